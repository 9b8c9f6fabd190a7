using VegfTrends.Core;

namespace VegfTrends.Papers.Matching;

/// <summary>Tells preprints from journal papers: they are two papers of one study, never one paper.</summary>
static class Preprints
{
    // bioRxiv and medRxiv share 10.1101 with journals of Cold Spring Harbor, whose suffix begins with a letter
    // (10.1101/gad.…).
    const string ColdSpringHarbor = "10.1101/";

    static readonly string[] DoiBeginnings =
    [
        "10.64898/",
        "10.21203/",
        "10.2139/ssrn",
        "10.20944/preprints",
        "10.48550/arxiv",
        "10.22541/",
        "10.31219/",
        "10.31222/",
        "10.31234/",
        "10.26434/",
        "10.36227/",
        "10.12074/",
        "10.14293/",
        "10.32388/",
        "10.37766/",
    ];

    static readonly string[] Servers =
    [
        "biorxiv",
        "medrxiv",
        "arxiv",
        "researchsquare",
        "preprintsorg",
        "ssrn",
        "chinaxiv",
        "chemrxiv",
        "authorea",
        "preprintswiththelancet",
    ];

    public static bool Is(Paper paper) =>
        IsDoi(paper.Doi)
        || paper.Types.Any(t => t.Equals("preprint", StringComparison.OrdinalIgnoreCase))
        || (
            PaperId.NormalisedTitle(paper.Journal) is { Length: > 0 } journal
            && Servers.Any(s => journal.StartsWith(s, StringComparison.Ordinal))
        );

    /// <summary>Says of a paper that is no preprint whether anything shows that it stands in a journal.</summary>
    public static bool IsJournalPaper(Paper paper) =>
        !Is(paper) && (paper.Doi is not null || paper.Pmid is not null || paper.Journal is not null);

    static bool IsDoi(string? doi) =>
        doi is not null
        && (
            DoiBeginnings.Any(b => doi.StartsWith(b, StringComparison.Ordinal))
            || (
                doi.StartsWith(ColdSpringHarbor, StringComparison.Ordinal)
                && doi.Length > ColdSpringHarbor.Length
                && char.IsAsciiDigit(doi[ColdSpringHarbor.Length])
            )
        );
}
