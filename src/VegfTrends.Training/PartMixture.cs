using System.Numerics.Tensors;

namespace VegfTrends.Training;

/// <summary>
/// How much each part of the model counts, the same for all categories: weights from 0 on that make the held-out log
/// loss least, with a level of its own for every category. A handful of numbers learned from all held-out rows, so that
/// they need no further holding out.
/// </summary>
static class PartMixture
{
    /// <summary>The first part alone is kept unless the others lower the log loss by this share.</summary>
    const double LeastGain = 0.01;

    /// <param name="heldOut">Log-odds by part, category and row.</param>
    /// <param name="labels">Truth by category and row.</param>
    /// <param name="rowWeights">Weight of each row.</param>
    /// <returns>One weight a part, at least one of them above 0.</returns>
    public static double[] Choose(
        IReadOnlyList<double[][]> heldOut,
        IReadOnlyList<bool[]> labels,
        IReadOnlyList<float> rowWeights
    )
    {
        if (heldOut.Count == 1 || labels.Count == 0)
        {
            return [1, .. Enumerable.Repeat(0.0, heldOut.Count - 1)];
        }

        double[] spread =
        [
            .. heldOut.Select(part =>
                Math.Max(1e-6, Math.Sqrt(part.Sum(c => c.Sum(x => x * x)) / part.Sum(c => c.Length)))
            ),
        ];
        (double firstLoss, double[] first) = Fit([0]);
        int[] kept = [.. Enumerable.Range(0, heldOut.Count)];
        while (true)
        {
            (double loss, double[] by) = Fit(kept);
            int[] positive = [.. kept.Where(p => by[p] > 0)];
            if (positive.Length == kept.Length)
            {
                return loss <= firstLoss * (1 - LeastGain) || first[0] <= 0
                    ? by
                    : [1, .. Enumerable.Repeat(0.0, heldOut.Count - 1)];
            }

            if (positive.Length == 0)
            {
                return [1, .. Enumerable.Repeat(0.0, heldOut.Count - 1)];
            }

            kept = positive;
        }

        (double Loss, double[] By) Fit(int[] parts)
        {
            var rows = new List<float[]>();
            var truth = new List<bool>();
            var weights = new List<float>();
            for (int c = 0; c < labels.Count; c++)
            {
                for (int i = 0; i < labels[c].Length; i++)
                {
                    var row = new float[parts.Length + labels.Count];
                    for (int p = 0; p < parts.Length; p++)
                    {
                        row[p] = (float)(heldOut[parts[p]][c][i] / spread[parts[p]]);
                    }

                    row[parts.Length + c] = 1;
                    rows.Add(row);
                    truth.Add(labels[c][i]);
                    weights.Add(rowWeights[i]);
                }
            }

            (double bias, float[] trained) = LogisticRegression.Train(rows, truth, weights, 0, 0.1f);
            double loss = 0;
            for (int i = 0; i < rows.Count; i++)
            {
                double x = bias + TensorPrimitives.Dot(trained, rows[i]);
                loss += weights[i] * (Math.Max(x, 0) - (truth[i] ? x : 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))));
            }

            var by = new double[heldOut.Count];
            for (int p = 0; p < parts.Length; p++)
            {
                by[parts[p]] = Math.Round(trained[p] / spread[parts[p]], 6);
            }

            return (loss, by);
        }
    }
}
