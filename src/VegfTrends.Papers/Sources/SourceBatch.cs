using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Sources;

/// <summary>What is saved together.</summary>
public sealed record SourceBatch
{
    public required IReadOnlyList<ReadOutcome> Records { get; init; }

    /// <summary>Where to go on once this batch is saved, in the source's own words; <c>null</c> where it cannot go on
    /// half-way.</summary>
    public string? Place { get; init; }

    /// <summary>Records that the source says it has for the whole request, as far as it is known by now.</summary>
    public int Found { get; init; }

    /// <summary>Of <see cref="Found"/>, those that the store does not have; known beforehand only where a source lists
    /// identifiers first.</summary>
    public int? Unknown { get; init; }

    /// <summary>The file that holds the records; <c>null</c> for a service.</summary>
    public StoreFile? File { get; init; }

    /// <summary>Whether the file ends with this batch.</summary>
    public bool EndsFile { get; init; }

    /// <summary>Something to tell, such as why a file was rejected.</summary>
    public string? Note { get; init; }

    /// <summary>Why the answer cannot be trusted to be whole.</summary>
    public string? Doubt { get; init; }
}
