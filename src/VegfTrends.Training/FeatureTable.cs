using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Papers as rows of numbers: the scaled embedding, then one column a named feature.</summary>
sealed class FeatureTable
{
    readonly Dictionary<string, int> _columns;
    readonly float _scale;
    readonly int _dimension;

    FeatureTable(Dictionary<string, int> columns, IReadOnlyList<string> names, float scale, int dimension) =>
        (_columns, Names, _scale, _dimension) = (columns, names, scale, dimension);

    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns: features that enough papers have, in ordinal order.</summary>
    public static FeatureTable Over(IReadOnlyList<PaperFeatures> papers, TrainingOptions options)
    {
        string[] names =
        [
            .. papers
                .SelectMany(p => p.Named.Keys)
                .Where(n => !n.StartsWith(FeatureExtractor.LanguagePrefix, StringComparison.Ordinal))
                .GroupBy(n => n)
                .Where(g => g.Count() >= options.LeastPapersAFeature)
                .Select(g => g.Key)
                .Order(StringComparer.Ordinal),
        ];
        int dimension = papers[0].Embedding.Length;
        return new FeatureTable(
            names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => dimension + x.i),
            names,
            options.EmbeddingScale,
            dimension
        );
    }

    public float[] Row(PaperFeatures paper)
    {
        var row = new float[_dimension + Names.Count];
        System.Numerics.Tensors.TensorPrimitives.Multiply(paper.Embedding.Span, _scale, row.AsSpan(0, _dimension));
        foreach ((string name, float value) in paper.Named)
        {
            if (_columns.TryGetValue(name, out int column))
            {
                row[column] = value;
            }
        }

        return row;
    }

    /// <summary>Trained weights, the embedding's scale taken back into them.</summary>
    public (float[] Embedding, SortedDictionary<string, float> Named) Weights(float[] trained)
    {
        var embedding = new float[_dimension];
        System.Numerics.Tensors.TensorPrimitives.Multiply(trained.AsSpan(0, _dimension), _scale, embedding);
        var named = new SortedDictionary<string, float>(StringComparer.Ordinal);
        for (int i = 0; i < Names.Count; i++)
        {
            if (trained[_dimension + i] != 0)
            {
                named[Names[i]] = trained[_dimension + i];
            }
        }

        return (embedding, named);
    }
}
