namespace VegfTrends.Core;

/// <summary>What a paper says of its patients and its registration. Empty where it says nothing.</summary>
public sealed record StudyDetails
{
    public static StudyDetails Empty { get; } = new();

    /// <summary>Of the paper's tumour: triple_negative, her2_positive, hr_positive, her2_low, her2_negative; nsclc and
    /// sclc of the lung. Named most first.</summary>
    public IReadOnlyList<string> Subtypes { get; init; } = [];

    /// <summary>neoadjuvant, adjuvant, first_line, later_line, maintenance, advanced; in this order.</summary>
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
