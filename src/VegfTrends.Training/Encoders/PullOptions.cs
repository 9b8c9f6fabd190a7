namespace VegfTrends.Training;

/// <summary>How an encoder is fetched.</summary>
public sealed record PullOptions
{
    /// <summary>Replaces the catalogue's base address; files are at
    /// <c>BASE/REPOSITORY/resolve/REVISION/PATH</c>.</summary>
    public Uri? Base { get; init; }

    /// <summary>A folder or an address that holds the files themselves, or an <c>encoder.json</c> with its files;
    /// <c>null</c> for the base address.</summary>
    public string? From { get; init; }

    /// <summary>Tries without a new byte before it gives up, 1 to 100. Default 6.</summary>
    public int Attempts
    {
        get;
        init =>
            field = value is >= 1 and <= 100
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 1 to 100 attempts.");
    } = 6;

    /// <summary>Wait before the second try; doubles with each, up to a minute. Default 1 second.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that sends nothing for so long counts as gone. Default 60 seconds.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest file whose size the catalogue does not know, bytes. Default 4 GiB.</summary>
    public long MostBytes { get; init; } = 4L << 30;
}
