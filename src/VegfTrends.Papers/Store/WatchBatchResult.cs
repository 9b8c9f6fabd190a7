namespace VegfTrends.Papers.Store;

/// <summary>What became of one batch of a watch.</summary>
/// <param name="Read">Records that were read.</param>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Changed">Known papers with another text or status.</param>
/// <param name="Retracted">Known papers that are retracted now.</param>
/// <param name="Deleted">Known papers that their source has withdrawn.</param>
/// <param name="Quarantined">Records that could not be read.</param>
public sealed record WatchBatchResult(int Read, int New, int Changed, int Retracted, int Deleted, int Quarantined);
