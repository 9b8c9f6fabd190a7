namespace VegfTrends.Papers.Watching;

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
