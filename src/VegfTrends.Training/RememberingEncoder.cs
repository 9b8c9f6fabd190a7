using System.Collections.Concurrent;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Encodes every text once: training, baselines and learning curve read the same papers again and
/// again.</summary>
public sealed class RememberingEncoder(ITextEncoder inner) : ITextEncoder
{
    readonly ConcurrentDictionary<string, Embedding> _known = new(StringComparer.Ordinal);

    public string Id => inner.Id;

    public int Dimension => inner.Dimension;

    public Embedding Encode(string text) => _known.GetOrAdd(text, inner.Encode);
}
