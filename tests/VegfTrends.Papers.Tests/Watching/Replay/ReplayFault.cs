namespace VegfTrends.Replay;

/// <summary>What goes wrong with one request.</summary>
public enum ReplayFault
{
    None,

    /// <summary>429 with <c>Retry-After: 1</c>.</summary>
    TooMany,

    /// <summary>429 that asks for more patience than a night has.</summary>
    TooManyForHours,

    /// <summary>500.</summary>
    Error,

    /// <summary>400: the key is wrong.</summary>
    BadKey,

    /// <summary>Nothing comes after the request.</summary>
    Stall,

    /// <summary>The connection ends in the middle of the answer.</summary>
    Cut,

    /// <summary>200, complete by its length, but the text ends in the middle.</summary>
    Truncated,

    /// <summary>One record in the middle of the answer is damaged.</summary>
    DamagedRecord,

    /// <summary>200 with an HTML page of a proxy.</summary>
    Html,

    /// <summary>Says how many there are and gives none.</summary>
    EmptyPage,

    /// <summary>A record arrives while the pages are read, so that the count changes.</summary>
    ChangedCount,

    /// <summary>Leaves out every second record.</summary>
    HalfMissing,
}
