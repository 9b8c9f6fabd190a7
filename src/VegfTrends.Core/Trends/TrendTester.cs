namespace VegfTrends.Core;

/// <summary>Puts the counted series to the tests of <see cref="CategoryTest"/>.</summary>
static class TrendTester
{
    // Older years of a store are the stray finds of its queries, and pull every line.
    const int MostYears = 15, LeastYears = 4;

    /// <summary>Complete months that a forecast looks back on: a paper dated by the year alone is in none of them.</summary>
    const int Months = 96;

    /// <param name="series">By year and by month, one of each a category.</param>
    /// <param name="totals">All studies by period.</param>
    /// <param name="windows">Studies by year of the two windows of each category's <see cref="YearlyChange"/>.</param>
    /// <param name="breaks">In order.</param>
    public static IReadOnlyList<CategoryTest> Test(
        IReadOnlyList<TrendSeries> series, IReadOnlyList<PeriodTotal> totals, IReadOnlyDictionary<string, (int[] Before, int[] After)> windows, IReadOnlyList<SeriesBreak> breaks)
    {
        int[] years = [.. totals.Where(t => t.Period.Unit == PeriodUnit.Year && !t.Incomplete).Select(t => t.Period.Year).TakeLast(MostYears)];
        if (years.Length < LeastYears)
        {
            return [];
        }

        int[] all = Counts(totals.Where(t => t.Period.Unit == PeriodUnit.Year).Select(t => (t.Period, t.Count, t.Incomplete)), years.Length);
        CategoryTest[] tests = [.. series.Where(s => s.Unit == PeriodUnit.Year).Select(byYear =>
        {
            int[] counts = Counts(byYear.Points.Select(p => (p.Period, p.Count, p.Incomplete)), years.Length);
            double[] values = [.. counts.Select(c => (double)c)];
            (int[] before, int[] after) = windows[byYear.Category];

            // The windows go back further than the table when that begins late.
            int from = Math.Min(years[0], years[^1] - before.Length - after.Length + 1);
            return new CategoryTest(byYear.Category, years[0], years[^1], MannKendall.Test(values), TheilSen.Fit(values), RateRatio.Test(before, after), 1, 1)
            {
                Break = breaks.FirstOrDefault(b => b.Divides(from, years[^1])),
                Bursts = KleinbergBursts.Find(counts, all),
                Steps = ChangePoints.Find(counts),
                NextYear = CountForecast.Of(Counts(series.Single(s => s.Category == byYear.Category && s.Unit == PeriodUnit.Month).Points.Select(p => (p.Period, p.Count, p.Incomplete)), Months), 12),
            };
        }).Where(t => t.Trend.S != 0 || t.Ratio.Before + t.Ratio.After > 0)];
        var q = new Queue<double>(FalseDiscovery.Adjust([.. tests.Where(t => t.Break is null).SelectMany(t => new[] { t.Trend.P, t.Ratio.P })]));
        return [.. tests.Select(t => t.Break is null ? t with { QTrend = q.Dequeue(), QRatio = q.Dequeue() } : t)];
    }

    static int[] Counts(IEnumerable<(Period Period, int Count, bool Incomplete)> points, int last) =>
        [.. points.Where(p => !p.Incomplete).Select(p => p.Count).TakeLast(last)];
}
