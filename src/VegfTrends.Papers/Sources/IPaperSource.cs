namespace VegfTrends.Papers.Sources;

/// <summary>A service, feed or folder that brings papers, and all that a run has to know of it. A new service is one
/// class, its line in <see cref="PaperServices"/>, and its fault test.</summary>
public interface IPaperSource
{
    /// <summary>Stable key such as <c>pubmed</c>.</summary>
    string Key { get; }

    /// <summary>Key of the format in which its records come; <c>unknown</c> where every file has its own.</summary>
    string Format { get; }

    /// <summary>Requests sent so far, failed ones and repeats among them.</summary>
    int Requests { get; }

    /// <summary>The clock of the service as its last answer gave it; <c>null</c> where there is none.</summary>
    DateTimeOffset? ServerTime { get; }

    /// <summary>Whether it can be asked for certain days. One that cannot is read whole every time, so that what it
    /// holds is new whenever it comes. Default <c>true</c>.</summary>
    bool HasDays => true;

    /// <summary>Whether it can also be asked for what it revised in certain days, see <see cref="SourcePass.Changed"/>.
    /// Default: as <see cref="HasDays"/>.</summary>
    bool HasRevisions => HasDays;

    /// <summary>Whether people put exports into it: these may be old, asking for them takes no request, and what it
    /// notes is for a person to act on. Default <c>false</c>: what comes is what the source says at this
    /// moment.</summary>
    bool HoldsExports => false;

    /// <summary>Whether it can be asked for papers of the store again, see <see cref="RecheckAsync"/>. Default
    /// <c>false</c>.</summary>
    bool CanRecheck => false;

    /// <summary>
    /// Brings what a query returns, batch by batch. The caller saves a batch together with its
    /// <see cref="SourceBatch.Place"/> before it asks for the next one; what has to follow the saving (moving a file)
    /// happens then.
    /// </summary>
    /// <exception cref="SourceException">The source does not answer, or not as expected; what came before it
    /// stands.</exception>
    IAsyncEnumerable<SourceBatch> FetchAsync(SourceRequest request, CancellationToken cancel);

    /// <summary>Which of the given known papers the query returns, whatever their dates. Only a service is asked,
    /// see <see cref="PaperService.IsCanary"/>.</summary>
    /// <exception cref="SourceException">The source does not answer, or not as expected.</exception>
    Task<IReadOnlyCollection<string>> ReturnedAsync(
        string query,
        IReadOnlyList<string> canaries,
        CancellationToken cancel
    ) => throw new NotSupportedException($"'{Key}' takes no queries: there is nothing that it must return.");

    /// <summary>Asks for papers of the store again: those that are no longer there come as deleted, the others as they
    /// are now.</summary>
    /// <param name="pmids">Of the store.</param>
    /// <param name="gone">Those of them that were deleted before, so that their absence speaks against nobody.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="SourceException">So many are missing that the service is not believed.</exception>
    IAsyncEnumerable<SourceBatch> RecheckAsync(
        IReadOnlyList<string> pmids,
        IReadOnlySet<string> gone,
        CancellationToken cancel
    ) => throw new NotSupportedException($"'{Key}' cannot be asked for single papers.");
}
