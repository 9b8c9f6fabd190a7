using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>
/// The plain text classifier that the model must beat: character 2- to 4-grams, sublinear TF-IDF of unit length, one
/// logistic regression a category. Knows neither lexicon nor encoder.
/// </summary>
public sealed class TfIdfBaseline
{
    readonly CharacterGrams _grams;
    readonly IReadOnlyList<(string Key, double Bias, float[] Weights)> _models;
    readonly Taxonomy _taxonomy;

    TfIdfBaseline(Taxonomy taxonomy, CharacterGrams grams, IReadOnlyList<(string, double, float[])> models) =>
        (_taxonomy, _grams, _models) = (taxonomy, grams, models);

    /// <param name="taxonomy">The categories.</param>
    /// <param name="papers">Training papers.</param>
    /// <param name="grams">How many of the most frequent n-grams are kept.</param>
    /// <param name="l2">Regularisation.</param>
    public static TfIdfBaseline Train(
        Taxonomy taxonomy,
        IReadOnlyList<LabelledPaper> papers,
        int grams = 20000,
        float l2 = 0.1f
    )
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(papers);
        CharacterGrams kept = CharacterGrams.Over([.. papers.Select(p => p.Paper)], grams);
        float[][] rows = [.. papers.Select(p => Dense(kept, p.Paper))];
        float[] weights = [.. papers.Select(_ => 1f)];
        return new TfIdfBaseline(
            taxonomy,
            kept,
            [
                .. taxonomy.Scored.Select(c =>
                {
                    (double bias, float[] trained) = LogisticRegression.Train(
                        rows,
                        [.. papers.Select(p => p.Labels.Contains(c.Key))],
                        weights,
                        0,
                        l2
                    );
                    return (c.Key, bias, trained);
                }),
            ]
        );
    }

    /// <summary>Categories with a probability of at least one half; the likeliest when none has.</summary>
    public IReadOnlyList<string> Labels(Paper paper)
    {
        float[] row = Dense(_grams, paper);
        return Verdict(
            _taxonomy,
            [.. _models.Select(m => (m.Key, m.Bias + System.Numerics.Tensors.TensorPrimitives.Dot(m.Weights, row)))]
        );
    }

    /// <summary>Leaves with a positive score; when there is none, the category with the highest.</summary>
    internal static IReadOnlyList<string> Verdict(Taxonomy taxonomy, IReadOnlyList<(string Key, double Score)> scored)
    {
        string[] leaves =
        [
            .. scored.Where(s => s.Score >= 0 && taxonomy.Find(s.Key) is { Exclusive: false }).Select(s => s.Key),
        ];
        return leaves.Length > 0 ? leaves : [scored.MaxBy(s => s.Score).Key];
    }

    // The regularisation was chosen for rows of length 8.
    static float[] Dense(CharacterGrams grams, Paper paper)
    {
        var row = new float[grams.Count];
        foreach ((int column, float value) in grams.Row(paper))
        {
            row[column] = 8 * value;
        }

        return row;
    }
}
