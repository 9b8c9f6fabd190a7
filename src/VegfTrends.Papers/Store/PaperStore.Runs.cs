using Microsoft.Data.Sqlite;

namespace VegfTrends.Papers.Store;

public sealed partial class PaperStore
{
    /// <summary>Notes that a command begins; what it adds carries the number that this returns.</summary>
    public long BeginRun(string command, IReadOnlyList<string> files)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(command);
        ArgumentNullException.ThrowIfNull(files);
        using SqlSession session = Writing();
        long id = session
            .Number(
                "insert into runs (command, started, files) values ($1, $2, $3) returning id",
                command,
                Columns.Of(Now),
                Columns.Of(files)
            )!
            .Value;
        session.Commit();
        return id;
    }

    /// <summary>Notes how a run ended. A run that was killed never gets here: its end stays unknown.</summary>
    public void EndRun(long runId, RunCounts counts, int exitCode, string? note = null)
    {
        using SqlSession session = Writing();
        RequireRun(session, runId);
        session.Execute(
            "update runs set ended = $2, read = $3, added = $4, duplicates = $5, quarantined = $6, exit_code = $7, "
                + "note = $8 where id = $1",
            runId,
            Columns.Of(Now),
            counts.Read,
            counts.New,
            counts.Duplicates,
            counts.Quarantined,
            exitCode,
            note
        );
        session.Commit();
    }

    /// <summary>All runs, the latest first.</summary>
    public IReadOnlyList<StoredRun> Runs()
    {
        using SqlSession session = Reading();
        return session.List(
            "select id, command, started, ended, files, read, added, duplicates, quarantined, exit_code, note from "
                + "runs order by id desc",
            ReadRun
        );
    }

    /// <summary>What runs took from files, in order of import.</summary>
    /// <param name="runId">One run, or <c>null</c> for all.</param>
    public IReadOnlyList<ImportedFile> ImportedFiles(long? runId = null)
    {
        using SqlSession session = Reading();
        return session.List(
            """
            select i.run, f.name, f.sha256, f.size, f.format, i.added, i.duplicates, i.quarantined, i.deleted, i.completed
            from imported_files i join files f on f.id = i.file
            where $1 is null or i.run = $1 order by i.run, i.file
            """,
            r => new ImportedFile(
                r.GetInt64(0),
                new StoreFile(r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4)),
                r.GetInt32(5),
                r.GetInt32(6),
                r.GetInt32(7),
                r.GetInt32(8),
                r.TimeOrNull(9)
            ),
            runId
        );
    }

    // The format is noted anew: a file that could not be opened at first, or not recognised by an older version, was
    // "unknown".
    static long FileRow(SqlSession session, StoreFile file) =>
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

    void NoteImported(SqlSession session, long file, long runId, ImportResult result, bool isLast) =>
        session.Execute(
            """
            insert into imported_files (run, file, read, added, duplicates, quarantined, deleted, completed) values ($1, $2, $3, $4, $5, $6, $7, $8)
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
            isLast ? Columns.Of(Now) : null
        );

    static StoredRun ReadRun(SqliteDataReader r) =>
        new(
            r.GetInt64(0),
            r.GetString(1),
            r.Time(2),
            r.TimeOrNull(3),
            r.Strings(4),
            new RunCounts(r.GetInt32(5), r.GetInt32(6), r.GetInt32(7), r.GetInt32(8)),
            r.Int(9),
            r.Text(10)
        );
}
