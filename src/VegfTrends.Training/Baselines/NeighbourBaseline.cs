using System.Numerics.Tensors;
using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>What the encoder alone knows: the categories of the nearest training papers, by a vote weighted with the
/// cosine.</summary>
public sealed class NeighbourBaseline
{
    readonly FeatureExtractor _features;
    readonly IReadOnlyList<(ReadOnlyMemory<float> Vector, IReadOnlySet<string> Labels)> _known;
    readonly int _neighbours;

    NeighbourBaseline(
        FeatureExtractor features,
        IReadOnlyList<(ReadOnlyMemory<float>, IReadOnlySet<string>)> known,
        int neighbours
    ) => (_features, _known, _neighbours) = (features, known, neighbours);

    /// <param name="features">Embeds papers.</param>
    /// <param name="papers">Papers that neighbours are taken from.</param>
    /// <param name="neighbours">How many vote.</param>
    public static NeighbourBaseline Train(
        FeatureExtractor features,
        IReadOnlyList<LabelledPaper> papers,
        int neighbours = 5
    )
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(papers);
        return new NeighbourBaseline(
            features,
            [.. papers.Select(p => (features.Embed(features.Analyse(p.Paper)), p.Labels))],
            neighbours
        );
    }

    /// <summary>Categories with at least half of the votes; the one with most when none has.</summary>
    public IReadOnlyList<string> Labels(Paper paper)
    {
        ReadOnlyMemory<float> vector = _features.Embed(_features.Analyse(paper));
        (float Cosine, IReadOnlySet<string> Labels)[] nearest =
        [
            .. _known
                .Select(k => (TensorPrimitives.Dot(k.Vector.Span, vector.Span), k.Labels))
                .OrderByDescending(k => k.Item1)
                .Take(_neighbours),
        ];
        float all = nearest.Sum(n => Math.Max(0, n.Cosine));
        return TfIdfBaseline.Verdict(
            _features.Taxonomy,
            [
                .. _features.Taxonomy.Scored.Select(c =>
                    (
                        c.Key,
                        (double)(
                            nearest.Where(n => n.Labels.Contains(c.Key)).Sum(n => Math.Max(0, n.Cosine)) - (all / 2)
                        )
                    )
                ),
            ]
        );
    }
}
