namespace VegfTrends.Core;

/// <summary>What the model says of one paper.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="ModelId">The category model, name and first eight digits of its SHA-256.</param>
/// <param name="Scores">Calibrated probability, 0 to 1, for every leaf and exclusive category.</param>
/// <param name="Assigned">Keys at or above their threshold. No key is also in <paramref name="Undecided"/>.</param>
/// <param name="Undecided">Keys a person should look at.</param>
/// <param name="Evidence">Spans that moved the scores of assigned and undecided categories, strongest first a
/// category.</param>
/// <param name="Mentions">Concepts found, in text order.</param>
/// <param name="Pairs">Agents that the text combines, as (anti-VEGF key, partner key).</param>
/// <param name="StudyType">preclinical, phase1, phase2, phase3, retrospective, case_report, review, meta_analysis or
/// other.</param>
/// <param name="Cancer">A tumour of <see cref="Specialty.Tumours"/>, such as breast; other or none.</param>
public sealed record Assessment(
    string PaperId,
    string ModelId,
    IReadOnlyDictionary<string, double> Scores,
    IReadOnlyList<string> Assigned,
    IReadOnlyList<string> Undecided,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<(string AntiVegf, string Partner)> Pairs,
    string StudyType,
    string Cancer
)
{
    /// <summary>Subtype, setting, registration and sample size; empty in assessments that were made before these were
    /// looked for.</summary>
    public StudyDetails Details { get; init; } = StudyDetails.Empty;

    public Verdict Verdict =>
        Assigned.Count > 0 ? Verdict.Assigned
        : Undecided.Count > 0 ? Verdict.Undecided
        : Verdict.None;
}

public enum Verdict
{
    Assigned,
    Undecided,
    None,
}

/// <summary>A sentence of the original text that moved a score.</summary>
/// <param name="Category">Key of the category.</param>
/// <param name="Field">The text it stands in.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Share">Part of what speaks for the category in the paper, above 0, up to 1: what the log-odds lose
/// without the sentence plus what they gain by it alone.</param>
public sealed record Evidence(string Category, TextField Field, int Start, int End, double Share)
{
    /// <summary>The words of the sentence that did it, strongest first; they do not overlap.</summary>
    public IReadOnlyList<EvidenceWord> Words { get; init; } = [];
}

/// <summary>A word, or a name of several words, inside a sentence of evidence.</summary>
/// <param name="Start">First UTF-16 code unit in the sentence's field.</param>
/// <param name="End">One past the last; never between the halves of a surrogate pair.</param>
/// <param name="Share">
/// Its part of the sentence's share: above 0 when it speaks for the category, below 0 when it speaks against. Over all
/// words of the sentence the sizes sum to the sentence's share; weak words are left out, so those shown sum to less.
/// </param>
public readonly record struct EvidenceWord(int Start, int End, double Share);
