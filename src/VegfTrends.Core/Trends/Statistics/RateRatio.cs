using MathNet.Numerics.Distributions;

namespace VegfTrends.Core;

/// <summary>Two windows compared.</summary>
/// <param name="Before">Studies in the earlier window.</param>
/// <param name="After">Studies in the later window.</param>
/// <param name="Ratio">Rate after over rate before; 0 or positive infinity where a window is empty,
/// <see cref="double.NaN"/> where both are.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end; positive infinity where the earlier window is empty.</param>
/// <param name="P">Two-sided, 0 to 1.</param>
/// <param name="Dispersion">Variance over mean within the windows; above 1 the quasi-Poisson test was used beside the
/// exact one.</param>
public sealed record RateRatioResult(
    int Before,
    int After,
    double Ratio,
    double Low,
    double High,
    double P,
    double Dispersion
);

/// <summary>
/// Did the rate change between two windows? Exact: given the sum, the later count is binomial (Przyborowski and
/// Wilenski 1940), the interval is Clopper and Pearson's (as R's <c>poisson.test</c>). Where the years scatter more
/// than Poisson, log ratio over a quasi-Poisson error with Student's t; of the two answers the more cautious is given.
/// </summary>
public static class RateRatio
{
    /// <param name="before">Studies by period of the earlier window.</param>
    /// <param name="after">Studies by period of the later window.</param>
    /// <param name="exposureBefore">Time, or literature, behind the earlier window; above 0. Default: its
    /// periods.</param>
    /// <param name="exposureAfter">The same for the later window, in the same unit.</param>
    /// <param name="confidence">Of the interval, between 0 and 1.</param>
    public static RateRatioResult Test(
        IReadOnlyList<int> before,
        IReadOnlyList<int> after,
        double? exposureBefore = null,
        double? exposureAfter = null,
        double confidence = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        double timeBefore = exposureBefore ?? before.Count,
            timeAfter = exposureAfter ?? after.Count;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeBefore, nameof(exposureBefore));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeAfter, nameof(exposureAfter));
        int x0 = before.Sum(),
            x1 = after.Sum(),
            n = x0 + x1;
        if (n == 0)
        {
            return new RateRatioResult(0, 0, double.NaN, 0, double.PositiveInfinity, 1, 1);
        }

        double ratio = x0 == 0 ? double.PositiveInfinity : x1 / timeAfter / (x0 / timeBefore);
        double tail = (1 - confidence) / 2,
            share = timeAfter / (timeAfter + timeBefore);
        double low = x1 == 0 ? 0 : Odds(Beta.InvCDF(x1, n - x1 + 1, tail)) * timeBefore / timeAfter;
        double high =
            x0 == 0 ? double.PositiveInfinity : Odds(Beta.InvCDF(x1 + 1, n - x1, 1 - tail)) * timeBefore / timeAfter;
        double p = BinomialP(x1, n, share);
        (double dispersion, int freedom) = Dispersion(before, after);
        if (dispersion > 1 && x0 > 0 && x1 > 0 && freedom > 0)
        {
            double error = Math.Sqrt(dispersion * ((1.0 / x0) + (1.0 / x1)));
            double width = StudentT.InvCDF(0, 1, freedom, 1 - tail) * error;
            p = Math.Max(p, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(Math.Log(ratio)) / error));
            (low, high) = (Math.Min(low, ratio * Math.Exp(-width)), Math.Max(high, ratio * Math.Exp(width)));
        }

        return new RateRatioResult(x0, x1, ratio, low, high, Math.Min(1, p), dispersion);
    }

    static double Odds(double p) => p / (1 - p);

    // Two-sided as R does it: all outcomes that are no more likely than the one seen.
    static double BinomialP(int x, int n, double share)
    {
        double seen = Binomial.PMFLn(share, n, x),
            p = 0;
        for (int k = 0; k <= n; k++)
        {
            double each = Binomial.PMFLn(share, n, k);
            if (each <= seen + 1e-7)
            {
                p += Math.Exp(each);
            }
        }

        return p;
    }

    // Pearson's chi-square within the windows over its degrees of freedom.
    static (double Value, int Freedom) Dispersion(params IReadOnlyList<int>[] windows)
    {
        double square = 0;
        int freedom = 0;
        foreach (IReadOnlyList<int> window in windows.Where(w => w.Sum() > 0))
        {
            double mean = window.Average();
            square += window.Sum(c => (c - mean) * (c - mean) / mean);
            freedom += window.Count - 1;
        }

        return freedom == 0 ? (1, 0) : (square / freedom, freedom);
    }
}
