using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>What is kept of a reader of digests.</summary>
/// <param name="Name">As in the readers' file.</param>
/// <param name="Joined">The first run whose papers are for this reader.</param>
/// <param name="Looked">The last day on which the reader's turn was looked at; <c>null</c> before the first.</param>
/// <param name="Told">The day of the last digest, or <c>null</c>.</param>
/// <param name="Suspects">The sources that the reader was last told not to trust.</param>
public sealed record ReaderState(
    string Name,
    long Joined,
    DateOnly? Looked,
    DateOnly? Told,
    IReadOnlyList<string> Suspects
);

/// <summary>A paper that a digest tells a reader about.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Status">Its status now.</param>
/// <param name="IsNew">For the first time; else it is the status that is told.</param>
public sealed record ToldPaper(string PaperId, PublicationStatus Status, bool IsNew);

/// <summary>A digest to be kept, with all that follows from it.</summary>
public sealed record NewDigest
{
    public required string Reader { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The words, see the digest's JSON.</summary>
    public required string Content { get; init; }

    public IReadOnlyList<ToldPaper> Papers { get; init; } = [];

    /// <summary>Keys of the channels it goes to, each with a delivery of its own.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Suspects { get; init; } = [];
}

public enum DeliveryState
{
    /// <summary>Saved, not tried yet.</summary>
    Prepared,

    /// <summary>Being sent; after a kill: begun, end unknown.</summary>
    Sending,

    /// <summary>It may have arrived.</summary>
    Uncertain,

    /// <summary>It did not arrive, and is tried again.</summary>
    Failed,

    Delivered,
}

/// <summary>A digest on its way to one channel.</summary>
/// <param name="Id">The same in every attempt.</param>
/// <param name="Digest">Number of the digest in this store.</param>
/// <param name="Reader">For whom.</param>
/// <param name="Channel">Key of the channel.</param>
/// <param name="Prepared">When the digest was made, UTC.</param>
/// <param name="Content">The words of the digest.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">Begun so far.</param>
/// <param name="Repeats">Of these, after an uncertain end: receivers may have it twice, with the same id.</param>
/// <param name="NextAttempt">Not before, UTC; <c>null</c> for at once.</param>
/// <param name="Why">What went wrong last, or <c>null</c>.</param>
public sealed record StoredDelivery(
    Guid Id,
    long Digest,
    string Reader,
    string Channel,
    DateTimeOffset Prepared,
    string Content,
    DeliveryState State,
    int Attempts,
    int Repeats,
    DateTimeOffset? NextAttempt,
    string? Why
);
