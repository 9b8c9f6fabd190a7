namespace VegfTrends.Papers.Store;

/// <summary>What a run met.</summary>
/// <param name="Read">Records met: new, duplicate or quarantined.</param>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Duplicates">Records of known papers.</param>
/// <param name="Quarantined">Records that could not be read.</param>
public readonly record struct RunCounts(int Read, int New, int Duplicates, int Quarantined);
