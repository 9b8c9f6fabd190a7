namespace VegfTrends.Training.Quality;

/// <summary>Scores of one tenth of the scale: what they say and what is true.</summary>
/// <param name="Count">Scores in it.</param>
/// <param name="Mean">Mean score.</param>
/// <param name="True">Share of them whose category holds.</param>
public sealed record ReliabilityBin(int Count, double Mean, double True);

/// <summary>Whether scores are probabilities: ten bins of equal width over the scores of all categories.</summary>
/// <param name="Bins">Ten; empty ones have a count of 0.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins)
{
    /// <summary>Expected calibration error, 0 to 1: the mean distance between score and truth, bins weighted by their
    /// count; NaN without scores.</summary>
    public double Error
    {
        get
        {
            int all = Bins.Sum(b => b.Count);
            return all == 0
                ? double.NaN
                : Bins.Where(b => b.Count > 0).Sum(b => b.Count * Math.Abs(b.Mean - b.True)) / all;
        }
    }

    /// <param name="keys">Categories whose scores count.</param>
    /// <param name="predictions">Papers with scores and true labels.</param>
    public static Reliability Of(IReadOnlyList<string> keys, IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(predictions);
        var sums = new (double Score, int True, int Count)[10];
        foreach (Prediction prediction in predictions)
        {
            foreach (string key in keys)
            {
                if (prediction.Scores.TryGetValue(key, out double score))
                {
                    ref (double Score, int True, int Count) bin = ref sums[Math.Min(9, (int)(score * 10))];
                    bin = (
                        bin.Score + score,
                        bin.True + (prediction.Paper.Labels.Contains(key) ? 1 : 0),
                        bin.Count + 1
                    );
                }
            }
        }

        return new Reliability([
            .. sums.Select(b =>
                b.Count == 0
                    ? new ReliabilityBin(0, 0, 0)
                    : new ReliabilityBin(b.Count, b.Score / b.Count, (double)b.True / b.Count)
            ),
        ]);
    }
}
