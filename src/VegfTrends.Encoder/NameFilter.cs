using System.Buffers;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>Takes the held-out names out of the corpora, so that they are as new to the encoder as next year's
/// drugs.</summary>
static class NameFilter
{
    // Shorter names are found inside other words; their texts stay.
    const int ShortestZh = 3,
        ShortestEn = 5;

    public static IReadOnlyList<PairKind> Without(
        IEnumerable<Concept> heldOut,
        IReadOnlyList<PairKind> kinds,
        out int removed
    )
    {
        SearchValues<string> names = SearchValues.Create(
            [
                .. heldOut.SelectMany(c =>
                    c.Zh.Where(n => n.Length >= ShortestZh).Concat(c.En.Where(n => n.Length >= ShortestEn))
                ),
            ],
            StringComparison.OrdinalIgnoreCase
        );
        PairKind[] kept =
        [
            .. kinds.Select(k =>
                k with
                {
                    Pairs =
                    [
                        .. k
                            .Pairs.AsParallel()
                            .AsOrdered()
                            .Where(p => !p.Left.AsSpan().ContainsAny(names) && !p.Right.AsSpan().ContainsAny(names)),
                    ],
                }
            ),
        ];
        removed = kinds.Sum(k => k.Pairs.Count) - kept.Sum(k => k.Pairs.Count);
        return kept;
    }
}
