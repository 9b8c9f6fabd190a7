using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Reporting.DecisionFiles;

/// <summary>
/// Writes decisions for other programs, so that they can be changed there and given back: tables and JSON Lines hold
/// the decisions, files for reference managers hold the papers with the decisions as keywords.
/// </summary>
public static class DecisionExport
{
    /// <summary>Endings of the names of files that can be written; they say the format.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".xlsx", ".csv", ".jsonl", ".ris", ".nbib"];

    /// <summary>Saves the whole file or nothing.</summary>
    /// <param name="path">Ends in one of <see cref="Endings"/>.</param>
    /// <param name="papers">All papers of the store; read once.</param>
    /// <param name="all">All decisions ever made, for JSON Lines.</param>
    /// <param name="taxonomy">For the names.</param>
    /// <param name="language">Of headings and names.</param>
    /// <param name="cancel">Asked at every paper.</param>
    /// <returns>How many decisions, or papers with their keywords, were written.</returns>
    /// <exception cref="IOException">The file cannot be written, for instance because it is open in Excel.</exception>
    public static int Save(
        string path,
        IEnumerable<ExportedPaper> papers,
        IReadOnlyList<Decision> all,
        Taxonomy taxonomy,
        Language language,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(all);
        IEnumerable<ExportedPaper> Papers() =>
            papers.Select(p =>
            {
                cancel.ThrowIfCancellationRequested();
                return p;
            });

        IEnumerable<ExportedPaper> Decided() => Papers().Where(p => p.Decision is not null);
        int written = 0;
        WholeFile.Write(
            path,
            stream =>
                written = Path.GetExtension(path).ToLowerInvariant() switch
                {
                    ".xlsx" => DecisionWorkbook.Write(stream, Decided(), taxonomy, language),
                    ".csv" => Text(stream, w => DecisionCsv.Write(w, Decided(), taxonomy, language), mark: true),
                    ".jsonl" => Text(stream, w => DecisionJson.Write(w, all)),
                    ".ris" => Text(stream, w => ReferenceFiles.WriteRis(w, Papers())),
                    ".nbib" => Text(stream, w => ReferenceFiles.WriteNbib(w, Papers())),
                    var other => throw new ArgumentException(
                        $"Found the ending '{other}', expected one of {string.Join(", ", Endings)}.",
                        nameof(path)
                    ),
                }
        );
        return written;
    }

    // Excel takes a table without the mark for one in the system's old encoding.
    static int Text(Stream stream, Func<TextWriter, int> write, bool mark = false)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(mark), 1 << 16, leaveOpen: true)
        {
            NewLine = mark ? "\r\n" : "\n",
        };
        return write(writer);
    }
}
