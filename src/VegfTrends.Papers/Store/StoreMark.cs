namespace VegfTrends.Papers.Store;

/// <summary>A moment in the life of a store, by what it held then. What came later can be left out; what was changed
/// since (merged, filled in) cannot be undone.</summary>
/// <param name="Run">Last run that brought papers or files.</param>
/// <param name="Decision">Number of the last decision; 0 before any.</param>
public sealed record StoreMark(long Run, long Decision);
