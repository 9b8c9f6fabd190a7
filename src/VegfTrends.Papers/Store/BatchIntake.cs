using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

/// <summary>Takes what was read from a file or a source into the store, within one transaction: papers, deletions and
/// quarantine rows in their order.</summary>
/// <param name="session">A writing one.</param>
/// <param name="runId">The run that brings it.</param>
/// <param name="now">The time to note.</param>
/// <param name="isCurrent">See <see cref="PaperAdder"/>.</param>
/// <param name="noted">See <see cref="PaperAdder"/>.</param>
sealed class BatchIntake(
    SqlSession session,
    long runId,
    DateTimeOffset now,
    bool isCurrent = false,
    Action<long, PaperChange>? noted = null
)
{
    readonly PaperAdder _adder = new(session, runId, now, isCurrent, noted);

    /// <param name="batch">A part of the file.</param>
    /// <param name="file">The file, or what stands for one.</param>
    /// <param name="isLast">Its end was reached.</param>
    public ImportResult Take(IReadOnlyList<ReadOutcome> batch, StoreFile file, bool isLast)
    {
        long fileRow = FileRow(session, file);
        int added = 0,
            duplicates = 0,
            quarantined = 0,
            deleted = 0;
        foreach (ReadOutcome outcome in batch)
        {
            switch (outcome)
            {
                case ReadOutcome.Read read when _adder.Add(read.Paper, fileRow, file.Sha256.Length > 0):
                    added++;
                    break;
                case ReadOutcome.Read:
                    duplicates++;
                    break;
                case ReadOutcome.Deleted notice:
                    _adder.Delete(notice.Pmid);
                    deleted++;
                    break;
                case ReadOutcome.Quarantined broken:
                    Quarantine(broken.Row, fileRow);
                    quarantined++;
                    break;
                default:
                    throw new InvalidOperationException(
                        $"The store does not know what to do with {outcome.GetType().Name}."
                    );
            }
        }

        var result = new ImportResult(added, duplicates, quarantined, deleted);
        _adder.Finish();
        NoteImported(fileRow, result, isLast);
        return result;
    }

    // The format is noted anew: a file that could not be opened at first, or not recognised by an older version, was
    // "unknown".
    public static long FileRow(SqlSession session, StoreFile file) =>
        session
            .Number(
                """
                insert into files (name, sha256, size, format) values ($1, $2, $3, $4)
                on conflict (sha256, name) do update set format = excluded.format returning id
                """,
                file.Name,
                file.Sha256,
                file.Size,
                file.Format
            )!
            .Value;

    void NoteImported(long file, ImportResult result, bool isLast) =>
        session.Execute(
            """
            insert into imported_files (run, file, read, added, duplicates, quarantined, deleted, completed)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (run, file) do update set read = imported_files.read + excluded.read, added = imported_files.added + excluded.added,
              duplicates = imported_files.duplicates + excluded.duplicates, quarantined = imported_files.quarantined + excluded.quarantined,
              deleted = imported_files.deleted + excluded.deleted, completed = excluded.completed
            """,
            runId,
            file,
            result.New + result.Duplicates + result.Quarantined,
            result.New,
            result.Duplicates,
            result.Quarantined,
            result.Deleted,
            isLast ? Columns.Of(now) : null
        );

    void Quarantine(QuarantineRow row, long file) =>
        session.Execute(
            """
            insert into quarantine (run, file, record, position, format, found, expected, raw, noted)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
            """,
            runId,
            file,
            row.Record,
            row.Position,
            row.Format,
            row.Found,
            row.Expected,
            row.Raw,
            Columns.Of(now)
        );
}
