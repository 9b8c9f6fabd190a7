using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Watching;

/// <summary>One execution of a watch, as it is handed to the digest: its papers are saved and assessed.</summary>
/// <remarks>
/// The lists also hold the papers of earlier runs that were never handed over, as after a kill. They leave out what the
/// first pass of a query brought, so all are empty for a backfill. Ids are those that
/// <see cref="PaperStore.Find"/> understands.
/// </remarks>
public sealed record WatchRun
{
    /// <summary>Number of the run in the store.</summary>
    public required long RunId { get; init; }

    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    public required WatchRunKind Kind { get; init; }

    public required WatchRunState State { get; init; }

    /// <summary>The day of the run, in local time.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Papers that the store did not know before.</summary>
    public IReadOnlyList<string> New { get; init; } = [];

    /// <summary>Known papers whose text or status their source has changed.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Known papers that were retracted.</summary>
    public IReadOnlyList<string> Retracted { get; init; } = [];

    /// <summary>Known papers that their source has withdrawn.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    /// <summary>What became of each query, folder and feed.</summary>
    public IReadOnlyList<SourceOutcome> Sources { get; init; } = [];
}

/// <summary>Takes a finished run; what it throws leaves the papers for the next run to hand over.</summary>
public delegate Task WatchRunHandler(WatchRun run, CancellationToken cancel);
