namespace VegfTrends.Core;

/// <summary>Lists what is new or rising among the agents, pairs and terms of the studies.</summary>
static class EmergingFinder
{
    const int LeastYears = 4,
        RecentYears = 3,
        Window = 2,
        Most = 50;

    // Fewer studies of a term are as likely a slip of a keyword; the smallest two-sided p of five studies is 0.0625.
    const int LeastOfTerm = 2,
        LeastTested = 6;

    /// <param name="dated">All standing dated studies, also those outside the years of the tables: they tell when
    /// something was first seen.</param>
    /// <param name="counted">Those of them that are counted.</param>
    /// <param name="totals">All studies by period.</param>
    /// <param name="taxonomy">Tells which decisions hold a pair.</param>
    /// <param name="lexicon">Knows the concepts.</param>
    /// <returns>Agents, pairs, terms; of each at most 50, by q, change, count and key. None with fewer than four
    /// complete years.</returns>
    public static IReadOnlyList<EmergingConcept> Find(
        IReadOnlyList<TrendCalculator.Dated> dated,
        IReadOnlyList<TrendCalculator.Dated> counted,
        IReadOnlyList<PeriodTotal> totals,
        Taxonomy taxonomy,
        Lexicon lexicon
    )
    {
        PeriodTotal[] years = [.. totals.Where(t => t.Period.Unit == PeriodUnit.Year)];
        int[] complete = [.. years.Where(t => !t.Incomplete).Select(t => t.Period.Year)];
        if (complete.Length < LeastYears)
        {
            return [];
        }

        var seen = new Dictionary<StudyTerm, List<TrendCalculator.Dated>>();
        var terms = new StudyTerms(lexicon);
        foreach (TrendCalculator.Dated study in dated)
        {
            foreach (StudyTerm term in terms.Of(study.Study, taxonomy))
            {
                (seen.TryGetValue(term, out List<TrendCalculator.Dated>? studies) ? studies : seen[term] = []).Add(
                    study
                );
            }
        }

        var inTables = counted.ToHashSet();
        int last = complete[^1],
            to = years[^1].Period.Year,
            newFrom = last - RecentYears + 1;
        List<EmergingConcept> all =
        [
            .. seen.Select(s => (Term: s.Key, All: s.Value, Counted: s.Value.FindAll(inTables.Contains)))
                .Where(s => s.Counted.Count >= (s.Term.Kind == EmergingKind.Term ? LeastOfTerm : 1))
                .Select(s => Describe(s.Term, s.All, s.Counted)),
        ];
        return
        [
            .. Enum.GetValues<EmergingKind>()
                .SelectMany(kind =>
                    WithQ(all.FindAll(e => e.Kind == kind))
                        .Where(e => e.FirstSeen.Year >= newFrom || e.Ratio.Low > 1)
                        .OrderBy(e => e.Q)
                        .ThenByDescending(e => e.Change)
                        .ThenByDescending(e => e.Count)
                        .ThenBy(e => e.Key, StringComparer.Ordinal)
                        .ThenBy(e => e.Partner, StringComparer.Ordinal)
                        .ThenBy(e => e.Group)
                        .Take(Most)
                ),
        ];

        EmergingConcept Describe(
            StudyTerm term,
            List<TrendCalculator.Dated> studies,
            List<TrendCalculator.Dated> counts
        )
        {
            AssessedPaper first = studies
                .Select(s => s.Study.Earliest!)
                .OrderBy(p => p.Paper.Date, Study.Precise)
                .ThenBy(p => p.Paper.Id, StringComparer.Ordinal)
                .First();
            var byYear = counts.CountBy(s => s.Date.Year).ToDictionary();
            int[] recent = [.. Enumerable.Range(newFrom, to - newFrom + 1).Select(Of)];
            int change = Of(last) - Of(last - 1);
            return new EmergingConcept(
                term.Kind,
                term.Key,
                term.Partner,
                term.Group,
                terms.NameOf(term),
                first.Paper.Date!.Value,
                first.Paper.Id,
                counts.Count,
                newFrom,
                recent,
                change,
                change - (Of(last - 1) - Of(last - 2)),
                RateRatio.Test(Years(last - (2 * Window) + 1), Years(last - Window + 1)),
                1
            );

            int Of(int year) => byYear.GetValueOrDefault(year);

            int[] Years(int from) => [.. Enumerable.Range(from, Window).Select(Of)];
        }
    }

    static IEnumerable<EmergingConcept> WithQ(List<EmergingConcept> all)
    {
        List<EmergingConcept> tested = all.FindAll(IsTested);
        IReadOnlyList<double> q = FalseDiscovery.Adjust([.. tested.Select(e => e.Ratio.P)]);
        return tested.Select((e, i) => e with { Q = q[i] }).Concat(all.Where(e => !IsTested(e)));

        static bool IsTested(EmergingConcept e) => e.Ratio.Before + e.Ratio.After >= LeastTested;
    }
}
