using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Agents that the bundled encoder never sees under any of their names, so that they stand for drugs that come
/// after it.</summary>
public static class HeldOutNames
{
    public const int DefaultCount = 30;

    // The first seed that takes none of the most written-about drugs of the field: those the bundled encoder should
    // know.
    const int Seed = 2;

    /// <summary>The same agents on every machine: those with names in both languages, in the order of a hash of seed
    /// and key.</summary>
    public static IReadOnlyList<Concept> Pick(Lexicon lexicon, int count = DefaultCount, int seed = Seed)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        return
        [
            .. lexicon
                .Concepts.Where(c => c is { Group: ConceptGroup.Agent, IsClass: false, Zh.Count: > 0, En.Count: > 0 })
                .OrderBy(c => Convert.ToHexString(IdHash.Of($"{seed}:{c.Key}")), StringComparer.Ordinal)
                .Take(count),
        ];
    }
}
