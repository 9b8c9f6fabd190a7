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
