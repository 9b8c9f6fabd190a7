namespace VegfTrends.Core;

/// <summary>A node of the taxonomy.</summary>
public sealed record Category
{
    /// <summary>Such as <c>ici.pd1</c>. Letters, digits, dots, hyphens and underscores.</summary>
    public required string Key { get; init; }

    /// <summary>Key of the parent, or <c>null</c> at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>Holds only when no other category does.</summary>
    public bool Exclusive { get; init; }

    public required Bilingual Name { get; init; }

    public Bilingual Definition { get; init; }

    /// <summary>Short phrases: what counts.</summary>
    public IReadOnlyList<string> Counts { get; init; } = [];

    /// <summary>Short phrases: what does not count.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>The rule holds when an agent of a kind on the left is combined with one on the right; <c>null</c> when
    /// no pair is asked for.</summary>
    public KindPair? Combines { get; init; }

    /// <summary>Concept kinds of which one mention is enough for the rule.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>Whether the category or its parent is one of these: who asks for a parent asks for its children.</summary>
    public bool IsAmong(IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Any(k => k == Key || k == Parent);
    }
}

/// <summary>Two sides of a combination, each a list of concept kinds.</summary>
public sealed record KindPair(IReadOnlyList<string> Left, IReadOnlyList<string> Right);
