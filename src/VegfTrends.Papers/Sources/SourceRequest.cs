namespace VegfTrends.Papers.Sources;

/// <summary>What a source is asked for.</summary>
public sealed record SourceRequest
{
    /// <summary>In the language of the source; the name of a folder or the address of a feed for those.</summary>
    public required string Query { get; init; }

    /// <summary>First day, of entry or of revision according to <see cref="Pass"/>.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }

    public SourcePass Pass { get; init; } = SourcePass.New;

    /// <summary>The <see cref="SourceBatch.Place"/> of the last batch that was saved, to go on behind it; <c>null</c>
    /// to begin.</summary>
    public string? Place { get; init; }

    /// <summary>Which identifiers of a scheme such as <c>pmid</c> the store has, so that they are not fetched again.
    /// Default: none.</summary>
    public Func<string, IReadOnlyList<string>, IReadOnlySet<string>> Known { get; init; } =
        (_, _) => new HashSet<string>();

    /// <summary>Only say what would be fetched: batches carry numbers, records only where they cost nothing.</summary>
    public bool DryRun { get; init; }
}

/// <summary>Which date of a record a window is about.</summary>
public enum SourcePass
{
    /// <summary>The day on which the source took the record in.</summary>
    New,

    /// <summary>The day on which the source last revised it.</summary>
    Changed,
}
