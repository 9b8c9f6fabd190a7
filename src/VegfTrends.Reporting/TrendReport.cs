using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>All that workbook, page and digest show, worked out once, so that their numbers agree.</summary>
public sealed record TrendReport
{
    readonly Lazy<Dictionary<string, PaperRow>> _byId = null!; // set with Papers

    public required Taxonomy Taxonomy { get; init; }

    public required ConceptNames Names { get; init; }

    public required TrendTables Trends { get; init; }

    /// <summary>Those that are counted, in no order: what every number of <see cref="Trends"/> is made of.</summary>
    public required IReadOnlyList<Study> Studies { get; init; }

    /// <summary>Those in the counts first; then newest first, within a year those dated by the year alone last, undated
    /// last.</summary>
    public required IReadOnlyList<PaperRow> Papers
    {
        get;
        init
        {
            field = value;
            _byId = new(() => value.DistinctBy(p => p.Paper.Id).ToDictionary(p => p.Paper.Id));
        }
    }

    public required SuggestionList Suggestions { get; init; }

    public required IReadOnlyList<QuarantineEntry> Quarantine { get; init; }

    public required MethodInfo Method { get; init; }

    /// <summary>The row of a paper.</summary>
    /// <exception cref="KeyNotFoundException">No such paper in the report.</exception>
    public PaperRow Paper(string id) =>
        _byId.Value.GetValueOrDefault(id) ?? throw new KeyNotFoundException($"The report has no paper '{id}'.");
}
