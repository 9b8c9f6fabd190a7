using VegfTrends.Core;

namespace VegfTrends.Papers.Matching;

/// <summary>
/// Says whether two records are the same paper: the same PMID, else DOI, PMCID or CNKI number, else title, year and
/// first author together (or title and abstract). Never on a title alone. A doubt keeps two papers: merging wrongly
/// loses one, keeping both only shows it twice.
/// </summary>
public static class PaperMatcher
{
    public static MatchReason Compare(Paper left, Paper right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Pmid is not null && left.Pmid == right.Pmid ? MatchReason.Pmid
            : Differ(left.Pmid, right.Pmid) ? MatchReason.None
            : left.Doi is not null && left.Doi == right.Doi ? MatchReason.Doi
            : left.Pmcid is not null && left.Pmcid == right.Pmcid ? MatchReason.Pmcid
            : left.CnkiId is not null && left.CnkiId == right.CnkiId ? MatchReason.CnkiId
            : !Contradict(left, right) && MatchKeys.Of(left).Intersect(MatchKeys.Of(right)).Any() ? MatchReason.Text
            : MatchReason.None;
    }

    /// <summary>Groups the records of one paper.</summary>
    /// <returns>Every index once; indexes ascend within a group and groups by their first index. Most groups have one
    /// member.</returns>
    public static IReadOnlyList<int[]> Cluster(IReadOnlyList<Paper> papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return new PaperClusters(papers).Find();
    }

    /// <summary>Anything that forbids taking two records of like text for one paper.</summary>
    internal static bool Contradict(Paper left, Paper right) =>
        Differ(left.Pmid, right.Pmid)
        || Differ(left.Doi, right.Doi)
        || Differ(left.Pmcid, right.Pmcid)
        || Differ(left.CnkiId, right.CnkiId)
        || Differ(TitleKey.Of(left.Title.Zh), TitleKey.Of(right.Title.Zh))
            && Differ(TitleKey.Of(left.Title.En), TitleKey.Of(right.Title.En))
        || (left.Status == PublicationStatus.Notice) != (right.Status == PublicationStatus.Notice)
        || IsRegistered(left) != IsRegistered(right)
        || (Preprints.Is(left) && Preprints.IsJournalPaper(right))
        || (Preprints.Is(right) && Preprints.IsJournalPaper(left))
        // One year apart is print after online, and only ever reached by title and abstract together.
        || (left.Date is { } a && right.Date is { } b && Math.Abs(a.Year - b.Year) > 1)
        || AuthorName.Same(AuthorName.First(left), AuthorName.First(right)) == false;

    // A trial's entry in a register and the paper on it are two papers of one study.
    static bool IsRegistered(Paper paper) => paper.Id.StartsWith(PaperId.RegistryPrefix, StringComparison.Ordinal);

    internal static bool Differ(string? left, string? right) => left is not null && right is not null && left != right;
}
