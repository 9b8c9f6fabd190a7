namespace VegfTrends.Papers.Formats;

/// <summary>The list of formats, most telling first, and the way from a path to papers.</summary>
public static class PaperFormats
{
    /// <summary>Asked in this order; the first that recognises the file reads it.</summary>
    public static IReadOnlyList<IPaperFormat> All { get; } =
    [
        // Text with tags. Ovid before RIS, whose tags look the same; BibTeX last, since its entries may stand below any free text.
        new OvidFormat(),
        new MedlineFormat(),
        new RisFormat(),
        new WosFormat(),
        new RefWorksFormat(),
        new ReferFormat(),
        new NoteExpressFormat(),
        new CnkiTextFormat(),
        new BibTexFormat(),
    ];

    /// <summary>The format of a file, by content.</summary>
    /// <exception cref="UnreadableFileException">No format recognises it.</exception>
    public static IPaperFormat Detect(PaperFile file) =>
        All.FirstOrDefault(f => f.Recognises(file.Head, file))
        ?? throw new UnreadableFileException(file.Name, "content in no known format", "one of " + string.Join(", ", All.Select(f => f.Key)));

    /// <summary>Reads one file. A failure of the file as a whole (missing, unknown, cut off) becomes one last quarantine row with record 0.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits.</param>
    /// <param name="opened">Told the format key once it is known.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<ReadOutcome> Read(string path, ReadOptions options, Action<string>? opened, CancellationToken cancel)
    {
        IEnumerator<ReadOutcome>? outcomes = null;
        string format = "unknown";
        try
        {
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                ReadOutcome outcome;
                try
                {
                    if (outcomes is null)
                    {
                        PaperFile file = PaperFile.Open(path, options);
                        IPaperFormat found = Detect(file);
                        format = found.Key;
                        opened?.Invoke(format);
                        outcomes = found.Read(file, options, cancel).GetEnumerator();
                    }

                    if (!outcomes.MoveNext())
                    {
                        yield break;
                    }

                    outcome = outcomes.Current;
                }
                catch (UnreadableFileException e)
                {
                    outcome = new ReadOutcome.Quarantined(new QuarantineRow(e.File, format, 0, "file", e.Found, e.Expected, null));
                    outcomes?.Dispose();
                    outcomes = Enumerable.Empty<ReadOutcome>().GetEnumerator();
                }

                yield return outcome;
            }
        }
        finally
        {
            outcomes?.Dispose();
        }
    }
}
