using VegfTrends.Core;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

public sealed partial class PaperStore
{
    /// <summary>Adds papers that come from no file (a search of a source), all of them or none.</summary>
    public ImportResult Add(IReadOnlyList<Paper> batch, long runId)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using SqlSession session = Writing();
        RequireRun(session, runId);
        var adder = new PaperAdder(session, runId, Now);
        int added = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            RecordSource source = batch[i].Source;
            added += adder.Add(
                batch[i],
                FileRow(session, new StoreFile(source.File, "", 0, source.Format)),
                fileHasBytes: false
            )
                ? 1
                : 0;
        }

        adder.Finish();
        session.Commit();
        return new ImportResult(added, batch.Count - added, 0, 0);
    }

    /// <summary>Takes in what was read from a file, all of it or none: papers, deletions and quarantine rows in their
    /// order.</summary>
    /// <param name="batch">A part of the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="runId">The run, see <see cref="BeginRun"/>.</param>
    /// <param name="isLast">The end of the file was reached.</param>
    public ImportResult Add(IReadOnlyList<ReadOutcome> batch, StoreFile file, long runId, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(file);
        using SqlSession session = Writing();
        RequireRun(session, runId);
        long fileRow = FileRow(session, file);
        var adder = new PaperAdder(session, runId, Now);
        int added = 0,
            duplicates = 0,
            quarantined = 0,
            deleted = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            switch (batch[i])
            {
                case ReadOutcome.Read read when adder.Add(read.Paper, fileRow, file.Sha256.Length > 0):
                    added++;
                    break;
                case ReadOutcome.Read:
                    duplicates++;
                    break;
                case ReadOutcome.Deleted notice:
                    adder.Delete(notice.Pmid);
                    deleted++;
                    break;
                case ReadOutcome.Quarantined broken:
                    Quarantine(session, broken.Row, fileRow, runId);
                    quarantined++;
                    break;
                default:
                    throw new InvalidOperationException(
                        $"The store does not know what to do with {batch[i].GetType().Name}."
                    );
            }
        }

        var result = new ImportResult(added, duplicates, quarantined, deleted);
        adder.Finish();
        NoteImported(session, fileRow, runId, result, isLast);
        session.Commit();
        return result;
    }

    /// <summary>Marks the paper with this PMID as deleted by its source; a paper that arrives later is marked
    /// then.</summary>
    public void MarkDeleted(string pmid, long runId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pmid);
        using SqlSession session = Writing();
        RequireRun(session, runId);
        new PaperAdder(session, runId, Now).Delete(pmid);
        session.Commit();
    }

    /// <summary>All papers in the order in which they were added, those deleted by their source included.</summary>
    public IEnumerable<StoredPaper> Papers() =>
        Stream($"select {PaperRows.Selected} from papers p where p.merged_into is null order by p.id", PaperRows.Read);

    public int CountPapers()
    {
        using SqlSession session = Reading();
        return (int)session.Number("select count(*) from papers where merged_into is null")!.Value;
    }

    /// <summary>A paper by any name it has been met under: <c>pmid:1</c>, <c>doi:10.1/x</c>, <c>pmcid:…</c>,
    /// <c>cnki:…</c>, or the id its input gave.</summary>
    public StoredPaper? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        using SqlSession session = Reading();
        return FindRow(session, id) is { } row
            ? session.List($"select {PaperRows.Selected} from papers p where p.id = $1", PaperRows.Read, row).Single()
            : null;
    }

    /// <summary>Every place where a paper stood, the first one first. Empty when the paper is not known.</summary>
    public IReadOnlyList<PaperSource> SourcesOf(string paperId)
    {
        ArgumentNullException.ThrowIfNull(paperId);
        using SqlSession session = Reading();
        return session.List(
            """
            select f.name, f.sha256, f.format, s.record, s.run, s.other
            from sources s join files f on f.id = s.file where s.paper = $1 order by s.id
            """,
            r => new PaperSource(
                r.GetString(0),
                r.GetString(1),
                r.GetString(2),
                r.GetInt32(3),
                r.GetInt64(4),
                r.Text(5)
            ),
            FindRow(session, paperId)
        );
    }

    static long? FindRow(SqlSession session, string id)
    {
        if (session.Number("select coalesce(merged_into, id) from papers where name = $1", id) is { } named)
        {
            return named;
        }

        const string ById =
            "select coalesce(p.merged_into, p.id) from paper_ids i join papers p on p.id = i.paper where i.scheme = $1 "
            + "and i.value = $2";
        int colon = id.IndexOf(':', StringComparison.Ordinal);
        return session.Number(ById, "name", id)
            ?? (colon > 0 ? session.Number(ById, id[..colon], id[(colon + 1)..]) : null);
    }

    static long RequirePaper(SqlSession session, string id, string path) =>
        FindRow(session, id)
        ?? throw new StoreException(
            $"{path}: found no paper '{id}', expected one that is in the store. Import its file first."
        );

    void RequireRun(SqlSession session, long runId)
    {
        if (session.Number("select 1 from runs where id = $1", runId) is null)
        {
            throw new StoreException($"{Path}: found no run {runId}, expected one made by {nameof(BeginRun)}.");
        }
    }
}
