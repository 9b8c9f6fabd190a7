namespace VegfTrends.Core;

public enum EmergingKind
{
    /// <summary>A single agent of the lexicon, of either side or of none.</summary>
    Agent,

    /// <summary>An anti-VEGF agent and its partner.</summary>
    Pair,

    /// <summary>Any other concept of the lexicon (target, tumour, class of agents), or a keyword of the papers. Study
    /// types are none: see <see cref="PairMaturity"/>.</summary>
    Term,
}

/// <summary>
/// Something new or rising. New is what was first seen in the last three complete years or in the running one; rising
/// is a <see cref="Ratio"/> whose interval lies above 1. "First seen" is in this data: an old thing that a search did
/// not find before is new as well.
/// </summary>
/// <param name="Kind">Agent, pair or term.</param>
/// <param name="Key">Key of the concept; of a pair the INN of its anti-VEGF agent; of a keyword its folded
/// text.</param>
/// <param name="Partner">Of a pair only: INN.</param>
/// <param name="Group">Of a term: the concept's group, or <c>null</c> where it is a keyword that the lexicon does not
/// know.</param>
/// <param name="Name">To show; of a keyword its most frequent spelling.</param>
/// <param name="FirstSeen">Date of the earliest study, also of one before <see cref="TrendOptions.FirstYear"/>; chosen
/// as in <see cref="Study.Date"/>.</param>
/// <param name="FirstPaperId">The earliest paper of that study.</param>
/// <param name="Count">Counted studies, 1 or more.</param>
/// <param name="RecentFrom">Year of the first of <paramref name="Recent"/>.</param>
/// <param name="Recent">Studies of the last three complete years; then those of the running year, where the tables
/// reach it.</param>
/// <param name="Change">Studies of the last complete year less those of the year before.</param>
/// <param name="Acceleration"><paramref name="Change"/> less the change of the year before.</param>
/// <param name="Ratio">Last two complete years against the two before.</param>
/// <param name="Q">
/// Of <paramref name="Ratio"/>, 0 to 1: Benjamini and Hochberg over all concepts of the kind that could be listed and
/// have six studies in the four years, listed or not, for what is listed was chosen by the same numbers. With fewer
/// than six no order of the studies gives p &lt;= 0.05: 1.
/// </param>
public sealed record EmergingConcept(
    EmergingKind Kind,
    string Key,
    string? Partner,
    ConceptGroup? Group,
    Bilingual Name,
    PaperDate FirstSeen,
    string FirstPaperId,
    int Count,
    int RecentFrom,
    IReadOnlyList<int> Recent,
    int Change,
    int Acceleration,
    RateRatioResult Ratio,
    double Q
);
