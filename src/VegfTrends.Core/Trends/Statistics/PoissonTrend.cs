namespace VegfTrends.Core;

/// <summary>Poisson regression of counts on time, log rate = a + b t, by Newton's steps (McCullagh and Nelder
/// 1989).</summary>
static class PoissonTrend
{
    /// <returns>Expected counts of the next periods.</returns>
    public static double[] Forecast(IReadOnlyList<int> counts, int horizon)
    {
        (double a, double b) = Fit(counts);
        return [.. Enumerable.Range(0, horizon).Select(h => Math.Exp(Math.Min(50, a + (b * (counts.Count + h)))))];
    }

    /// <returns>Logarithm of the rate at the first period, and its change a period.</returns>
    public static (double A, double B) Fit(IReadOnlyList<int> counts)
    {
        int n = counts.Count;
        // Half a study more: a series of noughts has a rate too.
        double mean = (counts.Sum() + 0.5) / n,
            a = Math.Log(mean),
            b = 0,
            centre = (n - 1) / 2.0;
        for (int step = 0; step < 50; step++)
        {
            double gradientA = 0,
                gradientB = 0,
                aa = 0,
                ab = 0,
                bb = 0;
            for (int t = 0; t < n; t++)
            {
                double x = t - centre,
                    rate = Math.Exp(Math.Clamp(a + (b * x), -30, 30)),
                    miss = counts[t] - rate;
                gradientA += miss;
                gradientB += miss * x;
                aa += rate;
                ab += rate * x;
                bb += rate * x * x;
            }

            // A weak prior on the slope keeps it finite where all studies stand at one end.
            const double ridge = 1e-3;
            gradientB -= ridge * b;
            bb += ridge;
            double determinant = (aa * bb) - (ab * ab);
            if (determinant < 1e-12)
            {
                break;
            }

            double da = ((bb * gradientA) - (ab * gradientB)) / determinant,
                db = ((aa * gradientB) - (ab * gradientA)) / determinant;
            double shrink = Math.Min(1, 2 / Math.Max(Math.Abs(da), Math.Abs(db) * n));
            (a, b) = (a + (shrink * da), b + (shrink * db));
            if (Math.Abs(da) + (Math.Abs(db) * n) < 1e-9)
            {
                break;
            }
        }

        return (a - (b * centre), b);
    }
}
