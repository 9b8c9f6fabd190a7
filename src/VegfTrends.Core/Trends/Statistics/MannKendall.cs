using MathNet.Numerics.Distributions;

namespace VegfTrends.Core;

/// <summary>What the Mann-Kendall test says of one series.</summary>
/// <param name="S">Pairs of points that rise less pairs that fall.</param>
/// <param name="Tau">Kendall's tau-b, -1 to 1; 0 for a constant series.</param>
/// <param name="P">Two-sided, 0 to 1.</param>
/// <param name="VarianceFactor">What autocorrelation multiplied the variance by; 1 when it did not matter.</param>
/// <param name="Exact"><paramref name="P"/> comes from all orders of the values, not from the normal
/// approximation.</param>
public sealed record MannKendallResult(int S, double Tau, double P, double VarianceFactor, bool Exact);

/// <summary>
/// Is there a monotonic trend? Mann (1945), Kendall (1975): the sign of every pair, the variance corrected for ties;
/// for autocorrelated series the variance is inflated as Hamed and Rao (1998, J. Hydrology 204:182) do, and never
/// deflated. Up to <see cref="MostExact"/> points without ties or autocorrelation the exact distribution is used.
/// </summary>
public static class MannKendall
{
    /// <summary>The longest series that is tested exactly.</summary>
    public const int MostExact = 40;

    /// <summary>The shortest series in which autocorrelation is looked for: below, its estimate is mere
    /// noise.</summary>
    public const int LeastAutocorrelated = 12;

    /// <param name="series">Values in order of time, equally spaced; any unit.</param>
    /// <returns>P is 1 for fewer than four points: nothing can be said.</returns>
    public static MannKendallResult Test(IReadOnlyList<double> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        int n = series.Count,
            s = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                s += Math.Sign(series[j] - series[i]);
            }
        }

        int[] ties = [.. series.GroupBy(v => v).Select(g => g.Count()).Where(c => c > 1)];
        double pairs = n * (n - 1) / 2.0,
            tied = ties.Sum(t => t * (t - 1) / 2.0);
        double tau = pairs > tied ? s / Math.Sqrt(pairs * (pairs - tied)) : 0;
        if (n < 4 || pairs == tied)
        {
            return new MannKendallResult(s, tau, 1, 1, Exact: false);
        }

        double factor = n < LeastAutocorrelated ? 1 : Math.Max(1, HamedRao(series));
        if (ties.Length == 0 && factor == 1 && n <= MostExact)
        {
            return new MannKendallResult(s, tau, ExactP(n, Math.Abs(s)), 1, Exact: true);
        }

        double variance = ((n * (n - 1.0) * ((2 * n) + 5)) - ties.Sum(t => t * (t - 1.0) * ((2 * t) + 5))) / 18;
        double z = s == 0 ? 0 : (s - Math.Sign(s)) / Math.Sqrt(variance * factor);
        return new MannKendallResult(s, tau, Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(z))), factor, Exact: false);
    }

    // The number of orders of n values with k inversions follows from that for n - 1; S = pairs - 2 k.
    static double ExactP(int n, int s)
    {
        double[] orders = [1];
        for (int m = 2; m <= n; m++)
        {
            var next = new double[orders.Length + m - 1];
            for (int k = 0; k < orders.Length; k++)
            {
                for (int added = 0; added < m; added++)
                {
                    next[k + added] += orders[k] / m;
                }
            }

            orders = next;
        }

        int most = n * (n - 1) / 2;
        double tail = 0;
        for (int k = 0; k <= (most - s) / 2; k++)
        {
            tail += orders[k];
        }

        return Math.Min(1, 2 * tail);
    }

    // Rank autocorrelation of what is left beside the Theil-Sen line, at the lags where it is significant at 5 %.
    static double HamedRao(IReadOnlyList<double> series)
    {
        int n = series.Count;
        double slope = TheilSen.Fit(series).Slope;
        double[] ranks = Ranks([.. series.Select((v, i) => v - (slope * i))]);
        double mean = ranks.Average(),
            power = ranks.Sum(r => (r - mean) * (r - mean));
        if (power == 0)
        {
            return 1;
        }

        double sum = 0;
        for (int lag = 1; lag < n - 2; lag++)
        {
            double r = Enumerable.Range(0, n - lag).Sum(i => (ranks[i] - mean) * (ranks[i + lag] - mean)) / power;
            if (Math.Abs(r) > 1.96 / Math.Sqrt(n))
            {
                sum += (double)(n - lag) * (n - lag - 1) * (n - lag - 2) * r;
            }
        }

        return 1 + (2 * sum / ((double)n * (n - 1) * (n - 2)));
    }

    static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (int i = from; i < to; i++)
            {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }

            from = to;
        }

        return ranks;
    }
}
