using MathNet.Numerics.Distributions;

namespace VegfTrends.Core;

/// <summary>A study as the store met it.</summary>
/// <param name="PeriodStart">First day of the period (month, quarter or year) it is dated in.</param>
/// <param name="Seen">Day on which the store first had it.</param>
public readonly record struct SeenStudy(DateOnly PeriodStart, DateOnly Seen);

/// <summary>What an unfinished period will probably hold once all of it is indexed.</summary>
/// <param name="Reported">Studies so far.</param>
/// <param name="Completeness">Share of the period's studies that are usually in the store by now, above 0 to 1.</param>
/// <param name="Expected">Studies expected in the end.</param>
/// <param name="Low">Lower end of the 95 % interval, at least <paramref name="Reported"/>.</param>
/// <param name="High">Upper end.</param>
public sealed record NowcastCount(int Reported, double Completeness, double Expected, double Low, double High);

/// <summary>
/// How long after the start of its period a study reaches the store. Recent periods show their quick studies only, so
/// the distribution is estimated by reverse-time hazards, which allow for that right truncation (Kalbfleisch and
/// Lawless 1989, JASA 84:360; Lawless 1994, Can. J. Stat. 22:15). What is still missing given k reported is negative
/// binomial (k + 1/2, completeness): a Poisson rate with Jeffreys' prior, thinned.
/// </summary>
public sealed class IndexingDelays
{
    /// <summary>Fewer observed delays say too little; then a period is marked incomplete, not estimated.</summary>
    public const int Least = 50;

    readonly double[] _reported;

    IndexingDelays(double[] reported) => _reported = reported;

    /// <summary>Days after which nothing more is expected.</summary>
    public int Longest => _reported.Length - 1;

    /// <param name="seen">Studies that arrived while the store was watched; those of a first backfill say nothing about
    /// delays and must be left out.</param>
    /// <param name="asOf">Day on which they were looked at; later ones are ignored.</param>
    /// <param name="longest">Days after which nothing more is expected; longer delays are ignored. 1 or more.</param>
    /// <returns><c>null</c> with fewer than <see cref="Least"/> usable observations.</returns>
    public static IndexingDelays? Estimate(IEnumerable<SeenStudy> seen, DateOnly asOf, int longest = 540)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest);
        var delays = new int[longest + 1];
        var pairs = new List<(int Delay, int Window)>();
        foreach (SeenStudy study in seen)
        {
            int delay = Math.Max(0, study.Seen.DayNumber - study.PeriodStart.DayNumber),
                window = asOf.DayNumber - study.PeriodStart.DayNumber;
            if (study.Seen <= asOf && delay <= longest && window >= 0)
            {
                pairs.Add((delay, Math.Min(window, longest)));
                delays[delay]++;
            }
        }

        if (pairs.Count < Least)
        {
            return null;
        }

        var windowAtLeast = new int[longest + 2];
        var delayAtLeast = new int[longest + 2];
        foreach ((int delay, int window) in pairs)
        {
            windowAtLeast[window]++;
            delayAtLeast[delay]++;
        }

        for (int d = longest; d >= 0; d--)
        {
            windowAtLeast[d] += windowAtLeast[d + 1];
            delayAtLeast[d] += delayAtLeast[d + 1];
        }

        var reported = new double[longest + 1];
        reported[longest] = 1;
        for (int d = longest; d > 0; d--)
        {
            // At risk: watched long enough that a delay of d could have been seen, and a delay of at most d. The window
            // is never shorter than the delay, so those with a longer delay have window > d.
            int atRisk = windowAtLeast[d] - delayAtLeast[d + 1];
            reported[d - 1] = reported[d] * (atRisk == 0 ? 1 : 1 - ((double)delays[d] / atRisk));
        }

        return new IndexingDelays(reported);
    }

    /// <summary>Share of a period's studies that the store has some days after the period's first day, 0 to
    /// 1.</summary>
    public double Completeness(int days) =>
        days < 0 ? 0
        : days >= _reported.Length ? 1
        : _reported[days];

    /// <param name="reported">Studies of the period so far.</param>
    /// <param name="periodStart">Its first day.</param>
    /// <param name="asOf">Today.</param>
    /// <returns><c>null</c> when so little of the period is usually there by now (under a tenth) that nothing can be
    /// said.</returns>
    public NowcastCount? Nowcast(int reported, DateOnly periodStart, DateOnly asOf)
    {
        double share = Completeness(asOf.DayNumber - periodStart.DayNumber);
        if (share < 0.1)
        {
            return null;
        }

        if (share >= 1)
        {
            return new NowcastCount(reported, 1, reported, reported, reported);
        }

        double size = reported + 0.5,
            mean = size * (1 - share) / share;
        return new NowcastCount(
            reported,
            share,
            reported + mean,
            reported + Quantile(size, share, 0.025),
            reported + Quantile(size, share, 0.975)
        );
    }

    static int Quantile(double size, double share, double p)
    {
        double sum = 0;
        for (int k = 0; k < 1_000_000; k++)
        {
            sum += Math.Exp(NegativeBinomial.PMFLn(size, share, k));
            if (sum >= p)
            {
                return k;
            }
        }

        return 1_000_000;
    }
}
