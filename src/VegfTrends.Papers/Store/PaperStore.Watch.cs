using System.Globalization;
using System.Text.Json;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

/// <summary>What a watch saves, batch by batch.</summary>
public sealed partial class PaperStore
{
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
        long fileRow = FileRow(session, file);
        var counts = new Dictionary<PaperChange, int>();
        var adder = new PaperAdder(
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
        int duplicates = 0,
            quarantined = 0,
            read = 0,
            deletions = 0;
        foreach (ReadOutcome outcome in batch)
        {
            switch (outcome)
            {
                case ReadOutcome.Read { Paper: var paper }:
                    read++;
                    duplicates += adder.Add(paper, fileRow, file.Sha256.Length > 0) ? 0 : 1;
                    break;
                case ReadOutcome.Deleted { Pmid: var pmid }:
                    deletions++;
                    adder.Delete(pmid);
                    break;
                case ReadOutcome.Quarantined { Row: var row }:
                    quarantined++;
                    Quarantine(session, row, fileRow, step.RunId);
                    break;
            }
        }

        int added = counts.GetValueOrDefault(PaperChange.New);
        adder.Finish();
        NoteImported(session, fileRow, step.RunId, new ImportResult(added, duplicates, quarantined, deletions), isLast);
        if (mark is not null)
        {
            SaveMark(session, step, mark);
        }

        session.Commit();
        return new WatchBatchResult(
            read,
            added,
            counts.GetValueOrDefault(PaperChange.Changed),
            counts.GetValueOrDefault(PaperChange.Retracted),
            counts.GetValueOrDefault(PaperChange.Deleted),
            quarantined
        );
    }

    /// <summary>Notes how far a query has come when no record came with it.</summary>
    public void SaveMark(WatchStep step, WatchMark mark)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(mark);
        using SqlSession session = Writing();
        SaveMark(session, step, mark);
        session.Commit();
    }

    /// <summary>How far a query has come; without day and place for one that has never run.</summary>
    public WatchMark Mark(string watch, string source, string query)
    {
        using SqlSession session = Reading();
        return
            session.List(
                "select mark, unfinished from watch_marks where watch = $1 and source = $2 and query = $3",
                r => new WatchMark(
                    r.Text(0) is { } day ? Day(day) : null,
                    r.Text(1) is { } json ? JsonSerializer.Deserialize<UnfinishedPass>(json, Columns.Json) : null
                ),
                watch,
                source,
                query
            )
                is [var mark]
            ? mark
            : new WatchMark(null, null);
    }

    /// <summary>Notes which known papers a query returned and which it did not.</summary>
    public void SaveCanaries(WatchStep step, IReadOnlyList<string> asked, IReadOnlyCollection<string> returned)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(asked);
        using SqlSession session = Writing();
        foreach (string canary in asked)
        {
            bool isHere = returned.Contains(canary);
            session.Execute(
                """
                insert into canaries (watch, source, query, canary, seen, missed) values ($1, $2, $3, $4, $5, $6)
                on conflict (watch, source, query, canary) do update set seen = coalesce(excluded.seen, canaries.seen), missed = excluded.missed
                """,
                step.Watch,
                step.Source,
                step.Query,
                canary,
                isHere ? Columns.Of(Now) : null,
                isHere ? null : step.RunId
            );
        }

        session.Commit();
    }

    /// <summary>Which of these identifiers the store has.</summary>
    public IReadOnlySet<string> KnownIds(string scheme, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using SqlSession session = Reading();
        return values
            .Where(v =>
                session.Number("select 1 from paper_ids where scheme = $1 and value = $2", scheme, v) is not null
            )
            .ToHashSet();
    }

    /// <summary>Whether a record would be taken for a paper that the store has, by its identifiers or its
    /// text.</summary>
    public bool Knows(VegfTrends.Core.Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using SqlSession session = Reading();
        return new PaperAdder(session, 0, Now).Knows(paper);
    }

    /// <summary>PMIDs of the store, those first that were not asked for at their source for longest; deleted ones take
    /// their turn too, and say so.</summary>
    public IReadOnlyList<(string Pmid, bool IsDeleted)> PmidsToCheck(int most)
    {
        using SqlSession session = Reading();
        return session.List(
            """
            select i.value, d.pmid is not null from paper_ids i left join deleted_pmids d on d.pmid = i.value left join source_checks c on c.scheme = 'pmid' and c.value = i.value
            where i.scheme = 'pmid' order by c.checked nulls first, i.value limit $1
            """,
            r => (r.GetString(0), r.GetBoolean(1)),
            most
        );
    }

    /// <summary>Notes that these PMIDs were asked for at their source.</summary>
    public void NoteChecked(IReadOnlyList<string> pmids, long runId)
    {
        ArgumentNullException.ThrowIfNull(pmids);
        using SqlSession session = Writing();
        foreach (string pmid in pmids)
        {
            session.Execute(
                """
                insert into source_checks (scheme, value, checked, run) values ('pmid', $1, $2, $3)
                on conflict (scheme, value) do update set checked = excluded.checked, run = excluded.run
                """,
                pmid,
                Columns.Of(Now),
                runId
            );
        }

        session.Commit();
    }

    void SaveMark(SqlSession session, WatchStep step, WatchMark mark) =>
        session.Execute(
            """
            insert into watch_marks (watch, source, query, mark, unfinished, run, noted) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (watch, source, query) do update set mark = excluded.mark, unfinished = excluded.unfinished, run = excluded.run, noted = excluded.noted
            """,
            step.Watch,
            step.Source,
            step.Query,
            mark.Day is { } day ? Day(day) : null,
            mark.Unfinished is null ? null : JsonSerializer.Serialize(mark.Unfinished, Columns.Json),
            step.RunId,
            Columns.Of(Now)
        );

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

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
