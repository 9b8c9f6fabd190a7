using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>Looks at whole answers and reads the records in them with the readers of files.</summary>
static class ServiceAnswer
{
    /// <summary>Well-formed to its end, with one of these root elements.</summary>
    /// <exception cref="UnreadableAnswerException">It is not.</exception>
    public static void CheckXml(byte[] body, params ReadOnlySpan<string> roots)
    {
        try
        {
            // Document types are passed over: nothing outside of the answer is ever opened.
            using var reader = XmlReader.Create(
                new MemoryStream(body, writable: false),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null }
            );
            reader.MoveToContent();
            if (!roots.Contains(reader.LocalName))
            {
                throw new UnreadableAnswerException($"found <{reader.LocalName}>, expected <{roots[0]}>");
            }

            while (reader.Read()) { }
        }
        catch (XmlException e)
        {
            throw new UnreadableAnswerException($"the XML is broken: {e.Message}", e);
        }
    }

    /// <summary>Parses JSON and hands its root over.</summary>
    /// <exception cref="UnreadableAnswerException">It is no JSON object.</exception>
    public static T Json<T>(byte[] body, Func<JsonElement, T> take)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? take(document.RootElement)
                : throw new UnreadableAnswerException(
                    $"found JSON of kind {document.RootElement.ValueKind}, expected an object"
                );
        }
        catch (JsonException e)
        {
            throw new UnreadableAnswerException($"the JSON is broken: {e.Message}", e);
        }
    }

    /// <summary>The records of an answer. All are numbered 1, and broken ones named by their content: the same record
    /// met on another night is the same.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="name">What stands for the file's name.</param>
    /// <param name="body">The answer.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static List<ReadOutcome> Records(IPaperFormat format, string name, byte[] body, CancellationToken cancel)
    {
        var outcomes = new List<ReadOutcome>();
        foreach (ReadOutcome outcome in format.Read(PaperFile.OfBytes(name, body), new ReadOptions(), cancel))
        {
            outcomes.Add(
                outcome switch
                {
                    ReadOutcome.Read read => new ReadOutcome.Read(
                        read.Paper with
                        {
                            Source = read.Paper.Source with { Record = 1 },
                        }
                    ),
                    ReadOutcome.Quarantined { Row: var row } => new ReadOutcome.Quarantined(
                        row with
                        {
                            Record = 1,
                            Position = Position(row),
                        }
                    ),
                    _ => outcome,
                }
            );
        }

        return outcomes;
    }

    /// <summary>The PMID in the beginning of a broken record, or <c>null</c>.</summary>
    public static string? PmidIn(string? raw)
    {
        int start = raw?.IndexOf("<PMID", StringComparison.Ordinal) ?? -1;
        start = start < 0 ? -1 : raw!.IndexOf('>', start);
        int end = start < 0 ? -1 : raw!.IndexOf('<', start);
        return end < 0 ? null : Core.PaperId.CleanPmid(raw![(start + 1)..end]);
    }

    static string Position(QuarantineRow row) =>
        PmidIn(row.Raw) is { } pmid ? $"PMID {pmid}"
        : row.Raw is { } raw
            ? $"record {Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(raw)))[..12]}"
        : row.Position;
}
