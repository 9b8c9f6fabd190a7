namespace VegfTrends.Core;

/// <summary>What a paper says of its patients and its registration. Empty where it says nothing.</summary>
public sealed record StudyDetails
{
    public static StudyDetails Empty { get; } = new();

    /// <summary>Those of the paper's tumour among the specialty's subtypes, such as triple_negative or nsclc. Named most
    /// first.</summary>
    public IReadOnlyList<string> Subtypes { get; init; } = [];

    /// <summary>Those of the specialty's settings, such as neoadjuvant or first_line, in its order.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Trial registry numbers in the spelling of their registry, in text order; those of identifier fields
    /// last.</summary>
    public IReadOnlyList<string> Registry { get; init; } = [];

    /// <summary>People enrolled, randomised or analysed; of a meta-analysis all its patients. <c>null</c> where none is
    /// stated.</summary>
    public int? SampleSize { get; init; }

    /// <summary>Where in the text each facet was read.</summary>
    public IReadOnlyList<FacetSpan> Spans { get; init; } = [];
}
