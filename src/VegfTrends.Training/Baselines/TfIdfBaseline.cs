using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>
/// The plain text classifier that the model must beat: character 2- to 4-grams, sublinear TF-IDF of unit length, one logistic regression a
/// category. Knows neither lexicon nor encoder.
/// </summary>
public sealed class TfIdfBaseline
{
    readonly Dictionary<string, (int Column, float Idf)> _grams;
    readonly IReadOnlyList<(string Key, double Bias, float[] Weights)> _models;
    readonly Taxonomy _taxonomy;

    TfIdfBaseline(Taxonomy taxonomy, Dictionary<string, (int, float)> grams, IReadOnlyList<(string, double, float[])> models) => (_taxonomy, _grams, _models) = (taxonomy, grams, models);

    /// <param name="taxonomy">The categories.</param>
    /// <param name="papers">Training papers.</param>
    /// <param name="grams">How many of the most frequent n-grams are kept.</param>
    /// <param name="l2">Regularisation.</param>
    public static TfIdfBaseline Train(Taxonomy taxonomy, IReadOnlyList<LabelledPaper> papers, int grams = 20000, float l2 = 0.1f)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(papers);
        var frequency = new Dictionary<string, int>();
        foreach (LabelledPaper paper in papers)
        {
            foreach (string gram in Grams(TextOf(paper.Paper)).Keys)
            {
                frequency[gram] = frequency.GetValueOrDefault(gram) + 1;
            }
        }

        Dictionary<string, (int, float)> kept = frequency.Where(f => f.Value >= 2).OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Take(grams)
            .Select((f, column) => (f.Key, Value: (column, MathF.Log((1f + papers.Count) / (1 + f.Value)) + 1)))
            .ToDictionary(x => x.Key, x => x.Value);
        var baseline = new TfIdfBaseline(taxonomy, kept, []);
        float[][] rows = [.. papers.Select(p => baseline.Row(p.Paper))];
        float[] weights = [.. papers.Select(_ => 1f)];
        return new TfIdfBaseline(taxonomy, kept, [.. taxonomy.Scored.Select(c =>
        {
            (double bias, float[] trained) = LogisticRegression.Train(rows, [.. papers.Select(p => p.Labels.Contains(c.Key))], weights, 0, l2);
            return (c.Key, bias, trained);
        })]);
    }

    /// <summary>Categories with a probability of at least one half; the likeliest when none has.</summary>
    public IReadOnlyList<string> Labels(Paper paper)
    {
        float[] row = Row(paper);
        (string Key, double LogOdds)[] scored = [.. _models.Select(m => (m.Key, m.Bias + System.Numerics.Tensors.TensorPrimitives.Dot(m.Weights, row)))];
        string[] likely = [.. scored.Where(s => s.LogOdds >= 0).Select(s => s.Key)];
        string[] leaves = [.. likely.Where(k => _taxonomy.Find(k) is { Exclusive: false })];
        return leaves.Length > 0 ? leaves : [scored.MaxBy(s => s.LogOdds).Key];
    }

    float[] Row(Paper paper)
    {
        var row = new float[_grams.Count];
        foreach ((string gram, int count) in Grams(TextOf(paper)))
        {
            if (_grams.TryGetValue(gram, out (int Column, float Idf) known))
            {
                row[known.Column] = (1 + MathF.Log(count)) * known.Idf;
            }
        }

        float length = System.Numerics.Tensors.TensorPrimitives.Norm(row);
        if (length > 0)
        {
            System.Numerics.Tensors.TensorPrimitives.Divide(row, length / 8, row);
        }

        return row;
    }

    static string TextOf(Paper paper) => string.Join(' ', paper.Texts().Select(t => t.Text)).ToLowerInvariant();

    static Dictionary<string, int> Grams(string text)
    {
        var counts = new Dictionary<string, int>();
        for (int length = 2; length <= 4; length++)
        {
            for (int i = 0; i + length <= text.Length; i++)
            {
                string gram = text.Substring(i, length);
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
            }
        }

        return counts;
    }
}
