namespace VegfTrends.Papers.Formats;

/// <summary>Limits for reading files that nobody has checked.</summary>
public sealed record ReadOptions
{
    /// <summary>Largest file on disk, bytes. Default 2 GiB.</summary>
    public long MaxFileBytes { get; init; } = 2L << 30;

    /// <summary>Largest content after decompression, bytes. Default 4 GiB.</summary>
    public long MaxExpandedBytes { get; init; } = 4L << 30;

    /// <summary>Most bytes that one compressed byte may become, once <see cref="RatioFloorBytes"/> have come out.
    /// Default 200; PubMed's baseline stays below 20.</summary>
    public int MaxExpansionRatio { get; init; } = 200;

    /// <summary>Output below this size, bytes, is never judged by its ratio. Default 4 MiB.</summary>
    public long RatioFloorBytes { get; init; } = 4L << 20;

    /// <summary>Longest record, UTF-16 code units of all its text. Default 4 Mi: a paper with 3,000 authors and
    /// affiliations passes.</summary>
    public int MaxRecordChars { get; init; } = 4 << 20;

    /// <summary>Longest single field, UTF-16 code units; a longer one sends the record to quarantine. Default 1
    /// Mi.</summary>
    public int MaxFieldChars { get; init; } = 1 << 20;

    /// <summary>Most of a broken record that is kept in quarantine, UTF-16 code units. Default 4,000.</summary>
    public int MaxQuarantineChars { get; init; } = 4000;

    /// <summary>Largest XLSX file, bytes, packed and unpacked: its shared texts must be in memory together. Default 256
    /// MiB.</summary>
    public long MaxWorkbookBytes { get; init; } = 256L << 20;

    /// <summary>Longest id that an input may give, UTF-16 code units. Default 200.</summary>
    public int MaxIdChars { get; init; } = 200;
}
