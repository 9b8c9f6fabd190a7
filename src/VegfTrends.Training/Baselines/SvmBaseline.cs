using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>The classic text classifier: <see cref="TfIdf"/> and one linear support vector machine a category, verdict
/// at 0, nothing calibrated.</summary>
public sealed class SvmBaseline
{
    readonly Taxonomy _taxonomy;
    readonly TfIdf _grams;
    readonly IReadOnlyList<(string Key, float[] Weights)> _models;

    SvmBaseline(Taxonomy taxonomy, TfIdf grams, IReadOnlyList<(string, float[])> models) =>
        (_taxonomy, _grams, _models) = (taxonomy, grams, models);

    /// <param name="taxonomy">The categories.</param>
    /// <param name="papers">Training papers.</param>
    /// <param name="grams">How many of the most frequent n-grams are kept.</param>
    /// <param name="c">Cost of an error; 1 as in LIBLINEAR.</param>
    public static SvmBaseline Train(
        Taxonomy taxonomy,
        IReadOnlyList<LabelledPaper> papers,
        int grams = 50_000,
        float c = 1
    )
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(papers);
        TfIdf kept = TfIdf.Over([.. papers.Select(p => p.Paper)], grams);
        (int, float)[][] rows = [.. papers.Select(p => kept.Row(p.Paper))];
        return new SvmBaseline(
            taxonomy,
            kept,
            [
                .. taxonomy.Scored.Select(k =>
                    (k.Key, Fit(rows, [.. papers.Select(p => p.Labels.Contains(k.Key))], kept.Count, c))
                ),
            ]
        );
    }

    /// <summary>Leaves with a positive margin; when there is none, the category with the highest.</summary>
    public IReadOnlyList<string> Labels(Paper paper)
    {
        (int, float)[] row = _grams.Row(paper);
        return TfIdfBaseline.Verdict(_taxonomy, [.. _models.Select(m => (m.Key, (double)Margin(m.Weights, row)))]);
    }

    /// <summary>
    /// Dual coordinate descent for the squared hinge loss: Hsieh, Chang, Lin, Keerthi and Sundararajan (2008),
    /// algorithm 1. The last weight is the bias.
    /// </summary>
    internal static float[] Fit(
        IReadOnlyList<(int Column, float Value)[]> rows,
        IReadOnlyList<bool> labels,
        int columns,
        float c,
        int passes = 100
    )
    {
        var weights = new float[columns + 1];
        var alpha = new double[rows.Count];
        double[] curve = [.. rows.Select(r => r.Sum(x => (double)x.Value * x.Value) + 1 + (0.5 / c))];
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        var random = new Random(1);
        for (int pass = 0; pass < passes; pass++)
        {
            random.Shuffle(order);
            double most = 0;
            foreach (int i in order)
            {
                double sign = labels[i] ? 1 : -1,
                    gradient = (sign * Margin(weights, rows[i])) - 1 + (alpha[i] * 0.5 / c);
                double projected = alpha[i] == 0 ? Math.Min(gradient, 0) : gradient;
                most = Math.Max(most, Math.Abs(projected));
                if (projected == 0)
                {
                    continue;
                }

                double next = Math.Max(alpha[i] - (gradient / curve[i]), 0);
                var step = (float)((next - alpha[i]) * sign);
                alpha[i] = next;
                foreach ((int column, float value) in rows[i])
                {
                    weights[column] += step * value;
                }

                weights[^1] += step;
            }

            if (most < 0.01)
            {
                break;
            }
        }

        return weights;
    }

    static float Margin(float[] weights, (int Column, float Value)[] row)
    {
        float sum = weights[^1];
        foreach ((int column, float value) in row)
        {
            sum += weights[column] * value;
        }

        return sum;
    }
}
