namespace VegfTrends.Papers.Formats;

/// <summary>The list of formats, most telling first, and the way from a path to papers.</summary>
public static class PaperFormats
{
    /// <summary>Asked in this order; the first that recognises the file reads it.</summary>
    public static IReadOnlyList<IPaperFormat> All { get; } =
    [
        // Structure first: it tells itself by its beginning, while tags may also stand inside the texts that it holds.
        new PubMedXmlFormat(),
        new EndNoteXmlFormat(),
        new FeedFormat(),
        new EuropePmcJsonFormat(),
        new ClinicalTrialsJsonFormat(),
        new JsonLinesFormat(),
        new XlsxFormat(),
        new CsvFormat(),
        // Text with tags. Ovid before RIS, whose tags look the same; BibTeX last, since its entries may stand below any
        // free text.
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
        ?? throw new UnreadableFileException(
            file.Name,
            "content in no known format",
            "one of " + string.Join(", ", All.Select(f => f.Key))
        );

    /// <summary>
    /// Reads one file. A failure of the file as a whole (missing, unknown, cut off, without any record, or an error of
    /// its reader) becomes one last quarantine row with record 0, whose position says from which record on the rest is
    /// missing.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits.</param>
    /// <param name="opened">Told the format key once it is known.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<ReadOutcome> Read(
        string path,
        ReadOptions options,
        Action<string>? opened,
        CancellationToken cancel
    )
    {
        int records = 0;
        string format = "unknown";
        ReadOutcome.Quarantined? failure = null;
        IEnumerator<ReadOutcome>? outcomes = null;
        try
        {
            failure = Guarded(() =>
            {
                PaperFile file = PaperFile.Open(path, options);
                IPaperFormat found = Detect(file);
                format = found.Key;
                outcomes = found.Read(file, options, cancel).GetEnumerator();
            });
            if (outcomes is not null)
            {
                opened?.Invoke(format);
            }

            while (outcomes is not null && failure is null)
            {
                cancel.ThrowIfCancellationRequested();
                bool more = false;
                failure = Guarded(() => more = outcomes.MoveNext());
                if (!more)
                {
                    break;
                }

                records++;
                yield return outcomes.Current;
            }
        }
        finally
        {
            outcomes?.Dispose();
        }

        if (failure is null && records == 0)
        {
            failure = Row("no record", "at least one; export the file again");
        }

        if (failure is not null)
        {
            yield return failure;
        }

        ReadOutcome.Quarantined? Guarded(Action step)
        {
            try
            {
                step();
                return null;
            }
            catch (UnreadableFileException e)
            {
                return Row(e.Found, e.Expected);
            }
#pragma warning disable CA1031 // whatever a file does to its reader, the run goes on with the next file, and the row names the error
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                return Row(
                    $"{e.GetType().Name}: {e.Message}",
                    $"content that the {format} reader can read; please report it with the file"
                );
            }
#pragma warning restore CA1031
        }

        ReadOutcome.Quarantined Row(string found, string expected) =>
            new(
                new QuarantineRow(
                    Path.GetFileName(path),
                    format,
                    0,
                    records == 0 ? "file" : $"rest of file from record {records + 1}",
                    found,
                    expected,
                    null
                )
            );
    }
}
