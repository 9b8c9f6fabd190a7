using MathNet.Numerics.Distributions;

namespace VegfTrends.Core;

public enum ForecastMethod
{
    DampedTrend,
    PoissonRegression,

    /// <summary>As many as in the stretch before.</summary>
    SameAgain,
}

/// <summary>Studies expected in a coming stretch of time.</summary>
/// <param name="Method">The one with the smallest back-tested error.</param>
/// <param name="Expected">Studies in the whole stretch.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="BackTestError">Mean absolute error of the method over stretches of this series that had already passed,
/// in studies.</param>
/// <param name="LastValueError">The same of repeating the stretch before.</param>
/// <param name="BackTests">Stretches tried.</param>
public sealed record ForecastCount(
    ForecastMethod Method,
    double Expected,
    double Low,
    double High,
    double BackTestError,
    double LastValueError,
    int BackTests
);

/// <summary>
/// Foretells the sum of the next periods. Three methods are tried on the series' own past (rolling origin, Tashman
/// 2000, Int. J. Forecasting 16:437) and the best one is used; its misses there, beyond what chance in Poisson counts
/// explains, widen the interval.
/// </summary>
public static class CountForecast
{
    /// <summary>Back-tests wanted; each needs a past of <see cref="LeastStretches"/> stretches.</summary>
    const int MostBackTests = 12,
        LeastStretches = 2;

    /// <param name="counts">Studies by period, complete ones only.</param>
    /// <param name="horizon">Periods to foretell, such as 12 months.</param>
    /// <returns><c>null</c> when the series is shorter than three times the horizon, or holds nothing.</returns>
    public static ForecastCount? Of(IReadOnlyList<int> counts, int horizon)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        if (counts.Count < (LeastStretches + 1) * horizon || counts.Sum() == 0)
        {
            return null;
        }

        int room = counts.Count - ((LeastStretches + 1) * horizon),
            tests = Math.Min(MostBackTests, room + 1);
        var past = new List<(double Damped, double Poisson, double Last, int True)>();
        for (int i = 0; i < tests; i++)
        {
            int origin =
                counts.Count - horizon - (tests == 1 ? 0 : (int)((long)i * Math.Min(room, 2 * horizon) / (tests - 1)));
            int[] known = [.. counts.Take(origin)];
            past.Add(
                (
                    DampedTrend.Forecast(known, horizon).Sum(),
                    PoissonTrend.Forecast(Recent(known, horizon), horizon).Sum(),
                    known.TakeLast(horizon).Sum(),
                    counts.Skip(origin).Take(horizon).Sum()
                )
            );
        }

        double damped = past.Average(p => Math.Abs(p.Damped - p.True)),
            poisson = past.Average(p => Math.Abs(p.Poisson - p.True)),
            last = past.Average(p => Math.Abs(p.Last - p.True));
        ForecastMethod method =
            last <= Math.Min(damped, poisson) ? ForecastMethod.SameAgain
            : poisson < damped ? ForecastMethod.PoissonRegression
            : ForecastMethod.DampedTrend;
        double expected = method switch
        {
            ForecastMethod.SameAgain => counts.TakeLast(horizon).Sum(),
            ForecastMethod.DampedTrend => DampedTrend.Forecast(counts, horizon).Sum(),
            _ => PoissonTrend.Forecast(Recent([.. counts], horizon), horizon).Sum(),
        };
        double excess = past.Average(p =>
        {
            double mean = Math.Max(
                0.5,
                method switch
                {
                    ForecastMethod.SameAgain => p.Last,
                    ForecastMethod.DampedTrend => p.Damped,
                    _ => p.Poisson,
                }
            );
            return (((p.True - mean) * (p.True - mean)) - mean) / (mean * mean);
        });
        // The level itself is known from about one horizon of counts, so twice the Poisson variance is the least there
        // can be.
        double variance = (2 * expected) + (Math.Max(0, excess) * expected * expected);
        (double low, double high) = Interval(expected, variance);
        return new ForecastCount(method, expected, low, high, Math.Min(last, Math.Min(damped, poisson)), last, tests);
    }

    // An exponential fitted to twenty years says little about the next one.
    static int[] Recent(int[] counts, int horizon) => [.. counts.TakeLast(4 * horizon)];

    // Gamma-Poisson of this mean and variance.
    static (double Low, double High) Interval(double mean, double variance)
    {
        if (mean < 1e-9)
        {
            return (0, 3);
        }

        double size = mean * mean / Math.Max(1e-9, variance - mean),
            p = size / (size + mean),
            sum = 0;
        double? low = null;
        for (int k = 0; k < 10_000_000; k++)
        {
            sum += Math.Exp(NegativeBinomial.PMFLn(size, p, k));
            low ??= sum >= 0.025 ? k : null;
            if (sum >= 0.975)
            {
                return (low ?? 0, k);
            }
        }

        return (low ?? 0, mean + (4 * Math.Sqrt(variance)));
    }
}
