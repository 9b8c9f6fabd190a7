namespace VegfTrends.Papers.Store;

/// <summary>How far a query of a watch has come.</summary>
/// <param name="Day">The day up to which everything has been taken; <c>null</c> until the first pass is
/// complete.</param>
/// <param name="Unfinished">The pass that was broken off, or <c>null</c>.</param>
public sealed record WatchMark(DateOnly? Day, UnfinishedPass? Unfinished);

/// <summary>A pass that was broken off.</summary>
/// <param name="From">First day of its window.</param>
/// <param name="To">Last day of its window.</param>
/// <param name="Place">Behind which batch to go on, in the source's own words.</param>
public sealed record UnfinishedPass(DateOnly From, DateOnly To, string Place);
