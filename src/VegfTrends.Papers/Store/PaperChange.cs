namespace VegfTrends.Papers.Store;

/// <summary>What a run did to a paper.</summary>
public enum PaperChange
{
    /// <summary>The store did not know it.</summary>
    New,

    /// <summary>Its title, abstract or status is another.</summary>
    Changed,

    /// <summary>It was retracted.</summary>
    Retracted,

    /// <summary>Its source has withdrawn it.</summary>
    Deleted,
}
