using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Watching;

/// <summary>Where the series of a store break.</summary>
public static class SeriesBreaks
{
    /// <summary>
    /// Days on which the way papers are found or filed changed, the earliest first: every model and lexicon after the
    /// store's first, other categories of the model in use, and queries and sources that a watch asked later than its
    /// first backfill. After another model or lexicon the archive is assessed anew.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="modelId">The model in use.</param>
    public static IReadOnlyList<SeriesBreak> Breaks(this PaperStore store, string modelId)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        var breaks = new List<SeriesBreak>();
        breaks.AddRange(
            store
                .FirstUses("model")
                .Skip(1)
                .Select(m => new SeriesBreak(DayOf(m.First), SeriesBreakKind.Model, m.Name, null))
        );
        breaks.AddRange(
            store
                .FirstUses("lexicon")
                .Skip(1)
                .Select(l => new SeriesBreak(
                    DayOf(l.First),
                    SeriesBreakKind.Lexicon,
                    l.Name[..Math.Min(8, l.Name.Length)],
                    null
                ))
        );
        if (store.TaxonomyChange(modelId) is { } change)
        {
            breaks.Add(new SeriesBreak(change.Date, SeriesBreakKind.Categories, change.Model, null));
        }

        breaks.AddRange(WatchBreaks([.. store.WatchRuns().Reverse()]));
        return [.. breaks.OrderBy(b => b.Day).ThenBy(b => b.Kind).ThenBy(b => b.Name, StringComparer.Ordinal)];
    }

    /// <param name="runs">Of all watches, the first one first.</param>
    static IEnumerable<SeriesBreak> WatchBreaks(IReadOnlyList<StoredWatchRun> runs)
    {
        // A backfill that was killed is another backfill the next night; all of them are the beginning.
        StoredWatchRun[] beginning = [.. runs.Where(r => r.Watch == runs[0].Watch && r.Kind == WatchRunKind.Backfill)];
        HashSet<string> sources = [.. beginning.SelectMany(r => Passes(r)).Select(o => o.Source)];
        HashSet<(string, string, string)> queries =
        [
            .. beginning.SelectMany(r => Passes(r).Select(o => (r.Watch, o.Source, o.Query))),
        ];
        foreach (StoredWatchRun run in runs)
        {
            SourceOutcome[] came =
            [
                .. Passes(run)
                    .Where(o =>
                        (o.State != SourceState.Failed || o.Read > 0) && queries.Add((run.Watch, o.Source, o.Query))
                    ),
            ];
            foreach (IGrouping<string, SourceOutcome> source in came.GroupBy(o => o.Source))
            {
                if (sources.Add(source.Key))
                {
                    yield return new SeriesBreak(run.AsOf, SeriesBreakKind.Source, source.Key, source.Min(o => o.From));
                    continue;
                }

                foreach (SourceOutcome query in source)
                {
                    yield return new SeriesBreak(run.AsOf, SeriesBreakKind.Query, query.Query, query.From);
                }
            }
        }
    }

    // The passes over what was revised ask for no other papers.
    static IEnumerable<SourceOutcome> Passes(StoredWatchRun run) =>
        run.Sources.Where(o =>
            o.Query != StoredPaperCheck.Name && !o.Query.EndsWith(WatchTask.ChangedSuffix, StringComparison.Ordinal)
        );

    static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
