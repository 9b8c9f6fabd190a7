using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Sources;

namespace VegfTrends.Papers.Watching;

/// <summary>A watch: what is asked, where, and how often. Data: <c>seeds/watch.yaml</c>.</summary>
public sealed record WatchFile
{
    public required string Name { get; init; }

    /// <summary>First day that the first pass asks for. Default 2015-01-01.</summary>
    public DateOnly Since { get; init; } = new(2015, 1, 1);

    /// <summary>Days before the last run that every run asks for again, 0 to 365, because sources index late. Default
    /// 7.</summary>
    public int OverlapDays { get; init; } = 7;

    /// <summary>Stored PMIDs that every run asks for again, 0 to 10,000. Default 400, two requests.</summary>
    public int Recheck { get; init; } = 400;

    /// <summary>When <c>--daily</c> without a time runs, local time; <c>null</c> when the file does not say.</summary>
    public TimeOnly? Daily { get; init; }

    /// <summary>By key of the source; those that queries use.</summary>
    public IReadOnlyDictionary<string, ServiceOptions> Services { get; init; } =
        new Dictionary<string, ServiceOptions>();

    public IReadOnlyList<WatchQuery> Queries { get; init; } = [];

    public IReadOnlyList<WatchFolder> Folders { get; init; } = [];

    public IReadOnlyList<WatchFeed> Feeds { get; init; } = [];

    /// <summary>Reads a watch.</summary>
    /// <param name="path">The YAML file; folders in it are relative to its own.</param>
    /// <param name="lexicon">Fills the names in.</param>
    /// <exception cref="InvalidDataException">Something in it is wrong; the message names line and key.</exception>
    public static WatchFile Load(string path, Lexicon lexicon) =>
        new WatchFileReader(path, lexicon, Environment.GetEnvironmentVariable).Read();

    /// <summary>A time of day such as <c>03:30</c>, or <c>null</c>.</summary>
    public static TimeOnly? ParseTime(string text) =>
        TimeOnly.TryParseExact(
            text,
            ["HH:mm", "H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out TimeOnly time
        )
            ? time
            : null;

    /// <summary>The watch that comes with the program.</summary>
    public static string BundledPath => BundledFiles.Path("seeds/watch.yaml");
}
