using System.Globalization;
using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Watching;

/// <summary>Carries out one task of a run: asks for the canaries, goes on where an earlier run was broken off, takes
/// what is there, moves the mark.</summary>
/// <param name="store">Where it goes.</param>
/// <param name="watch">The watch.</param>
/// <param name="runId">The run.</param>
/// <param name="kind">Of the run.</param>
/// <param name="today">Its day.</param>
/// <param name="options">Of the run.</param>
sealed class TaskRunner(
    PaperStore store,
    WatchFile watch,
    long runId,
    WatchRunKind kind,
    DateOnly today,
    WatchRunnerOptions options
)
{
    /// <summary>Further than this apart, hours, the clock of the machine is not believed alone: time zones and a tired
    /// battery stay below.</summary>
    const double MostHoursApart = 26;

    public async Task<SourceOutcome> RunAsync(WatchTask task, CancellationToken cancel)
    {
        var outcome = new SourceOutcome { Source = task.Source.Key, Query = task.MarkName };
        Log.TaskBegins(options.Log, task.Source.Key, task.MarkName);
        int requests = task.Source.Requests;
        long started = options.Time.GetTimestamp();
        try
        {
            outcome = await TakeAsync(task, outcome, o => outcome = o, cancel);
        }
        catch (SourceException e)
        {
            outcome = outcome with { State = SourceState.Failed, Why = e.Message };
        }

        outcome = outcome with
        {
            Requests = task.Source.Requests - requests,
            Seconds = Math.Round(options.Time.GetElapsedTime(started).TotalSeconds, 3),
        };
        string state = outcome.State.ToString().ToLowerInvariant();
        Log.TaskEnds(
            options.Log,
            outcome.Source,
            outcome.Query,
            state,
            outcome.Found,
            outcome.New,
            outcome.Quarantined,
            outcome.Seconds
        );
        return outcome;
    }

    async Task<SourceOutcome> TakeAsync(
        WatchTask task,
        SourceOutcome outcome,
        Action<SourceOutcome> soFar,
        CancellationToken cancel
    )
    {
        WatchMark mark = store.Mark(watch.Name, task.Source.Key, task.MarkName);
        bool isFirst = mark.Day is null && task.Source.HasDays;
        var step = new WatchStep(
            runId,
            watch.Name,
            task.Source.Key,
            task.MarkName,
            // The first pass brings what was there before anybody watched; what people put into a folder is news.
            IsSilent: kind == WatchRunKind.Backfill
                || (mark.Day is null && task.Pass == SourcePass.New && !task.Source.HoldsExports),
            IsCurrent: !task.Source.HoldsExports
        );
        if (isFirst && task.Pass == SourcePass.Changed)
        {
            // Before the first pass there was nothing to revise: what it brings is as it is now.
            store.SaveMark(step, new WatchMark(today, null));
            return outcome with { From = today, To = today, Why = "begins with the next run" };
        }

        string? doubt = await CanariesAsync(task, step, cancel);
        DateOnly to = LastDay(task, ref doubt);
        var windows = Windows(task, mark, to).ToList();
        outcome = outcome with
        {
            From = task.Source.HasDays ? windows[0].From : null,
            To = task.Source.HasDays ? to : null,
        };
        int foundBefore = 0;
        foreach (UnfinishedPass window in windows)
        {
            int found = 0;
            await foreach (SourceBatch batch in task.Source.FetchAsync(Request(task, window), cancel))
            {
                found = batch.Found;
                WatchMark? place = batch.Place is null
                    ? null
                    : new WatchMark(mark.Day, window with { Place = batch.Place });
                outcome = Save(task, step, batch, outcome, place) with { Found = foundBefore + found };
                doubt ??= batch.Doubt;
                soFar(outcome);
                options.Tell(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{task.Source.Key} {task.MarkName}: {outcome.Read} of {outcome.Found} read, {outcome.New} new"
                    )
                );
                cancel.ThrowIfCancellationRequested();
            }

            foundBefore += found;
            if (doubt is null && window.To > (mark.Day ?? DateOnly.MinValue))
            {
                mark = new WatchMark(window.To, null);
            }
        }

        if (doubt is null)
        {
            // Without canaries the first answer comes only now, and with it the clock of the service.
            _ = LastDay(task, ref doubt);
        }

        // A doubtful answer leaves the day where it was, so that the next run asks for all of it again. A mark ahead of
        // the clock comes back.
        store.SaveMark(step, new WatchMark(doubt is null ? to : mark.Day, null));
        return outcome with
        {
            State = doubt is null ? SourceState.Ok : SourceState.Suspect,
            Why = Why(task, outcome, doubt),
        };
    }

    SourceOutcome Save(WatchTask task, WatchStep step, SourceBatch batch, SourceOutcome outcome, WatchMark? place)
    {
        if (batch.Records.Count == 0 && batch.File is null)
        {
            if (place is not null)
            {
                store.SaveMark(step, place);
            }

            return outcome with
            {
                Why = Joined(outcome.Why, batch.Note),
            };
        }

        StoreFile file = batch.File ?? new StoreFile($"{task.Source.Key}: {task.Name}", "", 0, task.Source.Format);
        WatchBatchResult result = store.AddWatched(batch.Records, file, batch.EndsFile, step, place);
        return outcome.With(result) with { Why = Joined(outcome.Why, batch.Note) };
    }

    async Task<string?> CanariesAsync(WatchTask task, WatchStep step, CancellationToken cancel)
    {
        if (task.Canaries.Count == 0)
        {
            return null;
        }

        IReadOnlyCollection<string> returned = await task.Source.ReturnedAsync(task.Text, task.Canaries, cancel);
        store.SaveCanaries(step, task.Canaries, returned);
        string[] missing = [.. task.Canaries.Where(c => !returned.Contains(c))];
        return missing.Length == 0
            ? null
            : $"known papers are not returned: {string.Join(", ", missing)} ({missing.Length} of "
                + $"{task.Canaries.Count}). The source or the query is not to be believed; the same days are asked for "
                + $"again until it is, and meanwhile what is missing may be more";
    }

    DateOnly LastDay(WatchTask task, ref string? doubt)
    {
        if (
            task.Source.ServerTime is not { } server
            || (options.Time.GetUtcNow() - server).Duration().TotalHours <= MostHoursApart
        )
        {
            return today;
        }

        DateOnly theirs = DateOnly.FromDateTime(server.UtcDateTime);
        doubt ??= string.Create(
            CultureInfo.InvariantCulture,
            $"this machine says it is {today:yyyy-MM-dd}, {task.Source.Key} says {theirs:yyyy-MM-dd}. Set the clock; "
                + $"until then the same days are asked for again"
        );
        return today < theirs ? today : theirs;
    }

    /// <summary>What was broken off first, then the days since the last run with their overlap.</summary>
    IEnumerable<UnfinishedPass> Windows(WatchTask task, WatchMark mark, DateOnly to)
    {
        DateOnly? day = mark.Day;
        if (mark.Unfinished is { } left && options.From is null && left.From <= to)
        {
            yield return left;
            if (left.To >= to)
            {
                yield break;
            }

            day = left.To;
        }

        DateOnly from =
            options.From is { } given && task.Source.HasDays ? given
            : day is { } last ? (last < to ? last : to).AddDays(-watch.OverlapDays)
            : watch.Since;
        yield return new UnfinishedPass(from < to ? from : to, to, "");
    }

    SourceRequest Request(WatchTask task, UnfinishedPass window) =>
        new()
        {
            Query = task.Text,
            From = window.From,
            To = window.To,
            Pass = task.Pass,
            Place = window.Place.Length == 0 ? null : window.Place,
            Known = store.KnownIds,
        };

    static string? Why(WatchTask task, SourceOutcome outcome, string? doubt) =>
        doubt is not null ? Joined(doubt, outcome.Why)
        : outcome.Found > 0 || !task.Source.HasDays || task.Pass == SourcePass.Changed ? outcome.Why
        : Joined(
            task.Canaries.Count > 0
                ? $"nothing in these days; the {task.Canaries.Count} known papers are returned"
                : "nothing in these days; no known paper is given for this query, so that this is not proven",
            outcome.Why
        );

    static string? Joined(string? first, string? second) =>
        first is null ? second
        : second is null || first.Contains(second, StringComparison.Ordinal) ? first
        : $"{first}; {second}";
}
