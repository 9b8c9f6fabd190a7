using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Import;

/// <summary>Reads one file; see <see cref="PaperFormats.Read"/>.</summary>
public delegate IEnumerable<ReadOutcome> PaperReader(
    string path,
    ReadOptions options,
    Action<string>? opened,
    CancellationToken cancel
);

public sealed record ImportOptions
{
    /// <summary>Name of the run in the history. Default <c>import</c>.</summary>
    public string Command { get; init; } = "import";

    /// <summary>Records saved together, at least 1. Default 500: a killed import loses less than a second of
    /// work.</summary>
    public int BatchSize
    {
        get;
        init =>
            field =
                value >= 1
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Use at least 1 record.");
    } = 500;

    /// <summary>A file to pass over where a folder is given, such as the report to be written; <c>null</c> for
    /// none.</summary>
    public string? LeaveOut { get; init; }

    /// <summary>Limits for the files.</summary>
    public ReadOptions Reading { get; init; } = new();

    /// <summary>Told after every batch.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>Told what became of every file.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>How files are read. Default <see cref="PaperFormats.Read"/>.</summary>
    public PaperReader Reader { get; init; } = PaperFormats.Read;
}
