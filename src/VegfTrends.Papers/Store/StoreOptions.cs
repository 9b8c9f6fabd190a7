using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace VegfTrends.Papers.Store;

public sealed record StoreOptions
{
    /// <summary>How long a writer waits for another one, seconds, at least 1. Default 30: an import writes in steps of
    /// well under a second.</summary>
    public int BusySeconds
    {
        get;
        init =>
            field =
                value >= 1
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Use at least 1 second.");
    } = 30;

    /// <summary>Where the store says what it does to its file.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>The clock for the times that the store notes.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
