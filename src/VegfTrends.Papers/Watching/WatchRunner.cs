using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Watching;

/// <summary>
/// One run of a watch: every source in turn, then the assessment, then the hand-over. Each batch is saved with the
/// place behind it, so that a run that is killed loses one batch at most, and the next one goes on behind it.
/// </summary>
/// <param name="store">Where papers go.</param>
/// <param name="watch">What is asked.</param>
/// <param name="lexicon">For feeds that are filtered; <c>null</c> takes all their entries.</param>
/// <param name="options">How.</param>
public sealed class WatchRunner(PaperStore store, WatchFile watch, Lexicon? lexicon, WatchRunnerOptions options)
{
    /// <summary>A start so much later than now was not made by this clock.</summary>
    static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    DateOnly Today => DateOnly.FromDateTime(options.Time.GetLocalNow().DateTime);

    /// <exception cref="WatchBusyException">Another run is at work.</exception>
    /// <exception cref="StoreException">The store cannot be written; what was saved is whole.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the next run goes on.</exception>
    public async Task<WatchRunResult> RunAsync(CancellationToken cancel)
    {
        using WatchLock guard = WatchLock.Take(store.Path, options.Time.GetUtcNow());
        var problems = new List<string>();
        NoteClock(problems);
        (long runId, WatchRunKind kind) = store.BeginWatchRun(watch.Name, Today);
        var outcomes = new List<SourceOutcome>();
        WatchRunState ended = WatchRunState.Failed;
        string? note = null;
        int exitCode = 2;
        try
        {
            using var sources = new WatchSources(watch, lexicon, options);
            await AskAllAsync(sources, runId, kind, outcomes, cancel);
            int assessed = options.Assess?.Invoke(cancel) ?? 0;
            ended = StateOf(sources, outcomes, problems);
            problems.AddRange(
                outcomes.Where(o => o.State != SourceState.Ok).Select(o => $"{o.Source} {o.Query}: {o.Why}")
            );
            problems.AddRange(
                outcomes
                    .Where(o => o is { State: SourceState.Ok, Why: not null } && sources.HoldExports(o.Source))
                    .Select(o => $"{o.Source} {o.Query}: {o.Why}")
            );
            problems.AddRange(
                outcomes
                    .Where(o => o.Quarantined > 0)
                    .Select(o =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{o.Source} {o.Query}: {o.Quarantined} records could not be read; they are kept in quarantine"
                        )
                    )
            );
            WatchRun run = Run(runId, kind, ended, outcomes);
            await HandOverAsync(run, problems, cancel);
            note = problems.Count == 0 ? null : string.Join(" | ", problems);
            exitCode =
                ended == WatchRunState.Failed ? 2
                : problems.Count > 0 ? 1
                : 0;
            return new WatchRunResult(run, assessed, problems, exitCode);
        }
        catch (OperationCanceledException)
        {
            (ended, note) = (WatchRunState.Interrupted, "stopped");
            throw;
        }
        catch (Exception e) when (e is StoreException or IOException or InvalidDataException)
        {
            note = e.Message;
            throw;
        }
        finally
        {
            End(runId, ended, outcomes, exitCode, note);
        }
    }

    /// <summary>Says what a run would take; changes nothing.</summary>
    public async IAsyncEnumerable<WatchPreview> PreviewAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var sources = new WatchSources(watch, lexicon, options);
        var preview = new TaskPreview(store, watch, Today, options);
        foreach (WatchTask task in sources.Tasks)
        {
            if (await preview.RunAsync(task, cancel) is { } found)
            {
                yield return found;
            }
        }
    }

    async Task AskAllAsync(
        WatchSources sources,
        long runId,
        WatchRunKind kind,
        List<SourceOutcome> outcomes,
        CancellationToken cancel
    )
    {
        var runner = new TaskRunner(store, watch, runId, kind, Today, options);
        foreach (WatchTask task in sources.Tasks)
        {
            outcomes.Add(await runner.RunAsync(task, cancel));
            store.SaveWatchRun(runId, WatchRunState.Running, outcomes);
        }

        if (kind != WatchRunKind.Nightly || watch.Recheck == 0)
        {
            return;
        }

        foreach (IPaperSource source in sources.All.Where(s => s.CanRecheck))
        {
            outcomes.Add(await new StoredPaperCheck(store, watch, runId, options).RunAsync(source, cancel));
            store.SaveWatchRun(runId, WatchRunState.Running, outcomes);
        }
    }

    // A clock that was set back would ask for fewer days than are missing; what it asks for twice is known and costs
    // nothing.
    void NoteClock(List<string> problems)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        if (store.WatchRuns(watch.Name, most: 1) is [var later] && later.Run.Started > now + ClockTolerance)
        {
            problems.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the clock says {now:yyyy-MM-dd HH:mm}Z, but run {later.Run.Id} began at "
                        + $"{later.Run.Started:yyyy-MM-dd HH:mm}Z: it was set back, or was ahead then. This run goes "
                        + $"on from the earlier of the two; check the clock, and use --from if it was ahead for long"
                )
            );
        }
    }

    WatchRun Run(long runId, WatchRunKind kind, WatchRunState state, IReadOnlyList<SourceOutcome> outcomes)
    {
        ILookup<PaperChange, string> papers = store
            .UnannouncedPapers(watch.Name)
            .ToLookup(p => p.Change, p => p.PaperId);
        return new WatchRun
        {
            RunId = runId,
            Watch = watch.Name,
            Kind = kind,
            State = state,
            AsOf = Today,
            Sources = [.. outcomes],
            New = [.. papers[PaperChange.New]],
            Changed = [.. papers[PaperChange.Changed]],
            Retracted = [.. papers[PaperChange.Retracted]],
            Deleted = [.. papers[PaperChange.Deleted]],
        };
    }

    async Task HandOverAsync(WatchRun run, List<string> problems, CancellationToken cancel)
    {
        if (options.HandOver is { } handOver)
        {
            try
            {
                await handOver(run, cancel);
            }
#pragma warning disable CA1031 // whatever the digest meets, the papers are saved, and the next run hands them over again
            catch (Exception e) when (e is not (OperationCanceledException or StoreException))
            {
                problems.Add($"the digest failed: {e.Message} The next run hands the same papers over again.");
                return;
            }
#pragma warning restore CA1031
        }

        store.MarkAnnounced(run.Watch, run.RunId);
    }

    // Of those that asked anything: a pass that only begins says nothing of its source.
    static WatchRunState StateOf(WatchSources sources, List<SourceOutcome> outcomes, List<string> problems) =>
        outcomes.Where(o => o.Requests > 0 || o.State != SourceState.Ok || sources.HoldExports(o.Source)).ToList()
            is [_, ..] asked
        && asked.TrueForAll(o => o.State == SourceState.Failed)
            ? WatchRunState.Failed
        : problems.Count > 0 || outcomes.Exists(o => o.State != SourceState.Ok) ? WatchRunState.Suspect
        : WatchRunState.Ok;

    // A store that cannot be written now keeps the run as running; the next one notes it as interrupted.
    void End(long runId, WatchRunState state, List<SourceOutcome> outcomes, int exitCode, string? note)
    {
        try
        {
            store.SaveWatchRun(runId, state, outcomes);
            store.EndRun(
                runId,
                new RunCounts(
                    outcomes.Sum(o => o.Read + o.Quarantined),
                    outcomes.Sum(o => o.New),
                    outcomes.Sum(o => o.Read - o.New),
                    outcomes.Sum(o => o.Quarantined)
                ),
                exitCode,
                note
            );
        }
        catch (StoreException e) when (exitCode == 2)
        {
            options.Tell(e.Message);
        }
    }
}
