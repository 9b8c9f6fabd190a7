using VegfTrends.Core;

namespace VegfTrends.Training.Quality;

/// <summary>A paper that two models judge differently.</summary>
public sealed record ChangedPaper(Prediction Old, Prediction New)
{
    static bool Right(Prediction p) => p.Paper.Labels.SetEquals(p.Assigned);

    /// <summary>1: only the new model is right; -1: only the old one was; 0: neither.</summary>
    public int Gain => (Right(New) ? 1 : 0) - (Right(Old) ? 1 : 0);
}

/// <summary>Two models on the same papers.</summary>
/// <param name="Old">Quality of the older one.</param>
/// <param name="New">Quality of the newer one.</param>
/// <param name="DifferenceLow">Lower end of the 95 % interval of the gain in micro-F1: both models on the same papers,
/// drawn anew 2,000 times.</param>
/// <param name="DifferenceHigh">Upper end.</param>
/// <param name="OnlyOldRight">Papers whose categories only the older model gives exactly.</param>
/// <param name="OnlyNewRight">Papers whose categories only the newer one gives exactly.</param>
/// <param name="Changed">Papers with other assigned categories, those that became wrong first.</param>
public sealed record Comparison(
    QualityReport Old,
    QualityReport New,
    double DifferenceLow,
    double DifferenceHigh,
    int OnlyOldRight,
    int OnlyNewRight,
    IReadOnlyList<ChangedPaper> Changed
)
{
    const int Resamples = 2000;

    public double Difference => New.Micro.F1 - Old.Micro.F1;

    /// <summary>McNemar's test on papers judged exactly right, exact and two-sided: how likely a difference of this
    /// size is between equally good models.</summary>
    public double PValue => McNemar(OnlyOldRight, OnlyNewRight);

    /// <param name="taxonomy">The categories that both models know.</param>
    /// <param name="old">By the older model.</param>
    /// <param name="newer">The same papers in the same order, by the newer one.</param>
    public static Comparison Of(Taxonomy taxonomy, IReadOnlyList<Prediction> old, IReadOnlyList<Prediction> newer)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(newer);
        if (!old.Select(p => p.Paper.Paper.Id).SequenceEqual(newer.Select(p => p.Paper.Paper.Id)))
        {
            throw new ArgumentException("The two lists hold different papers.", nameof(newer));
        }

        (double low, double high) = Interval(old, newer);
        ChangedPaper[] changed =
        [
            .. old.Zip(newer, (o, n) => new ChangedPaper(o, n))
                .Where(c => !c.Old.Assigned.Order().SequenceEqual(c.New.Assigned.Order()))
                .OrderBy(c => c.Gain),
        ];
        return new Comparison(
            QualityReport.Of(taxonomy, old),
            QualityReport.Of(taxonomy, newer),
            low,
            high,
            changed.Count(c => c.Gain < 0),
            changed.Count(c => c.Gain > 0),
            changed
        );
    }

    /// <summary>Two-sided exact binomial test that of so many discordant cases each side is equally likely.</summary>
    public static double McNemar(int one, int other)
    {
        int all = one + other,
            fewer = Math.Min(one, other);
        double term = Math.Pow(0.5, all),
            sum = 0;
        if (term == 0)
        {
            // More than a thousand cases: by logarithms.
            double log = -all * Math.Log(2);
            for (int k = 0; k <= fewer; k++)
            {
                sum += Math.Exp(log);
                log += Math.Log((double)(all - k) / (k + 1));
            }
        }
        else
        {
            for (int k = 0; k <= fewer; k++)
            {
                sum += term;
                term *= (double)(all - k) / (k + 1);
            }
        }

        return Math.Min(1, 2 * sum);
    }

    static (double Low, double High) Interval(IReadOnlyList<Prediction> old, IReadOnlyList<Prediction> newer)
    {
        int n = old.Count;
        if (n == 0)
        {
            return (0, 0);
        }

        (int Right, int Wrong, int Missed)[] before = [.. old.Select(Counts)],
            after = [.. newer.Select(Counts)];
        var random = new Random(20);
        var gains = new double[Resamples];
        for (int b = 0; b < Resamples; b++)
        {
            (int r, int w, int m) x = default,
                y = default;
            for (int i = 0; i < n; i++)
            {
                int drawn = random.Next(n);
                x = (x.r + before[drawn].Right, x.w + before[drawn].Wrong, x.m + before[drawn].Missed);
                y = (y.r + after[drawn].Right, y.w + after[drawn].Wrong, y.m + after[drawn].Missed);
            }

            gains[b] = QualityRow.F1Of(y.r, y.w, y.m) - QualityRow.F1Of(x.r, x.w, x.m);
        }

        Array.Sort(gains);
        return (gains[Resamples * 25 / 1000], gains[(Resamples * 975 / 1000) - 1]);
    }

    static (int Right, int Wrong, int Missed) Counts(Prediction p)
    {
        int right = p.Assigned.Count(p.Paper.Labels.Contains);
        return (right, p.Assigned.Count - right, p.Paper.Labels.Count - right);
    }
}
