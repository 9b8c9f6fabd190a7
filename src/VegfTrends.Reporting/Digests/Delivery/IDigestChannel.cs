namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>A digest on its way to one channel of one reader.</summary>
/// <param name="Id">Given once and kept through every repeat: receivers know by it what they have already.</param>
/// <param name="Prepared">When the digest was made; the date it carries, whenever it is sent.</param>
/// <param name="Digest">What is told.</param>
public sealed record OutgoingDigest(Guid Id, DateTimeOffset Prepared, Digest Digest);

/// <summary>Takes digests to where they are read. May be called again with the same id after an uncertain
/// end.</summary>
public interface IDigestChannel
{
    /// <summary>What went wrong is an outcome; only cancellation is thrown, and leaves open whether the digest
    /// arrived.</summary>
    Task<DeliveryOutcome> DeliverAsync(OutgoingDigest digest, CancellationToken cancel);
}

/// <summary>How a delivery ended.</summary>
public abstract record DeliveryOutcome
{
    DeliveryOutcome() { }

    public sealed record Delivered : DeliveryOutcome;

    /// <summary>It did not arrive.</summary>
    /// <param name="Why">For the log: what was found, expected and can be done. Never a secret.</param>
    public sealed record Failed(string Why) : DeliveryOutcome;

    /// <summary>It may have arrived: the connection ended after the digest was handed over and before the
    /// answer.</summary>
    public sealed record Uncertain(string Why) : DeliveryOutcome;
}
