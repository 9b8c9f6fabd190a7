using System.Collections;
using System.Diagnostics.CodeAnalysis;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>The embeddings of one encoder by paper id, left in the store: read one at a time when asked for, streamed
/// when enumerated.</summary>
/// <param name="store">Open as long as this is used.</param>
/// <param name="encoderId">The encoder.</param>
/// <param name="rows">Rows of the papers that may be asked for, by paper id.</param>
public sealed class EmbeddingDictionary(PaperStore store, string encoderId, IReadOnlyDictionary<string, long> rows)
    : IReadOnlyDictionary<string, Embedding>
{
    readonly Dictionary<long, string> _ids = rows.ToDictionary(r => r.Value, r => r.Key);

    public int Count => Keys.Count();

    public IEnumerable<string> Keys => this.Select(e => e.Key);

    public IEnumerable<Embedding> Values => this.Select(e => e.Value);

    public Embedding this[string key] =>
        TryGetValue(key, out Embedding? embedding)
            ? embedding
            : throw new KeyNotFoundException($"No embedding of '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Embedding value)
    {
        value = rows.TryGetValue(key, out long row) ? store.FindEmbedding(row, encoderId) : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, Embedding>> GetEnumerator()
    {
        foreach (StoredEmbedding stored in store.Embeddings(encoderId))
        {
            if (_ids.TryGetValue(stored.PaperRow, out string? id))
            {
                yield return new(id, stored.Embedding);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
