namespace VegfTrends.Core;

/// <summary>
/// Scores of all categories of one paper. Where a taxonomy has exclusive categories, exactly one of them holds unless a
/// leaf does; models that are asked one by one can contradict that, saying .9 for "immunotherapy alone" and .6 for a
/// combination. So the odds are weighed against each other, as if each model had spoken of one of several exclusive
/// hypotheses (any combination, or one of the exclusives), and what comes of it is calibrated once more.
/// </summary>
public static class JointScores
{
    const double Least = 1e-4;

    /// <param name="taxonomy">Tells exclusive categories from leaves.</param>
    /// <param name="weights">Of all scored categories.</param>
    /// <param name="logOdds">Uncalibrated, in the same order.</param>
    /// <returns>Calibrated probability by key, 0 to 1.</returns>
    public static Dictionary<string, double> Of(
        Taxonomy taxonomy,
        IReadOnlyList<CategoryWeights> weights,
        IReadOnlyList<double> logOdds
    )
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(logOdds);
        double[] own = [.. weights.Select((w, i) => w.Calibrate(logOdds[i]))];
        if (weights.All(w => w.JointSlope is null))
        {
            return weights.Select((w, i) => (w.Key, own[i])).ToDictionary();
        }

        double[] weighed = Weighed(taxonomy, [.. weights.Select(w => w.Key)], own);
        return weights
            .Select(
                (w, i) =>
                    (
                        w.Key,
                        w.JointSlope is { } slope ? 1 / (1 + Math.Exp(-((slope * weighed[i]) + w.JointOffset))) : own[i]
                    )
            )
            .ToDictionary();
    }

    /// <summary>Log-odds of each category by itself plus its log-odds against the others.</summary>
    /// <param name="taxonomy">Has exclusive categories.</param>
    /// <param name="keys">All scored categories.</param>
    /// <param name="own">Calibrated score of each by itself.</param>
    public static double[] Weighed(Taxonomy taxonomy, IReadOnlyList<string> keys, IReadOnlyList<double> own)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(own);
        HashSet<string> exclusive = [.. taxonomy.Exclusives.Select(c => c.Key)];
        double[] score = [.. own.Select(p => Math.Clamp(p, Least, 1 - Least))];
        double noLeaf = 1,
            exclusives = 0;
        for (int i = 0; i < score.Length; i++)
        {
            if (exclusive.Contains(keys[i]))
            {
                exclusives += Odds(score[i]);
            }
            else
            {
                noLeaf *= 1 - score[i];
            }
        }

        double leaves = (1 - noLeaf) / noLeaf,
            all = exclusives + leaves,
            leafFactor = leaves / all / (1 - noLeaf);
        return
        [
            .. score.Select(
                (p, i) =>
                    Math.Log(Odds(p))
                    + Math.Log(
                        Odds(Math.Clamp(exclusive.Contains(keys[i]) ? Odds(p) / all : p * leafFactor, Least, 1 - Least))
                    )
            ),
        ];
    }

    static double Odds(double p) => p / (1 - p);
}
