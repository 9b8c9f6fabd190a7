using System.Text.Json.Serialization;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>
/// What one reader is told at one time, in the reader's language: every form (e-mail, feed, webhook, file) shows this
/// one object. It is saved before it is sent, so it holds the words themselves and needs neither store nor model to be
/// shown again.
/// </summary>
public sealed record Digest
{
    public required string Reader { get; init; }

    public required Language Language { get; init; }

    /// <summary>The day of the run that it was made in.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The day on which the store got its first paper: how far back a "first" looks. <c>null</c> for an empty
    /// store.</summary>
    public DateOnly? StoreSince { get; init; }

    /// <summary>Sources that did not answer, or not with what they are known to hold: without them "nothing new" proves
    /// nothing.</summary>
    public IReadOnlyList<SuspectSource> Suspects { get; init; } = [];

    /// <summary>The widest first, then in the order of the papers.</summary>
    public IReadOnlyList<DigestFirst> Firsts { get; init; } = [];

    /// <summary>New papers, the most relevant first.</summary>
    public IReadOnlyList<DigestPaper> Papers { get; init; } = [];

    /// <summary>What became of papers that this reader was told about.</summary>
    public IReadOnlyList<DigestChange> Changes { get; init; } = [];

    /// <summary>Categories that rise, the steepest first. Empty when none clearly does.</summary>
    public IReadOnlyList<DigestRise> Rises { get; init; } = [];

    /// <summary>Papers that this reader was not told about and that may be for him: they wait for a person's
    /// decision.</summary>
    public int Undecided { get; init; }

    /// <summary>Neither a new paper nor a change.</summary>
    [JsonIgnore]
    public bool IsEmpty => Papers.Count == 0 && Changes.Count == 0;
}

/// <param name="Source">As the watch calls it, with the name of the query.</param>
/// <param name="Why">In the words of the run.</param>
public sealed record SuspectSource(string Source, string Why);

/// <summary>A combination that no paper of the store had before.</summary>
/// <param name="PaperId">The paper that brings it.</param>
/// <param name="Level">How much of it is new.</param>
/// <param name="Combination">In the reader's language, such as <c>fruquintinib + oncolytic virus (H101)</c>.</param>
/// <param name="Others">Further papers of the same run with the same combination.</param>
public sealed record DigestFirst(string PaperId, FirstLevel Level, string Combination, int Others);

/// <summary>A paper as a digest shows it.</summary>
public sealed record DigestPaper
{
    public required string Id { get; init; }

    /// <summary>In the reader's language where the paper has it; one line.</summary>
    public required string Title { get; init; }

    /// <summary>Published or corrected.</summary>
    public PublicationStatus Status { get; init; }

    /// <summary>The title in the other language, or <c>null</c>.</summary>
    public string? OtherTitle { get; init; }

    /// <summary>Journal and date, what is known of them.</summary>
    public string? Where { get; init; }

    /// <summary>Combined agents, study type and tumour, what is known of them.</summary>
    public string? What { get; init; }

    /// <summary>What holds, surest first.</summary>
    public IReadOnlyList<DigestCategory> Categories { get; init; } = [];

    public DigestEvidence? Evidence { get; init; }

    /// <summary><c>null</c> when the paper has no identifier that leads to a page.</summary>
    public DigestLink? Link { get; init; }
}

/// <param name="Key">Of the taxonomy.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="Score">0 to 1; <c>null</c> where a person decided.</param>
public sealed record DigestCategory(string Key, string Name, double? Score);

/// <summary>The sentence behind the surest category.</summary>
/// <param name="Text">As it stands in the paper, on one line.</param>
/// <param name="Words">The deciding words: places in <paramref name="Text"/>, in order, not overlapping.</param>
public sealed record DigestEvidence(string Text, IReadOnlyList<WordSpan> Words);

/// <summary>UTF-16 code units, end exclusive.</summary>
public readonly record struct WordSpan(int Start, int End);

/// <param name="PaperId">The paper.</param>
/// <param name="Title">In the reader's language where the paper has it.</param>
/// <param name="Status">Corrected, retracted or deleted.</param>
/// <param name="Link">Where it is, or <c>null</c>.</param>
public sealed record DigestChange(string PaperId, string Title, PublicationStatus Status, DigestLink? Link);

/// <summary>Plain counts of the last complete years beside those of as many years before.</summary>
/// <param name="Key">The category.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="BeforeYears">Such as <c>2020–2022</c>.</param>
/// <param name="Before">Studies in them.</param>
/// <param name="AfterYears">The years after.</param>
/// <param name="After">Studies in these.</param>
public sealed record DigestRise(string Key, string Name, string BeforeYears, int Before, string AfterYears, int After);
