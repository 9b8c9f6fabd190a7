using MathNet.Numerics.Distributions;

namespace VegfTrends.Core;

/// <summary>The rate is another one from a period on.</summary>
/// <param name="At">Index of the first period with the new rate, from 1.</param>
/// <param name="Before">Rate before, studies a unit of exposure.</param>
/// <param name="After">Rate after.</param>
/// <param name="P">Of no change within the stretch of the series that was split here, 0 to 1.</param>
public sealed record ChangePoint(int At, double Before, double After, double P);

/// <summary>
/// Steps in a Poisson rate: the split with the greatest likelihood ratio, tested against its own distribution under no
/// change (given the sum, the counts are multinomial, so a Monte Carlo test of Barnard 1963 holds its size whatever the
/// rate), then the same on either side (Scott and Knott 1974).
/// </summary>
public static class ChangePoints
{
    const int Shortest = 2,
        Draws = 999,
        Enough = 100;

    /// <param name="counts">Studies by period.</param>
    /// <param name="exposure">Time or literature behind each period, above 0; as many values. Default: 1 each.</param>
    /// <param name="level">A split is kept at this P or below.</param>
    /// <param name="seed">Of the Monte Carlo test.</param>
    public static IReadOnlyList<ChangePoint> Find(
        IReadOnlyList<int> counts,
        IReadOnlyList<double>? exposure = null,
        double level = 0.05,
        int seed = 1
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        double[] time = exposure is null ? [.. Enumerable.Repeat(1.0, counts.Count)] : [.. exposure];
        if (time.Length != counts.Count || time.Any(t => t <= 0))
        {
            throw new ArgumentException("Expected one exposure above 0 a period.", nameof(exposure));
        }

        var found = new List<ChangePoint>();
        Split([.. counts], time, 0, counts.Count, level, new Random(seed), found);
        return [.. found.OrderBy(c => c.At)];
    }

    static void Split(
        int[] counts,
        double[] time,
        int from,
        int to,
        double level,
        Random random,
        List<ChangePoint> found
    )
    {
        int sum = counts[from..to].Sum();
        if (to - from < 2 * Shortest || sum == 0)
        {
            return;
        }

        int[] own = counts[from..to];
        double[] ownTime = time[from..to];
        (int at, double gain) = Best(own, ownTime);
        double p = MonteCarloP(gain, sum, ownTime, random);
        if (p > level)
        {
            return;
        }

        found.Add(
            new ChangePoint(from + at, own[..at].Sum() / ownTime[..at].Sum(), own[at..].Sum() / ownTime[at..].Sum(), p)
        );
        Split(counts, time, from, from + at, level, random, found);
        Split(counts, time, from + at, to, level, random, found);
    }

    // Log-likelihood of two rates over that of one.
    static (int At, double Gain) Best(int[] counts, double[] time)
    {
        double all = counts.Sum(),
            allTime = time.Sum(),
            left = 0,
            leftTime = 0;
        for (int i = 0; i < Shortest - 1; i++)
        {
            left += counts[i];
            leftTime += time[i];
        }

        (int At, double Gain) best = (Shortest, double.NegativeInfinity);
        for (int at = Shortest; at <= counts.Length - Shortest; at++)
        {
            left += counts[at - 1];
            leftTime += time[at - 1];
            double gain = Part(left, leftTime) + Part(all - left, allTime - leftTime) - Part(all, allTime);
            if (gain > best.Gain)
            {
                best = (at, gain);
            }
        }

        return best;
    }

    static double Part(double count, double time) => count == 0 ? 0 : count * Math.Log(count / time);

    // Besag and Clifford (1991): once enough draws are as extreme, more of them would not change the verdict.
    static double MonteCarloP(double gain, int sum, double[] time, Random random)
    {
        var drawn = new int[time.Length];
        int above = 0;
        for (int draw = 1; draw <= Draws; draw++)
        {
            double timeLeft = time.Sum();
            int left = sum;
            for (int i = 0; i < time.Length - 1; i++)
            {
                drawn[i] = DrawBinomial(left, time[i] / timeLeft, random);
                left -= drawn[i];
                timeLeft -= time[i];
            }

            drawn[^1] = left;
            if (Best(drawn, time).Gain >= gain - 1e-9 && ++above == Enough)
            {
                return (double)above / draw;
            }
        }

        return (above + 1.0) / (Draws + 1);
    }

    // How many of n uniform numbers lie below p, by their middle one, which is Beta distributed (Devroye 1986,
    // Non-Uniform Random Variate Generation, X.4.3): a category of 50,000 studies took twenty seconds number by number.
    static int DrawBinomial(int n, double p, Random random)
    {
        const int Few = 30;
        int below = 0;
        while (n > Few)
        {
            int middle = (n + 1) / 2;
            double value = Beta.Sample(random, middle, n + 1 - middle);
            if (value <= p)
            {
                below += middle;
                n -= middle;
                p = (p - value) / (1 - value);
            }
            else
            {
                n = middle - 1;
                p /= value;
            }
        }

        for (int i = 0; i < n; i++)
        {
            below += random.NextDouble() < p ? 1 : 0;
        }

        return below;
    }
}
