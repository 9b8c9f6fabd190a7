using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace VegfTrends.Papers.Formats;

/// <summary>Excel workbooks: the first sheet that has a header row with a title or an abstract column in Chinese or English.</summary>
public sealed class XlsxFormat : IPaperFormat
{
    const int HeaderWithin = 10;

    // Without this, MiniExcel writes large shared texts to temporary files.
    static readonly OpenXmlConfiguration InMemory = new() { EnableSharedStringCache = false };

    public string Key => "xlsx";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ReadOnlySpan<byte> bytes = file.HeadBytes.Span;
        return bytes.StartsWith("PK\u0003\u0004"u8) && (bytes.IndexOf("xl/"u8) >= 0 || bytes.IndexOf("[Content_Types].xml"u8) >= 0);
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        return ReadRows(file, options, cancel);
    }

    IEnumerable<ReadOutcome> ReadRows(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using Stream stream = OpenSeekable(file, options);
        WorkbookGuard.Check(file.Name, stream, options);
        foreach (string sheet in Guarded(file, () => stream.GetSheetNames(InMemory)))
        {
            PaperColumn[]? columns = null;
            int row = 0, record = 0;
            foreach (IDictionary<string, object?> cells in Rows(file, stream, sheet))
            {
                cancel.ThrowIfCancellationRequested();
                row++;
                List<string?> texts = [.. cells.Values.Select(Text)];
                if (texts.TrueForAll(string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                if (columns is null)
                {
                    PaperColumn[] found = ColumnNames.Find(texts.Select(t => t ?? ""));
                    if (ColumnNames.IsHeader(found))
                    {
                        columns = found;
                    }
                    else if (row >= HeaderWithin)
                    {
                        break;
                    }

                    continue;
                }

                var draft = new PaperDraft(file.Name, Key, ++record, options) { Position = $"sheet '{sheet}', row {row}" };
                TableRow.Fill(columns, texts, draft);
                yield return draft.Build(string.Join('\t', texts));
            }

            if (columns is not null)
            {
                yield break;
            }
        }

        throw new UnreadableFileException(file.Name, "no sheet with a header row", $"a title or an abstract column named within the first {HeaderWithin} rows of a sheet");
    }

    static IEnumerable<IDictionary<string, object?>> Rows(PaperFile file, Stream stream, string sheet)
    {
        using IEnumerator<dynamic> rows = Guarded(file, () =>
            stream.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: InMemory).GetEnumerator());
        while (Guarded(file, rows.MoveNext))
        {
            yield return (IDictionary<string, object?>)rows.Current;
        }
    }

    // On a damaged workbook MiniExcel throws what the damage happens to lead to: XmlException, NullReferenceException, KeyNotFoundException ...
    static T Guarded<T>(PaperFile file, Func<T> step)
    {
        try
        {
            return step();
        }
#pragma warning disable CA1031 // see above; the type and message are passed on
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException or UnreadableFileException))
        {
            throw new UnreadableFileException(file.Name, $"a damaged workbook ({e.GetType().Name}: {e.Message})", "a whole XLSX file; open it in Excel and save it again", e);
        }
#pragma warning restore CA1031
    }

    static Stream OpenSeekable(PaperFile file, ReadOptions options)
    {
        Stream content = file.OpenBytes();
        if (content.CanSeek)
        {
            return content;
        }

        using (content)
        {
            var copy = new MemoryStream();
            byte[] block = new byte[1 << 16];
            int read;
            while ((read = content.Read(block)) > 0)
            {
                copy.Write(block, 0, read);
                if (copy.Length > options.MaxWorkbookBytes)
                {
                    throw new UnreadableFileException(file.Name, $"a workbook of more than {options.MaxWorkbookBytes:N0} bytes", "less; save it as CSV");
                }
            }

            copy.Position = 0;
            return copy;
        }
    }

    static string? Text(object? cell) => cell switch
    {
        null => null,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}
