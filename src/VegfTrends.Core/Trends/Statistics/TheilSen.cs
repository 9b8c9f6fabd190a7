using MathNet.Numerics.Distributions;

namespace VegfTrends.Core;

/// <param name="Slope">Change a period, in units of the series.</param>
/// <param name="Low">Lower end of the confidence interval of <paramref name="Slope"/>.</param>
/// <param name="High">Upper end.</param>
/// <param name="Intercept">Value of the line at the first period.</param>
public sealed record TheilSenLine(double Slope, double Low, double High, double Intercept);

/// <summary>
/// How much does a series change a period? The median of the slopes of all pairs (Theil 1950), its interval by the
/// order statistics of those slopes (Sen 1968, JASA 63:1379) with the tie-corrected variance of Kendall's S. One wild
/// year does not move it.
/// </summary>
public static class TheilSen
{
    /// <param name="series">Values in order of time, equally spaced.</param>
    /// <param name="confidence">Of the interval, between 0 and 1.</param>
    /// <returns>All zero, at the series' only value, for fewer than two points.</returns>
    public static TheilSenLine Fit(IReadOnlyList<double> series, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(series);
        int n = series.Count;
        if (n < 2)
        {
            return new TheilSenLine(0, 0, 0, n == 0 ? 0 : series[0]);
        }

        var slopes = new List<double>(n * (n - 1) / 2);
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                slopes.Add((series[j] - series[i]) / (j - i));
            }
        }

        slopes.Sort();
        double slope = Median(slopes);
        double ties = series.GroupBy(v => v).Select(g => (double)g.Count()).Sum(t => t * (t - 1) * ((2 * t) + 5));
        double width =
            Normal.InvCDF(0, 1, (1 + confidence) / 2)
            * Math.Sqrt(Math.Max(0, ((n * (n - 1.0) * ((2 * n) + 5)) - ties) / 18));
        int low = (int)Math.Round((slopes.Count - width) / 2) - 1,
            high = (int)Math.Round((slopes.Count + width) / 2);
        double intercept = Median([.. series.Select((v, i) => v - (slope * i)).Order()]);
        return new TheilSenLine(slope, slopes[Math.Max(0, low)], slopes[Math.Min(slopes.Count - 1, high)], intercept);
    }

    static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
