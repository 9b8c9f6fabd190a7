namespace VegfTrends.Papers.Sources;

public sealed record DropFolderOptions
{
    public required string Folder { get; init; }

    /// <summary>Time since the last change of a file before it counts as whole. Default 60 s.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Records saved together, at least 1. Default 500.</summary>
    public int BatchSize
    {
        get;
        init =>
            field =
                value >= 1
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Use at least 1 record.");
    } = 500;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
