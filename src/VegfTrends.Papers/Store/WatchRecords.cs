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

public enum WatchRunKind
{
    /// <summary>The first pass of a watch: what it brings was there before anybody watched, so nothing of it is
    /// announced.</summary>
    Backfill,

    /// <summary>Every later run.</summary>
    Nightly,
}

public enum WatchRunState
{
    Running,

    /// <summary>Every source answered and returned the papers it is known to hold: "nothing new" is true.</summary>
    Ok,

    /// <summary>Some source failed, or did not return a paper that it is known to hold: "nothing new" may be
    /// wrong.</summary>
    Suspect,

    /// <summary>No source could be asked, or the store could not be written.</summary>
    Failed,

    /// <summary>Killed or stopped before its end; the next run goes on from there.</summary>
    Interrupted,
}

/// <summary>What one query, folder or feed of a watch gave in one run.</summary>
public sealed record SourceOutcome
{
    /// <summary>Key of the source: <c>pubmed</c>, <c>europepmc</c>, <c>clinicaltrials</c>, <c>feed</c>,
    /// <c>folder</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Name of the query, folder or feed in the watch file.</summary>
    public required string Query { get; init; }

    public SourceState State { get; init; }

    /// <summary>First day that was asked for; <c>null</c> where a source knows no days.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day that was asked for.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Records that the source said it has.</summary>
    public int Found { get; init; }

    /// <summary>Records that were read.</summary>
    public int Read { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Retracted { get; init; }

    public int Deleted { get; init; }

    /// <summary>Records that could not be read.</summary>
    public int Quarantined { get; init; }

    /// <summary>Requests sent, failed ones and repeats among them.</summary>
    public int Requests { get; init; }

    /// <summary>From the first request to the last answer.</summary>
    public double Seconds { get; init; }

    /// <summary>Why it is suspect or failed, or why nothing came; <c>null</c> when there is nothing to say.</summary>
    public string? Why { get; init; }

    /// <summary>With what one more batch gave.</summary>
    internal SourceOutcome With(WatchBatchResult batch) =>
        this with
        {
            Read = Read + batch.Read,
            New = New + batch.New,
            Changed = Changed + batch.Changed,
            Retracted = Retracted + batch.Retracted,
            Deleted = Deleted + batch.Deleted,
            Quarantined = Quarantined + batch.Quarantined,
        };
}

public enum SourceState
{
    Ok,

    /// <summary>It answered, but not with the papers that it is known to hold, or some records are missing.</summary>
    Suspect,

    /// <summary>It did not answer, or with an error.</summary>
    Failed,
}

/// <summary>One query of a watch within one run: what its batches are saved under.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Query">Name of the query; the pass over what was revised has a mark of its own.</param>
/// <param name="IsSilent">It is the first pass, so that nothing of it is announced.</param>
/// <param name="IsCurrent">The records come from their source at this moment, see
/// <see cref="PaperMerge.Revise"/>.</param>
public sealed record WatchStep(long RunId, string Watch, string Source, string Query, bool IsSilent, bool IsCurrent);

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

/// <summary>What became of one batch of a watch.</summary>
/// <param name="Read">Records that were read.</param>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Changed">Known papers with another text or status.</param>
/// <param name="Retracted">Known papers that are retracted now.</param>
/// <param name="Deleted">Known papers that their source has withdrawn.</param>
/// <param name="Quarantined">Records that could not be read.</param>
public sealed record WatchBatchResult(int Read, int New, int Changed, int Retracted, int Deleted, int Quarantined);

/// <summary>A paper that a run brought or changed.</summary>
/// <param name="RunId">The run.</param>
/// <param name="PaperId">Its name; that of the paper it was merged into, if it was.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="IsSilent">It came with the first pass of a query, so it is never announced.</param>
public sealed record RunPaper(long RunId, string PaperId, PaperChange Change, bool IsSilent);

/// <summary>What a run did to a paper.</summary>
public enum PaperChange
{
    /// <summary>The store did not know it.</summary>
    New,

    /// <summary>Its title, abstract or status is another.</summary>
    Changed,

    /// <summary>It was retracted.</summary>
    Retracted,

    /// <summary>Its source has withdrawn it.</summary>
    Deleted,
}
