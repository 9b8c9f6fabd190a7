namespace VegfTrends.Papers.Matching;

/// <summary>Why two records are one paper.</summary>
public enum MatchReason
{
    /// <summary>They are not.</summary>
    None,

    Pmid,

    Doi,

    Pmcid,

    CnkiId,

    /// <summary>Title and something beside it: year and first author, or the abstract.</summary>
    Text,
}
