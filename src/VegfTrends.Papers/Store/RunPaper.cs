namespace VegfTrends.Papers.Store;

/// <summary>A paper that a run brought or changed.</summary>
/// <param name="RunId">The run.</param>
/// <param name="PaperId">Its name; that of the paper it was merged into, if it was.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="IsSilent">It came with the first pass of a query, so it is never announced.</param>
public sealed record RunPaper(long RunId, string PaperId, PaperChange Change, bool IsSilent);
