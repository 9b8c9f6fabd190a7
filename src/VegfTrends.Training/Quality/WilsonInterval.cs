namespace VegfTrends.Training.Quality;

/// <summary>Interval of a proportion (Wilson 1927): right also for few cases and for proportions near 0 and
/// 1.</summary>
public static class WilsonInterval
{
    const double Z = 1.959963984540054;

    /// <param name="hits">From 0 to <paramref name="all"/>.</param>
    /// <param name="all">Cases; with none the interval is all of 0 to 1.</param>
    /// <returns>Ends of the 95 % interval.</returns>
    public static (double Low, double High) Of(int hits, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, all);
        if (all == 0)
        {
            return (0, 1);
        }

        double p = (double)hits / all,
            z2 = Z * Z;
        double middle = (p + (z2 / (2 * all))) / (1 + (z2 / all)),
            half = Z / (1 + (z2 / all)) * Math.Sqrt((p * (1 - p) / all) + (z2 / (4.0 * all * all)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
