namespace VegfTrends.Core;

/// <summary>A kind of agent or target, as the lexicon's <c>kinds</c> declare it.</summary>
/// <param name="Key">Such as <c>anti_vegf</c>.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Side">Which side of a combination its agents stand on.</param>
/// <param name="AlsoAntiVegf">Whether they are anti-VEGF agents as well.</param>
public sealed record ConceptKind(string Key, Bilingual Name, CombinationSide Side, bool AlsoAntiVegf = false);

/// <summary>The two sides of the combinations that are watched; all else is other.</summary>
public enum CombinationSide
{
    Other,

    /// <summary>The backbone: anti-VEGF agents in the bundled lexicon (<c>side: anti_vegf</c>).</summary>
    AntiVegf,

    /// <summary>The partner: immunotherapies in the bundled lexicon (<c>side: immune</c>).</summary>
    Immune,
}
