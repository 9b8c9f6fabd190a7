namespace VegfTrends.Papers.Sources;

/// <summary>A service, feed or folder that brings papers. A new one is one class and its fault test.</summary>
public interface IPaperSource
{
    /// <summary>Stable key such as <c>pubmed</c>.</summary>
    string Key { get; }

    /// <summary>Requests sent so far, failed ones and repeats among them.</summary>
    int Requests { get; }

    /// <summary>The clock of the service as its last answer gave it; <c>null</c> where there is none.</summary>
    DateTimeOffset? ServerTime { get; }

    /// <summary>
    /// Brings what a query returns, batch by batch. The caller saves a batch together with its
    /// <see cref="SourceBatch.Place"/> before it asks for the next one; what has to follow the saving (moving a file)
    /// happens then.
    /// </summary>
    /// <exception cref="SourceException">The source does not answer, or not as expected; what came before it
    /// stands.</exception>
    IAsyncEnumerable<SourceBatch> FetchAsync(SourceRequest request, CancellationToken cancel);

    /// <summary>Which of the given known papers the query returns, whatever their dates.</summary>
    /// <exception cref="SourceException">The source does not answer, or not as expected.</exception>
    Task<IReadOnlyCollection<string>> ReturnedAsync(
        string query,
        IReadOnlyList<string> canaries,
        CancellationToken cancel
    );
}
