using VegfTrends.Core;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Papers.Store;

public sealed partial class PaperStore
{
    /// <summary>
    /// Days on which the way papers are found or filed changed, the earliest first: every model and lexicon after the
    /// store's first, other categories of the model in use, and queries and sources that a watch asked later than its
    /// first backfill. After another model or lexicon the archive is assessed anew.
    /// </summary>
    /// <param name="modelId">The model in use.</param>
    public IReadOnlyList<SeriesBreak> Breaks(string modelId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        var breaks = new List<SeriesBreak>();
        using (SqlSession session = Reading())
        {
            breaks.AddRange(
                FirstUses(session, "model")
                    .Skip(1)
                    .Select(m => new SeriesBreak(DayOf(m.First), SeriesBreakKind.Model, m.Name, null))
            );
            breaks.AddRange(
                FirstUses(session, "lexicon")
                    .Skip(1)
                    .Select(l => new SeriesBreak(
                        DayOf(l.First),
                        SeriesBreakKind.Lexicon,
                        l.Name[..Math.Min(8, l.Name.Length)],
                        null
                    ))
            );
        }

        if (TaxonomyChange(modelId) is { } change)
        {
            breaks.Add(new SeriesBreak(change.Date, SeriesBreakKind.Categories, change.Model, null));
        }

        breaks.AddRange(WatchBreaks([.. WatchRuns().Reverse()]));
        return [.. breaks.OrderBy(b => b.Day).ThenBy(b => b.Kind).ThenBy(b => b.Name, StringComparer.Ordinal)];
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
                  and exists (select 1 from sources s join files f on f.id = s.file where s.paper = p.id and s.run = p.run and f.sha256 = '')
                  and not exists (select 1 from papers o where o.merged_into = p.id and o.run < p.run)
                """,
                r => r.GetString(0)
            )
            .ToHashSet(StringComparer.Ordinal);
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

    static List<(string Name, DateTimeOffset First)> FirstUses(SqlSession session, string kind) =>
        session.List(
            "select name, first_use from first_uses where kind = $1 order by first_use, id",
            r => (r.GetString(0), r.Time(1)),
            kind
        );

    static void NoteUse(SqlSession session, string kind, string name, string now) =>
        session.Execute(
            "insert into first_uses (kind, name, first_use) values ($1, $2, $3) on conflict do nothing",
            kind,
            name,
            now
        );

    static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
