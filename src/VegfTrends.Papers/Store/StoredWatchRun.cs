using VegfTrends.Papers.Watching;

namespace VegfTrends.Papers.Store;

/// <summary>A run of a watch as the history shows it.</summary>
/// <param name="Run">Its number, times, exit code and note.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Kind">Backfill or nightly.</param>
/// <param name="State">How it ended.</param>
/// <param name="AsOf">Its day.</param>
/// <param name="Sources">What each query returned.</param>
/// <param name="Announced">When its papers were handed to the digest, UTC; <c>null</c> when they were not.</param>
public sealed record StoredWatchRun(
    StoredRun Run,
    string Watch,
    WatchRunKind Kind,
    WatchRunState State,
    DateOnly AsOf,
    IReadOnlyList<SourceOutcome> Sources,
    DateTimeOffset? Announced
);
