using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Watching;

/// <summary>Asks as a run would and only counts.</summary>
sealed class TaskPreview(PaperStore store, WatchFile watch, DateOnly today, WatchRunnerOptions options)
{
    const int MostTitles = 10;

    /// <returns><c>null</c> for a pass that does not begin before the next run.</returns>
    public async Task<WatchPreview?> RunAsync(WatchTask task, CancellationToken cancel)
    {
        WatchMark mark = store.Mark(watch.Name, task.Source.Key, task.MarkName);
        if (mark.Day is null && task.Pass == SourcePass.Changed)
        {
            return null;
        }

        DateOnly from =
            options.From
            ?? mark.Unfinished?.From
            ?? (mark.Day is { } day ? (day < today ? day : today).AddDays(-watch.OverlapDays) : watch.Since);
        int found = 0,
            unknown = 0;
        var titles = new List<string>();
        var state = SourceState.Ok;
        string? why = null;
        try
        {
            if (task.Canaries.Count > 0)
            {
                IReadOnlyCollection<string> returned = await task.Source.ReturnedAsync(
                    task.Text,
                    task.Canaries,
                    cancel
                );
                string[] missing = [.. task.Canaries.Where(c => !returned.Contains(c))];
                (state, why) =
                    missing.Length == 0
                        ? (state, why)
                        : (SourceState.Suspect, $"known papers are not returned: {string.Join(", ", missing)}");
            }

            await foreach (
                SourceBatch batch in task.Source.FetchAsync(
                    new SourceRequest
                    {
                        Query = task.Text,
                        From = from,
                        To = today,
                        Pass = task.Pass,
                        Known = store.KnownIds,
                        DryRun = true,
                    },
                    cancel
                )
            )
            {
                found = batch.Found;
                Paper[] fresh =
                [
                    .. batch.Records.OfType<ReadOutcome.Read>().Select(r => r.Paper).Where(p => !store.Knows(p)),
                ];
                unknown = batch.Unknown ?? unknown + fresh.Length;
                titles.AddRange(fresh.Take(MostTitles - titles.Count).Select(p => p.Title.In(Language.En) ?? p.Id));
                why ??= batch.Doubt ?? (task.Source.HoldsExports ? null : batch.Note);
                if (task.Source.HoldsExports && batch.Note is { } file)
                {
                    titles.Add(file);
                }
            }
        }
        catch (SourceException e)
        {
            (state, why) = (SourceState.Failed, e.Message);
        }

        return new WatchPreview(
            task.Source.Key,
            task.MarkName,
            task.Source.HasDays ? from : null,
            task.Source.HasDays ? today : null,
            found,
            unknown,
            titles,
            why,
            state
        );
    }
}
