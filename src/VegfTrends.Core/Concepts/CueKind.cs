namespace VegfTrends.Core;

/// <summary>What a cue phrase of the lexicon says of the agents near it; the names are the keys under
/// <c>cues</c>.</summary>
enum CueKind
{
    Combined,
    Compared,
    Sequential,
    Negated,

    /// <summary>Approved, standard, known before, or left for the future: not the study itself.</summary>
    Background,

    /// <summary>Was given: what is then listed with "and" is one regimen.</summary>
    Given,

    /// <summary>Leads in agents that stand for many.</summary>
    Example,

    /// <summary>Looks like a cue and is none: progression-free, not only.</summary>
    Neutral,
}
