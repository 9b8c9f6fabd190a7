namespace VegfTrends.Core;

/// <summary>Counted studies of one agent pair in one tumour at one stage.</summary>
/// <param name="AntiVegf">INN.</param>
/// <param name="Partner">INN.</param>
/// <param name="Cancer">See <see cref="Study.Cancer"/>.</param>
/// <param name="Stage">See <see cref="Study.Stage"/>.</param>
/// <param name="Count">1 or more.</param>
public sealed record CombinationCount(string AntiVegf, string Partner, string Cancer, EvidenceStage Stage, int Count);

/// <summary>Counts which pairs were studied in which tumour, and how far.</summary>
static class CombinationCounter
{
    /// <returns>What occurs, most studies first, then by keys and stage.</returns>
    public static IReadOnlyList<CombinationCount> Count(IEnumerable<Study> counted, Taxonomy taxonomy) =>
        [
            .. counted
                .SelectMany(s => s.Pairs(taxonomy).Select(p => (p.AntiVegf, p.Partner, s.Cancer, s.Stage)))
                .CountBy(key => key)
                .Select(c => new CombinationCount(c.Key.AntiVegf, c.Key.Partner, c.Key.Cancer, c.Key.Stage, c.Value))
                .OrderByDescending(c => c.Count)
                .ThenBy(c => c.AntiVegf, StringComparer.Ordinal)
                .ThenBy(c => c.Partner, StringComparer.Ordinal)
                .ThenBy(c => c.Cancer, StringComparer.Ordinal)
                .ThenBy(c => c.Stage),
        ];
}
