namespace VegfTrends.Papers.Watching;

public enum WatchRunKind
{
    /// <summary>The first pass of a watch: what it brings was there before anybody watched, so nothing of it is
    /// announced.</summary>
    Backfill,

    /// <summary>Every later run.</summary>
    Nightly,
}
