using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Watching;

/// <summary>Asks a source again for stored papers, those first whose turn was longest ago: so retractions and deletions
/// are seen that no query shows.</summary>
sealed class StoredPaperCheck(PaperStore store, WatchFile watch, long runId, WatchRunnerOptions options)
{
    public const string Name = "recheck";

    public async Task<SourceOutcome> RunAsync(IPaperSource source, CancellationToken cancel)
    {
        var outcome = new SourceOutcome { Source = source.Key, Query = Name };
        int requests = source.Requests;
        long started = options.Time.GetTimestamp();
        try
        {
            var step = new WatchStep(runId, watch.Name, source.Key, Name, IsSilent: false, IsCurrent: true);
            IReadOnlyList<(string Pmid, bool IsDeleted)> turn = store.PmidsToCheck(watch.Recheck);
            var waiting = new Queue<string>(turn.Select(t => t.Pmid));
            await foreach (
                SourceBatch batch in source.RecheckAsync(
                    [.. waiting],
                    turn.Where(t => t.IsDeleted).Select(t => t.Pmid).ToHashSet(),
                    cancel
                )
            )
            {
                WatchBatchResult result = store.AddWatched(
                    batch.Records,
                    new StoreFile($"{source.Key}: {Name}", "", 0, source.Format),
                    isLast: false,
                    step,
                    mark: null
                );
                store.NoteChecked([.. Enumerable.Range(0, batch.Found).Select(_ => waiting.Dequeue())], runId);
                outcome = outcome.With(result) with
                {
                    Found = outcome.Found + batch.Records.Count(r => r is ReadOutcome.Read),
                };
                cancel.ThrowIfCancellationRequested();
            }
        }
        catch (SourceException e)
        {
            outcome = outcome with { State = SourceState.Failed, Why = e.Message };
        }

        return outcome with
        {
            Requests = source.Requests - requests,
            Seconds = Math.Round(options.Time.GetElapsedTime(started).TotalSeconds, 3),
        };
    }
}
