namespace VegfTrends.Core;

/// <summary>How far one agent pair has come.</summary>
/// <param name="AntiVegf">INN.</param>
/// <param name="Partner">INN.</param>
/// <param name="Highest">Highest step of <see cref="EvidenceStages.Ladder"/> with a study; <c>null</c> where all
/// studies stand beside the ladder.</param>
/// <param name="Count">All counted studies of the pair, those beside the ladder too.</param>
/// <param name="Stages">The four steps in order, those without a study too.</param>
/// <param name="Observational">Studies beside the ladder.</param>
/// <param name="Reviews">Studies beside the ladder.</param>
/// <param name="Others">Studies beside the ladder.</param>
public sealed record PairMaturity(
    string AntiVegf,
    string Partner,
    EvidenceStage? Highest,
    int Count,
    IReadOnlyList<StageCount> Stages,
    int Observational,
    int Reviews,
    int Others
);

/// <param name="Stage">A step of <see cref="EvidenceStages.Ladder"/>.</param>
/// <param name="Count">Counted studies.</param>
/// <param name="FirstYear">Of the first of them in this data, or <c>null</c> where there is none.</param>
public sealed record StageCount(EvidenceStage Stage, int Count, int? FirstYear);

/// <summary>Orders pairs by how far they have come.</summary>
static class MaturityCounter
{
    /// <param name="counted">Dated studies.</param>
    /// <param name="taxonomy">Tells which decisions hold a pair.</param>
    /// <returns>Highest step first, then most studies, then by keys.</returns>
    public static IReadOnlyList<PairMaturity> Count(IEnumerable<Study> counted, Taxonomy taxonomy) =>
        [
            .. counted
                .SelectMany(s => s.Pairs(taxonomy).Select(p => (Pair: p, s.Stage, s.Date!.Value.Year)))
                .GroupBy(x => x.Pair)
                .Select(g => Of(g.Key, [.. g.Select(x => (x.Stage, x.Year))]))
                .OrderByDescending(m => m.Highest is { } h ? (int)h : -1)
                .ThenByDescending(m => m.Count)
                .ThenBy(m => m.AntiVegf, StringComparer.Ordinal)
                .ThenBy(m => m.Partner, StringComparer.Ordinal),
        ];

    static PairMaturity Of(
        (string AntiVegf, string Partner) pair,
        IReadOnlyList<(EvidenceStage Stage, int Year)> studies
    )
    {
        StageCount[] stages =
        [
            .. EvidenceStages.Ladder.Select(stage => new StageCount(
                stage,
                Count(stage),
                studies.Where(s => s.Stage == stage).Min(s => (int?)s.Year)
            )),
        ];
        return new PairMaturity(
            pair.AntiVegf,
            pair.Partner,
            stages.LastOrDefault(s => s.Count > 0)?.Stage,
            studies.Count,
            stages,
            Count(EvidenceStage.Observational),
            Count(EvidenceStage.Review),
            Count(EvidenceStage.Other)
        );

        int Count(EvidenceStage stage) => studies.Count(s => s.Stage == stage);
    }
}
