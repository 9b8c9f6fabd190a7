namespace VegfTrends.Papers.Store;

/// <summary>What one run took from one file.</summary>
/// <param name="RunId">The run.</param>
/// <param name="File">The file.</param>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Duplicates">Records of known papers.</param>
/// <param name="Quarantined">Records that could not be read.</param>
/// <param name="Deleted">Deletion notices.</param>
/// <param name="Completed">When its end was reached, UTC; <c>null</c> when the run broke off before.</param>
public sealed record ImportedFile(
    long RunId,
    StoreFile File,
    int New,
    int Duplicates,
    int Quarantined,
    int Deleted,
    DateTimeOffset? Completed
)
{
    public int Read => New + Duplicates + Quarantined;
}
