namespace VegfTrends.Papers.Store;

/// <summary>What became of one batch.</summary>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Duplicates">Records of papers it knew, or that stood in the batch before.</param>
/// <param name="Quarantined">Records that could not be read.</param>
/// <param name="Deleted">Deletion notices.</param>
public sealed record ImportResult(int New, int Duplicates, int Quarantined, int Deleted);
