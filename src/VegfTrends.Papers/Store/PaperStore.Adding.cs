using VegfTrends.Core;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

// What comes in.
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
                BatchIntake.FileRow(session, new StoreFile(source.File, "", 0, source.Format)),
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
        ImportResult result = new BatchIntake(session, runId, Now).Take(batch, file, isLast);
        session.Commit();
        return result;
    }

    /// <summary>Takes in one batch of a watch, all of it or none: its papers, what they are to the run, and how far the
    /// query has come.</summary>
    /// <param name="batch">What a source gave.</param>
    /// <param name="file">The file, or what stands for one.</param>
    /// <param name="isLast">The end of the file was reached.</param>
    /// <param name="step">The query.</param>
    /// <param name="mark">How far it has come with this batch; <c>null</c> leaves it where it is.</param>
    public WatchBatchResult AddWatched(
        IReadOnlyList<ReadOutcome> batch,
        StoreFile file,
        bool isLast,
        WatchStep step,
        WatchMark? mark
    )
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(step);
        using SqlSession session = Writing();
        RequireRun(session, step.RunId);
        var counts = new Dictionary<PaperChange, int>();
        var intake = new BatchIntake(
            session,
            step.RunId,
            Now,
            step.IsCurrent,
            (row, change) =>
            {
                counts[change] = counts.GetValueOrDefault(change) + 1;
                NoteRunPaper(session, step, row, change);
            }
        );
        ImportResult result = intake.Take(batch, file, isLast);
        if (mark is not null)
        {
            SaveMark(session, step, mark);
        }

        session.Commit();
        return new WatchBatchResult(
            result.New + result.Duplicates,
            result.New,
            counts.GetValueOrDefault(PaperChange.Changed),
            counts.GetValueOrDefault(PaperChange.Retracted),
            counts.GetValueOrDefault(PaperChange.Deleted),
            result.Quarantined
        );
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

    // A paper that is new to the run is not changed by the same run as well: the first word stays.
    static void NoteRunPaper(SqlSession session, WatchStep step, long row, PaperChange change) =>
        session.Execute(
            """
            insert into run_papers (run, paper, what, silent)
            select $1, $2, $3, $4 where $3 <> 'changed' or not exists (select 1 from run_papers where run = $1 and paper = $2)
            on conflict do nothing
            """,
            step.RunId,
            row,
            change.ToString().ToLowerInvariant(),
            step.IsSilent ? 1 : 0
        );

    void RequireRun(SqlSession session, long runId)
    {
        if (session.Number("select 1 from runs where id = $1", runId) is null)
        {
            throw new StoreException($"{Path}: found no run {runId}, expected one made by {nameof(BeginRun)}.");
        }
    }
}
