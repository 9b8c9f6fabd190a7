using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace VegfTrends.Papers.Sources;

/// <summary>How a service is reached.</summary>
public sealed record ServiceOptions
{
    /// <summary>Base address; ends with a slash.</summary>
    public required Uri Address { get; init; }

    /// <summary>Most requests a second, above 0. Default 3, what E-utilities allow without a key.</summary>
    public double RequestsPerSecond
    {
        get;
        init =>
            field = value is > 0 and <= 1000
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "Use a rate above 0 and up to 1,000 a second."
                );
    } = 3;

    /// <summary>Records fetched together, 1 to 10,000; 0 for the source's own default.</summary>
    public int BatchSize
    {
        get;
        init =>
            field = value is >= 0 and <= 10_000
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 1 to 10,000 records.");
    }

    /// <summary>Tries before a request is given up, at least 1. Default 6: with waits that double from 2 s, about two
    /// minutes.</summary>
    public int Tries
    {
        get;
        init =>
            field = value is >= 1 and <= 20
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 1 to 20 tries.");
    } = 6;

    /// <summary>Wait before the second try; doubles from then on. Default 2 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait that a server may ask for by Retry-After. Default 10 min; a longer one ends the
    /// query.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest time for one try, answer included. Default 2 min: 200 long records on a slow evening.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Largest answer, bytes after decompression. Default 256 MiB.</summary>
    public long MaxAnswerBytes { get; init; } = 256L << 20;

    /// <summary>Sent to E-utilities so that they can write instead of locking out; <c>null</c> for none.</summary>
    public string? Email { get; init; }

    /// <summary>Name of the program for the service. Default <c>vegftrends</c>.</summary>
    public string Tool { get; init; } = "vegftrends";

    /// <summary>Key that raises the rate; never shown.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Where the key came from, for messages: <c>NCBI_API_KEY</c>.</summary>
    public string? ApiKeyOrigin { get; init; }

    /// <summary>Most identifiers that one search may give; E-utilities refuse to go beyond. Default 9,999.</summary>
    public int SearchCap
    {
        get;
        init =>
            field = value is >= 1 and <= 100_000
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 1 to 100,000 identifiers.");
    } = 9_999;

    /// <summary>Told of every answer and every try that failed; never of queries or the key.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Clock of the waits and of the rate.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    // A record prints its members: the key must not be among them.
    public override string ToString() =>
        $"{Address}, {RequestsPerSecond} requests/s{(ApiKey is null ? "" : ", with a key")}";
}
