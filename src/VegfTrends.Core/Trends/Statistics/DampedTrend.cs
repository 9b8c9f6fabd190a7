namespace VegfTrends.Core;

/// <summary>
/// Exponential smoothing with a trend that dies out (Gardner and McKenzie 1985, Manag. Sci. 31:1237); on square roots,
/// where counts scatter evenly. Its three constants are the ones of a small grid that foretold the series' own next
/// values best.
/// </summary>
static class DampedTrend
{
    static readonly double[] Levels = [0.1, 0.2, 0.4, 0.6, 0.8],
        Trends = [0, 0.05, 0.1, 0.2, 0.4],
        Dampings = [0.8, 0.9, 0.98];

    /// <returns>Expected counts of the next periods, at least 0.</returns>
    public static double[] Forecast(IReadOnlyList<int> counts, int horizon)
    {
        double[] roots = [.. counts.Select(c => Math.Sqrt(c + 0.375))];
        (double Error, double Level, double Trend, double Damping) best = (double.PositiveInfinity, roots[^1], 0, 0);
        foreach (double a in Levels)
        {
            foreach (double b in Trends)
            {
                foreach (double damping in b == 0 ? Dampings[..1] : Dampings)
                {
                    (double Error, double Level, double Trend, double Damping) tried = Smooth(roots, a, b, damping);
                    best = tried.Error < best.Error - 1e-12 ? tried : best;
                }
            }
        }

        var forecast = new double[horizon];
        double value = best.Level,
            step = best.Trend;
        // The mean of a square is above the square of the mean by the variance, 1/4 for roots of Poisson counts.
        for (int h = 0; h < horizon; h++)
        {
            step *= best.Damping;
            value += step;
            forecast[h] = Math.Max(0, (Math.Max(0, value) * Math.Max(0, value)) - 0.125);
        }

        return forecast;
    }

    static (double Error, double Level, double Trend, double Damping) Smooth(
        double[] roots,
        double a,
        double b,
        double damping
    )
    {
        int start = Math.Min(3, roots.Length);
        double level = roots[..start].Average(),
            trend = 0,
            error = 0;
        foreach (double value in roots)
        {
            double expected = level + (damping * trend),
                miss = value - expected;
            error += miss * miss;
            (level, trend) = (expected + (a * miss), (damping * trend) + (a * b * miss));
        }

        return (error, level, trend, damping);
    }
}
