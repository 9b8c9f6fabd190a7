namespace VegfTrends.Core;

/// <summary>Puts the counted series to the tests of <see cref="CategoryTest"/>.</summary>
static class TrendTester
{
    // Older years of a store are the stray finds of its queries, and pull every line.
    const int MostYears = 15,
        LeastYears = 4;

    /// <summary>Complete months that a forecast looks back on: a paper dated by the year alone is in none of
    /// them.</summary>
    const int Months = 96;

    /// <param name="series">By year and by month, one of each a category.</param>
    /// <param name="totals">All studies by period.</param>
    /// <param name="windows">Studies by year of the two windows of each category's <see cref="YearlyChange"/>.</param>
    /// <param name="breaks">In order.</param>
    public static IReadOnlyList<CategoryTest> Test(
        IReadOnlyList<TrendSeries> series,
        IReadOnlyList<PeriodTotal> totals,
        IReadOnlyDictionary<string, (int[] Before, int[] After)> windows,
        IReadOnlyList<SeriesBreak> breaks
    )
    {
        int[] years =
        [
            .. totals
                .Where(t => t.Period.Unit == PeriodUnit.Year && !t.Incomplete)
                .Select(t => t.Period.Year)
                .TakeLast(MostYears),
        ];
        if (years.Length < LeastYears)
        {
            return [];
        }

        // The windows go back further than the table when that begins late.
        int window = windows.Values.Select(w => w.Before.Length + w.After.Length).FirstOrDefault(),
            from = Math.Min(years[0], years[^1] - window + 1);
        (SeriesBreak? broken, int start) = AfterBreaks(
            breaks.Where(b => b.Divides(from, years[^1])),
            years,
            Math.Max(LeastYears, window)
        );
        int[] tested = [.. years.Where(y => y >= start)];
        int[] all = Counts(
            totals.Where(t => t.Period.Unit == PeriodUnit.Year).Select(t => (t.Period, t.Count, t.Incomplete)),
            start,
            tested.Length
        );
        CategoryTest[] tests =
        [
            .. series
                .Where(s => s.Unit == PeriodUnit.Year)
                .Select(byYear =>
                {
                    int[] counts = Counts(
                        byYear.Points.Select(p => (p.Period, p.Count, p.Incomplete)),
                        start,
                        tested.Length
                    );
                    double[] values = [.. counts.Select(c => (double)c)];
                    (int[] before, int[] after) = windows[byYear.Category];
                    return new CategoryTest(
                        byYear.Category,
                        tested[0],
                        tested[^1],
                        MannKendall.Test(values),
                        TheilSen.Fit(values),
                        RateRatio.Test(before, after),
                        1,
                        1
                    )
                    {
                        Break = broken,
                        Bursts = KleinbergBursts.Find(counts, all),
                        Steps = ChangePoints.Find(counts),
                        NextYear = CountForecast.Of(
                            Counts(
                                series
                                    .Single(s => s.Category == byYear.Category && s.Unit == PeriodUnit.Month)
                                    .Points.Select(p => (p.Period, p.Count, p.Incomplete)),
                                start,
                                Months
                            ),
                            12
                        ),
                    };
                })
                .Where(t => t.Trend.S != 0 || t.Ratio.Before + t.Ratio.After > 0),
        ];
        var q = new Queue<double>(
            FalseDiscovery.Adjust([
                .. tests.Where(t => t.Break is null).SelectMany(t => new[] { t.Trend.P, t.Ratio.P }),
            ])
        );
        return [.. tests.Select(t => t.Break is null ? t with { QTrend = q.Dequeue(), QRatio = q.Dequeue() } : t)];
    }

    // Years from which all have the new papers are tested alone where they are enough; else the first break that leaves
    // too few, and all years.
    static (SeriesBreak? Break, int Start) AfterBreaks(IEnumerable<SeriesBreak> dividing, int[] years, int least)
    {
        int start = years[0];
        foreach (SeriesBreak change in dividing)
        {
            if (years[^1] - change.CompleteFrom + 1 < least)
            {
                return (change, years[0]);
            }

            start = Math.Max(start, change.CompleteFrom ?? start);
        }

        return (null, start);
    }

    static int[] Counts(IEnumerable<(Period Period, int Count, bool Incomplete)> points, int start, int last) =>
        [.. points.Where(p => !p.Incomplete && p.Period.Year >= start).Select(p => p.Count).TakeLast(last)];
}
