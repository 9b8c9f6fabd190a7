using MathNet.Numerics;

namespace VegfTrends.Core;

/// <summary>A run of periods in which a category was unusually frequent.</summary>
/// <param name="First">Index of its first period, from 0.</param>
/// <param name="Last">Index of its last period.</param>
/// <param name="Weight">How much cheaper the burst explains these periods than the base rate, in nats; above 0.</param>
public sealed record Burst(int First, int Last, double Weight);

/// <summary>
/// Bursts by a two-state automaton over batched arrivals (Kleinberg 2003, Data Min. Knowl. Discov. 7:373, section 4):
/// in the base state a paper is of the category with the overall share, in the burst state with that share times
/// <c>scale</c>; entering a burst costs gamma ln n.
/// </summary>
public static class KleinbergBursts
{
    /// <param name="relevant">Studies of the category by period.</param>
    /// <param name="total">All studies by period; at least as many.</param>
    /// <param name="scale">How many times the base share a burst has, above 1.</param>
    /// <param name="gamma">Reluctance to enter a burst, above 0.</param>
    /// <returns>In order of time; empty where nothing is relevant.</returns>
    public static IReadOnlyList<Burst> Find(
        IReadOnlyList<int> relevant,
        IReadOnlyList<int> total,
        double scale = 2,
        double gamma = 1
    )
    {
        ArgumentNullException.ThrowIfNull(relevant);
        ArgumentNullException.ThrowIfNull(total);
        if (relevant.Count != total.Count)
        {
            throw new ArgumentException(
                $"Found {relevant.Count} periods with relevant studies and {total.Count} with totals, expected as many of both.",
                nameof(total)
            );
        }

        int n = relevant.Count;
        double all = total.Sum(),
            found = relevant.Sum();
        if (n < 2 || found == 0 || found == all)
        {
            return [];
        }

        double[] share = [found / all, Math.Min(0.9999, scale * found / all)];
        double enter = gamma * Math.Log(n);
        double Cost(int state, int t) =>
            -(
                SpecialFunctions.BinomialLn(total[t], relevant[t])
                + (relevant[t] * Math.Log(share[state]))
                + ((total[t] - relevant[t]) * Math.Log(1 - share[state]))
            );

        // Viterbi; the automaton begins in the base state.
        double baseCost = 0,
            burstCost = double.PositiveInfinity;
        var cameFromBurst = new bool[n, 2];
        for (int t = 0; t < n; t++)
        {
            cameFromBurst[t, 0] = burstCost < baseCost;
            cameFromBurst[t, 1] = burstCost < baseCost + enter;
            (baseCost, burstCost) = (
                Math.Min(baseCost, burstCost) + Cost(0, t),
                Math.Min(baseCost + enter, burstCost) + Cost(1, t)
            );
        }

        var bursts = new List<Burst>();
        bool burst = burstCost < baseCost;
        for (int t = n - 1, last = -1; t >= 0; t--)
        {
            last = burst && last < 0 ? t : last;
            bool before = cameFromBurst[t, burst ? 1 : 0];
            if (burst && (!before || t == 0))
            {
                bursts.Add(new Burst(t, last, Enumerable.Range(t, last - t + 1).Sum(i => Cost(0, i) - Cost(1, i))));
                last = -1;
            }

            burst = before;
        }

        bursts.Reverse();
        return bursts;
    }
}
