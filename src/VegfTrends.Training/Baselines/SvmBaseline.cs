using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>The classic text classifier: <see cref="CharacterGrams"/> and one <see cref="LinearSvm"/> a category,
/// verdict at 0, nothing calibrated.</summary>
public sealed class SvmBaseline
{
    // Trained once for a comparison, so it may settle longer than the parts of a model.
    const int Passes = 100;

    readonly Taxonomy _taxonomy;
    readonly CharacterGrams _grams;
    readonly IReadOnlyList<(string Key, double Bias, float[] Weights)> _models;

    SvmBaseline(Taxonomy taxonomy, CharacterGrams grams, IReadOnlyList<(string, double, float[])> models) =>
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
        CharacterGrams kept = CharacterGrams.Over([.. papers.Select(p => p.Paper)], grams);
        (int, float)[][] rows = [.. papers.Select(p => kept.Row(p.Paper))];
        float[] even = [.. papers.Select(_ => 1f)];
        return new SvmBaseline(
            taxonomy,
            kept,
            [
                .. taxonomy.Scored.Select(k =>
                {
                    bool[] labels = [.. papers.Select(p => p.Labels.Contains(k.Key))];
                    (double bias, float[] weights) = LinearSvm.Train(rows, kept.Count, labels, even, c, Passes);

                    // Of one class nothing can be learned but that.
                    return (k.Key, labels.Contains(true) ? bias : -1, weights);
                }),
            ]
        );
    }

    /// <summary>Leaves with a positive margin; when there is none, the category with the highest.</summary>
    public IReadOnlyList<string> Labels(Paper paper)
    {
        (int Column, float Value)[] row = _grams.Row(paper);
        return TfIdfBaseline.Verdict(
            _taxonomy,
            [.. _models.Select(m => (m.Key, m.Bias + row.Sum(x => (double)m.Weights[x.Column] * x.Value)))]
        );
    }
}
