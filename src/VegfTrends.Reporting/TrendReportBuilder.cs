using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>What a report is made of.</summary>
public sealed record TrendReportInput
{
    public required IReadOnlyList<AssessedPaper> Papers { get; init; }

    public required Taxonomy Taxonomy { get; init; }

    public required Lexicon Lexicon { get; init; }

    public required TrendOptions Trends { get; init; }

    /// <summary>By paper id; papers without one can be suggested by their concepts only.</summary>
    public IReadOnlyDictionary<string, Embedding> Embeddings { get; init; } = new Dictionary<string, Embedding>();

    public ReaderProfile Reader { get; init; } = new();

    public IReadOnlyList<QuarantineEntry> Quarantine { get; init; } = [];

    public MethodInfo Method { get; init; } = new();
}

/// <summary>Makes the one report. Pure: the same input gives the same report.</summary>
public static class TrendReportBuilder
{
    /// <param name="input">What it is made of.</param>
    /// <param name="cancel">Asked between the parts and at every study and candidate.</param>
    public static TrendReport Build(TrendReportInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        cancel.ThrowIfCancellationRequested();
        var ranker = new SuggestionRanker(
            input.Taxonomy,
            input.Lexicon,
            new SuggestionOptions { AsOf = input.Trends.AsOf }
        );
        // The suggestions first: what they are worked out from is large, and gone before the rows are there.
        SuggestionList suggestions = ranker.Suggest(input.Papers, input.Embeddings, input.Reader, cancel);
        LargeReport.LetGo(input.Papers.Count);
        TrendTables trends = TrendCalculator.Calculate(input.Papers, input.Taxonomy, input.Lexicon, input.Trends);
        LargeReport.LetGo(input.Papers.Count);
        IReadOnlyList<Study> studies = Study.Group(input.Papers);
        return new TrendReport
        {
            Taxonomy = input.Taxonomy,
            Names = new ConceptNames(input.Lexicon),
            Trends = trends,
            Studies = [.. studies.Where(s => TrendCalculator.StateOf(s, input.Trends) == CountState.Counted)],
            Papers =
            [
                .. studies
                    .SelectMany(study => Rows(study, input, cancel))
                    .OrderBy(r => r.State != CountState.Counted)
                    .ThenByDescending(r => r.StudyDate?.Year)
                    .ThenByDescending(r => r.StudyDate?.Month)
                    .ThenByDescending(r => r.StudyDate?.Earliest)
                    .ThenBy(r => r.Paper.Id, StringComparer.Ordinal),
            ],
            Suggestions = suggestions,
            Quarantine = input.Quarantine,
            Method = input.Method,
        };
    }

    static IEnumerable<PaperRow> Rows(Study study, TrendReportInput input, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        CountState state = TrendCalculator.StateOf(study, input.Trends);
        return study.Papers.Select(p => new PaperRow(
            p,
            state,
            study.Date,
            [.. p.Agents(input.Lexicon, CombinationSide.AntiVegf)],
            [.. p.Agents(input.Lexicon, CombinationSide.Immune)],
            p.Pairs(input.Taxonomy)
        ));
    }
}
