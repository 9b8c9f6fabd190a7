using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VegfTrends.Papers.Store;

// The runs of watches, what they did to papers, and how far each query has come.
public sealed partial class PaperStore
{
    // Of a paper that was merged since, the one it was merged into.
    const string SelectedRunPaper =
        "select r.run, coalesce(k.name, p.name), r.what, r.silent from run_papers r join papers p on p.id = r.paper "
        + "left join papers k on k.id = p.merged_into";

    static readonly JsonSerializerOptions OutcomeJson = new(Columns.Json)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Begins a run of a watch. Runs that were killed are noted as interrupted: the caller holds the lock, so
    /// none of them is alive.</summary>
    /// <returns>The run, and whether it is a backfill: no run of this watch has reached its end yet.</returns>
    public (long RunId, WatchRunKind Kind) BeginWatchRun(string watch, DateOnly asOf)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(watch);
        using SqlSession session = Writing();
        session.Execute("update watch_runs set state = 'interrupted' where state = 'running'");
        WatchRunKind kind = session.Number(
            "select 1 from watch_runs where watch = $1 and state in ('ok', 'suspect')",
            watch
        )
            is null
            ? WatchRunKind.Backfill
            : WatchRunKind.Nightly;
        long run = session
            .Number(
                "insert into runs (command, started, files) values ('watch', $1, $2) returning id",
                Columns.Of(Now),
                Columns.Of([watch])
            )!
            .Value;
        session.Execute(
            "insert into watch_runs (run, watch, kind, state, as_of) values ($1, $2, $3, 'running', $4)",
            run,
            watch,
            Key(kind),
            Columns.Of(asOf)
        );
        session.Commit();
        return (run, kind);
    }

    /// <summary>Notes what the queries have given so far, or how the run ended.</summary>
    public void SaveWatchRun(long runId, WatchRunState state, IReadOnlyList<SourceOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        using SqlSession session = Writing();
        session.Execute(
            "update watch_runs set state = $2, outcomes = $3 where run = $1",
            runId,
            Key(state),
            JsonSerializer.Serialize(outcomes, OutcomeJson)
        );
        session.Commit();
    }

    /// <summary>Notes that the papers of this run, and of the runs of the watch before it, were handed to the
    /// digest.</summary>
    public void MarkAnnounced(string watch, long runId)
    {
        using SqlSession session = Writing();
        session.Execute(
            "update watch_runs set announced = $3 where watch = $1 and run <= $2 and announced is null",
            watch,
            runId,
            Columns.Of(Now)
        );
        session.Commit();
    }

    /// <summary>What one run did to papers.</summary>
    public IReadOnlyList<RunPaper> RunPapers(long runId)
    {
        using SqlSession session = Reading();
        return session.List($"{SelectedRunPaper} where r.run = $1 order by r.paper", ReadRunPaper, runId);
    }

    /// <summary>What the runs of a watch did to papers and was never handed to the digest, the silent ones left out;
    /// each paper once a change.</summary>
    public IReadOnlyList<RunPaper> UnannouncedPapers(string watch)
    {
        using SqlSession session = Reading();
        return
        [
            .. session
                .List(
                    $"{SelectedRunPaper} join watch_runs w on w.run = r.run where w.watch = $1 and w.announced is null "
                        + $"and r.silent = 0 order by r.run, r.paper",
                    ReadRunPaper,
                    watch
                )
                .DistinctBy(p => (p.PaperId, p.Change)),
        ];
    }

    /// <summary>All runs of watches, the latest first.</summary>
    /// <param name="watch">One watch, or <c>null</c> for all.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<StoredWatchRun> WatchRuns(string? watch = null, int most = int.MaxValue)
    {
        using SqlSession session = Reading();
        return session.List(
            """
            select r.id, r.command, r.started, r.ended, r.files, r.read, r.added, r.duplicates, r.quarantined, r.exit_code, r.note,
              w.watch, w.kind, w.state, w.as_of, w.outcomes, w.announced
            from watch_runs w join runs r on r.id = w.run where $1 is null or w.watch = $1 order by r.id desc limit $2
            """,
            r => new StoredWatchRun(
                ReadRun(r),
                r.GetString(11),
                Enum.Parse<WatchRunKind>(r.GetString(12), ignoreCase: true),
                Enum.Parse<WatchRunState>(r.GetString(13), ignoreCase: true),
                r.Day(14),
                JsonSerializer.Deserialize<SourceOutcome[]>(r.GetString(15), OutcomeJson)!,
                r.TimeOrNull(16)
            ),
            watch,
            most
        );
    }

    /// <summary>
    /// Ids of papers that the store had from a nightly run of a watch before it had them in any other way. Left out is
    /// what a first pass brought, and what people put into a folder: how long these took says nothing of how fast a
    /// source is.
    /// </summary>
    public IReadOnlySet<string> SeenByWatch()
    {
        using SqlSession session = Reading();
        return session
            .List(
                """
                select p.name from papers p
                join run_papers b on b.paper = p.id and b.run = p.run and b.what = 'new' and b.silent = 0
                join watch_runs w on w.run = b.run and w.kind = 'nightly'
                where p.merged_into is null
                  and exists (select 1 from sources s join files f on f.id = s.file
                    where s.paper = p.id and s.run = p.run and f.sha256 = '')
                  and not exists (select 1 from papers o where o.merged_into = p.id and o.run < p.run)
                """,
                r => r.GetString(0)
            )
            .ToHashSet(StringComparer.Ordinal);
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
                    r.DayOrNull(0),
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
                on conflict (watch, source, query, canary) do update
                  set seen = coalesce(excluded.seen, canaries.seen), missed = excluded.missed
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

    /// <summary>PMIDs of the store, those first that were not asked for at their source for longest; deleted ones take
    /// their turn too, and say so.</summary>
    public IReadOnlyList<(string Pmid, bool IsDeleted)> PmidsToCheck(int most)
    {
        using SqlSession session = Reading();
        return session.List(
            """
            select i.value, d.pmid is not null from paper_ids i
            left join deleted_pmids d on d.pmid = i.value
            left join source_checks c on c.scheme = 'pmid' and c.value = i.value
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
            on conflict (watch, source, query) do update
              set mark = excluded.mark, unfinished = excluded.unfinished, run = excluded.run, noted = excluded.noted
            """,
            step.Watch,
            step.Source,
            step.Query,
            mark.Day is { } day ? Columns.Of(day) : null,
            mark.Unfinished is null ? null : JsonSerializer.Serialize(mark.Unfinished, Columns.Json),
            step.RunId,
            Columns.Of(Now)
        );

    static RunPaper ReadRunPaper(DbDataReader r) =>
        new(
            r.GetInt64(0),
            r.GetString(1),
            Enum.Parse<PaperChange>(r.GetString(2), ignoreCase: true),
            r.GetInt32(3) != 0
        );

    static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
