namespace VegfTrends.Core;

/// <summary>A thing that texts name: an agent, target, tumour or study type of the lexicon.</summary>
public sealed record Concept
{
    /// <summary>Unique within its group: lower-case INN for agents, short key otherwise.</summary>
    public required string Key { get; init; }

    public required ConceptGroup Group { get; init; }

    /// <summary>Agents and targets: the kind, a key of the lexicon's <c>kinds</c> such as <c>anti_vegf</c> or
    /// <c>pd1</c>. Tumours: the cancer facet. Study types: the key.</summary>
    public required string Kind { get; init; }

    /// <summary>A word for a whole class of agents (immune checkpoint inhibitor), not one agent.</summary>
    public bool IsClass { get; init; }

    /// <summary>Its short upper-case names also mean something else (ADC, ICI, IO): they count only in exactly this
    /// case.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Subtype of a tumour (triple_negative, her2_positive, hr_positive, nsclc …), or <c>null</c>.</summary>
    public string? Subtype { get; init; }

    /// <summary>What to show instead of the first name, where the names are cue phrases; else empty.</summary>
    public Bilingual Label { get; init; }

    /// <summary>Names in Chinese, the preferred one first.</summary>
    public IReadOnlyList<string> Zh { get; init; } = [];

    /// <summary>Names in English, the preferred one first.</summary>
    public IReadOnlyList<string> En { get; init; } = [];

    /// <summary>The preferred name in a language, else the other language's, else the key.</summary>
    public string Name(Language language) =>
        Label.In(language) ?? (language == Language.Zh ? Zh.Concat(En) : En.Concat(Zh)).FirstOrDefault() ?? Key;
}

public enum ConceptGroup
{
    Agent,
    Target,
    Tumour,
    StudyType,
}
