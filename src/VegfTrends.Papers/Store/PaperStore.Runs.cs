using System.Data.Common;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

// The runs that wrote here, and what they met.
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

    /// <summary>Records that could not be read, in the order in which they were met; each once, however often its file
    /// is imported.</summary>
    /// <param name="runId">Those that this run met first, or <c>null</c> for all.</param>
    public IReadOnlyList<QuarantinedRecord> QuarantineRows(long? runId = null)
    {
        using SqlSession session = Reading();
        return session.List(
            """
            select q.run, f.sha256, q.noted, f.name, q.format, q.record, q.position, q.found, q.expected, q.raw
            from quarantine q join files f on f.id = q.file
            where $1 is null or q.run = $1 order by q.id
            """,
            r => new QuarantinedRecord(
                r.GetInt64(0),
                r.GetString(1),
                r.Time(2),
                new QuarantineRow(
                    r.GetString(3),
                    r.GetString(4),
                    r.GetInt32(5),
                    r.GetString(6),
                    r.GetString(7),
                    r.GetString(8),
                    r.Text(9)
                )
            ),
            runId
        );
    }

    /// <summary>What the store holds now.</summary>
    public StoreMark Mark()
    {
        using SqlSession session = Reading();
        return new StoreMark(
            session.Number(
                "select max(run) from (select max(run) as run from papers union all select max(run) from imported_files)"
            ) ?? 0,
            session.Number("select max(id) from decisions") ?? 0
        );
    }

    static StoredRun ReadRun(DbDataReader r) =>
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
