using System.IO.Compression;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>What <c>report --replay</c> needs to make a workbook again from the same store. Stands as JSON on the
/// method sheet.</summary>
/// <param name="Layout">See <see cref="Workbook.TrendWorkbook.Layout"/>.</param>
/// <param name="AsOf">The day on which the counts are true.</param>
/// <param name="Language">Of names and texts.</param>
/// <param name="Model">Id of the category model.</param>
/// <param name="Lexicon">SHA-256 of the lexicon.</param>
/// <param name="CommandLine">As it was given.</param>
/// <param name="Run">Last run whose papers are in the workbook.</param>
/// <param name="Decision">Last decision that is in it; 0 for none.</param>
/// <param name="State">SHA-256 over ids, text versions, status and decisions of the papers.</param>
/// <param name="Denominator">Papers of the whole literature by year, or <c>null</c>.</param>
public sealed record ReplayRecord(
    int Layout,
    DateOnly AsOf,
    Language Language,
    string Model,
    string Lexicon,
    string CommandLine,
    long Run,
    long Decision,
    string State,
    IReadOnlyDictionary<int, int>? Denominator
)
{
    /// <summary>Name of the cell that holds the record.</summary>
    public const string CellName = "ReplayRecord";

    const int LongestJson = 1 << 20;

    // A workbook of this project unpacks to far less; anything above is a bomb.
    const long LargestPart = 64L << 20;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads the record of a workbook, or of a JSON file that holds nothing else.</summary>
    /// <exception cref="InvalidDataException">The file holds no such record.</exception>
    public static ReplayRecord Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string name = Path.GetFileName(path);
        try
        {
            string json = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ReadText(path) : ReadCell(path);
            return JsonSerializer.Deserialize<ReplayRecord>(json, Json) ?? throw new JsonException("nothing in it");
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidDataException
                        or OpenXmlPackageException
                        or FileFormatException
                        or FormatException
                        or System.Xml.XmlException
            )
        {
            throw new InvalidDataException(
                $"{name}: found no record of how it was made ({e.Message}), expected a workbook of 'vegftrends report' "
                    + $"with its method sheet, or the record as a .json file.",
                e
            );
        }
    }

    static string ReadText(string path) =>
        new FileInfo(path).Length <= LongestJson
            ? File.ReadAllText(path)
            : throw new InvalidDataException("the file is too large for a record");

    static string ReadCell(string path)
    {
        using (ZipArchive zip = ZipFile.OpenRead(path))
        {
            // The method sheet and the shared strings are small; the sheets of papers are never opened.
            if (
                zip.GetEntry("xl/sharedStrings.xml") is { Length: > LargestPart } or { CompressedLength: > LargestPart }
            )
            {
                throw new InvalidDataException("its texts are too large");
            }
        }

        using SpreadsheetDocument document = SpreadsheetDocument.Open(path, isEditable: false);
        WorkbookPart book = document.WorkbookPart ?? throw new InvalidDataException("no workbook in it");
        string place =
            book.Workbook.DefinedNames?.Elements<DefinedName>().FirstOrDefault(n => n.Name == CellName)?.Text
            ?? throw new InvalidDataException($"no cell named {CellName}");
        int bang = place.LastIndexOf('!');
        string sheet = place[..Math.Max(0, bang)].Trim('\'').Replace("''", "'", StringComparison.Ordinal),
            reference = place[(bang + 1)..].Replace("$", "", StringComparison.Ordinal).Split(':')[0];
        Sheet entry =
            book.Workbook.Descendants<Sheet>().FirstOrDefault(s => s.Name == sheet)
            ?? throw new InvalidDataException($"no sheet '{sheet}'");
        Cell? cell = ((WorksheetPart)book.GetPartById(entry.Id!.Value!))
            .Worksheet.Descendants<Cell>()
            .FirstOrDefault(c => c.CellReference == reference);
        return cell?.DataType?.Value == CellValues.SharedString
            ? book.SharedStringTablePart!.SharedStringTable.ElementAt(
                int.Parse(cell.InnerText, System.Globalization.CultureInfo.InvariantCulture)
            ).InnerText
            : cell?.InnerText ?? throw new InvalidDataException($"nothing in the cell {reference}");
    }
}
