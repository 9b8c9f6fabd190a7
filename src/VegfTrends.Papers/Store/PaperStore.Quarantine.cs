using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

public sealed partial class PaperStore
{
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

    void Quarantine(SqlSession session, QuarantineRow row, long file, long runId) =>
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
            Columns.Of(Now)
        );
}
