using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

/// <summary>One execution of a command that writes to the store.</summary>
/// <param name="Id">Number within this store.</param>
/// <param name="Command">Such as <c>import</c>.</param>
/// <param name="Started">UTC.</param>
/// <param name="Ended">UTC; <c>null</c> while it runs, and for ever when it was killed.</param>
/// <param name="Files">As they were named.</param>
/// <param name="Counts">Papers and records; all zero for commands that read none.</param>
/// <param name="ExitCode">See the command; <c>null</c> until it has ended.</param>
/// <param name="Note">Why it ended early, or a summary; may be <c>null</c>.</param>
public sealed record StoredRun(
    long Id,
    string Command,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    IReadOnlyList<string> Files,
    RunCounts Counts,
    int? ExitCode,
    string? Note
);

/// <summary>What a run met.</summary>
/// <param name="Read">Records met: new, duplicate or quarantined.</param>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Duplicates">Records of known papers.</param>
/// <param name="Quarantined">Records that could not be read.</param>
public readonly record struct RunCounts(int Read, int New, int Duplicates, int Quarantined);

/// <summary>A file that is being imported.</summary>
/// <param name="Name">Without folder.</param>
/// <param name="Sha256">Of its bytes, hexadecimal; empty when it cannot be read or the records do not come from a
/// file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Format">Format key, or <c>unknown</c>.</param>
public sealed record StoreFile(string Name, string Sha256, long Size, string Format);

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

/// <summary>What became of one batch.</summary>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Duplicates">Records of papers it knew, or that stood in the batch before.</param>
/// <param name="Quarantined">Records that could not be read.</param>
/// <param name="Deleted">Deletion notices.</param>
public sealed record ImportResult(int New, int Duplicates, int Quarantined, int Deleted);

/// <summary>A broken record, with the run that first met it.</summary>
public sealed record QuarantinedRecord(long RunId, string FileSha256, DateTimeOffset Noted, QuarantineRow Row);

/// <summary>A moment in the life of a store, by what it held then. What came later can be left out; what was changed
/// since (merged, filled in) cannot be undone.</summary>
/// <param name="Run">Last run that brought papers or files.</param>
/// <param name="Decision">Number of the last decision; 0 before any.</param>
public sealed record StoreMark(long Run, long Decision);
