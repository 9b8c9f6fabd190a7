namespace VegfTrends.Papers.Formats;

/// <summary>One file format. A new format is one class, one line in <see cref="PaperFormats"/>, and its broken-file
/// test.</summary>
public interface IPaperFormat
{
    /// <summary>Stable key such as <c>pubmed-xml</c>, <c>ris</c>, <c>cnki-text</c>.</summary>
    string Key { get; }

    /// <summary>Whether the beginning of a file is in this format; the extension plays no part.</summary>
    /// <param name="head">The first 64 Ki characters, decoded, without byte order mark; empty for binary files.</param>
    /// <param name="file">For binary formats: <see cref="PaperFile.HeadBytes"/>.</param>
    bool Recognises(string head, PaperFile file);

    /// <summary>
    /// Streams the records. A broken record becomes <see cref="ReadOutcome.Quarantined"/> and reading goes on at the
    /// next one; where the rest cannot be read, one last quarantine row says from where.
    /// </summary>
    IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel);
}
