using VegfTrends.Papers.Sources;

namespace VegfTrends.Papers.Watching;

/// <summary>One thing that a run does: a pass of a query, a folder, a feed.</summary>
/// <param name="Source">Where.</param>
/// <param name="Name">Of the query, folder or feed.</param>
/// <param name="Text">The query.</param>
/// <param name="Pass">Over which date.</param>
/// <param name="Canaries">Papers that it must return.</param>
sealed record WatchTask(IPaperSource Source, string Name, string Text, SourcePass Pass, IReadOnlyList<string> Canaries)
{
    /// <summary>Behind the name of a query whose pass is over revisions.</summary>
    public const string ChangedSuffix = ":changed";

    /// <summary>Name of its mark: the pass over revisions has its own.</summary>
    public string MarkName => Pass == SourcePass.Changed ? Name + ChangedSuffix : Name;
}
