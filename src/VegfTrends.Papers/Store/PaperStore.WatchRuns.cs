using System.Text.Json;
using System.Text.Json.Serialization;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Papers.Store;

/// <summary>The history of watches.</summary>
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
            Day(asOf)
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
                Day(r.GetString(14)),
                JsonSerializer.Deserialize<SourceOutcome[]>(r.GetString(15), OutcomeJson)!,
                r.TimeOrNull(16)
            ),
            watch,
            most
        );
    }

    static RunPaper ReadRunPaper(Microsoft.Data.Sqlite.SqliteDataReader r) =>
        new(
            r.GetInt64(0),
            r.GetString(1),
            Enum.Parse<PaperChange>(r.GetString(2), ignoreCase: true),
            r.GetInt32(3) != 0
        );

    static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
