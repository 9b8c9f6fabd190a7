using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Watching;

/// <summary>What a run would take from one query, folder or feed.</summary>
/// <param name="Source">Key of the source.</param>
/// <param name="Query">Name of the query.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Found">Records that the source has.</param>
/// <param name="New">Of those, how many the store does not know.</param>
/// <param name="Titles">The first of them, where they are known without fetching each.</param>
/// <param name="Why">Why it cannot be asked, or what is doubtful; may be <c>null</c>.</param>
/// <param name="State">Whether the source is to be believed.</param>
public sealed record WatchPreview(
    string Source,
    string Query,
    DateOnly? From,
    DateOnly? To,
    int Found,
    int New,
    IReadOnlyList<string> Titles,
    string? Why,
    SourceState State
);
