using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Unlabelled papers, read once, from which every fold takes its weak labels anew: what a held-out paper says
/// never comes back by way of them.</summary>
sealed class WeakPool
{
    readonly IReadOnlyList<Paper> _papers;
    readonly IReadOnlyList<TrainingRow> _rows;
    readonly IReadOnlyList<int[][]> _answers,
        _labelledAnswers;
    readonly Taxonomy _taxonomy;
    readonly TrainingOptions _options;

    /// <param name="features">Reads papers.</param>
    /// <param name="labelled">The labelled papers.</param>
    /// <param name="unlabelled">Others; copies of labelled ones and of each other are left out.</param>
    /// <param name="vocabulary">Words, or <c>null</c>.</param>
    /// <param name="options">Floor, share and weight.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    public WeakPool(
        FeatureExtractor features,
        IReadOnlyList<AnalysedPaper> labelled,
        IReadOnlyList<Paper> unlabelled,
        LexicalVocabulary? vocabulary,
        TrainingOptions options,
        CancellationToken cancel
    )
    {
        (_taxonomy, _options) = (features.Taxonomy, options);
        var known = new HeldOutTexts();
        foreach (AnalysedPaper paper in labelled)
        {
            known.Add(paper.Paper);
        }

        var functions = new LabellingFunctions(features);
        _labelledAnswers = [.. labelled.Select(functions.Ask)];
        var papers = new List<Paper>();
        var rows = new List<TrainingRow>();
        var answers = new List<int[][]>();
        foreach (Paper paper in unlabelled.Where(p => !known.Contains(p)))
        {
            cancel.ThrowIfCancellationRequested();
            known.Add(paper);
            AnalysedPaper analysed = features.Analyse(paper);
            papers.Add(paper);
            rows.Add(new TrainingRow(features.Extract(analysed), vocabulary?.Row(analysed, features.Lexicon) ?? []));
            answers.Add(functions.Ask(analysed));
        }

        (_papers, _rows, _answers) = (papers, rows, answers);
    }

    public int Count => _papers.Count;

    /// <summary>Weak labels as some of the labelled papers and a model trained on them give them.</summary>
    /// <param name="papers">These labelled papers.</param>
    /// <param name="places">Their places among all labelled papers.</param>
    /// <param name="model">By category: log-odds of embedding and concepts; a category that is missing holds
    /// nowhere.</param>
    public (IReadOnlyList<LabelledPaper> Papers, IReadOnlyList<TrainingRow> Rows) Label(
        IReadOnlyList<LabelledPaper> papers,
        IReadOnlyList<int> places,
        IReadOnlyDictionary<string, LinearPart> model
    )
    {
        string[] keys = [.. _taxonomy.Scored.Select(c => c.Key)];
        double[][] taught =
        [
            .. _rows.Select(r =>
                keys.Select(k => model.TryGetValue(k, out LinearPart? part) ? 1 / (1 + Math.Exp(-part.LogOdds(r))) : 0)
                    .ToArray()
            ),
        ];
        IReadOnlyList<(int Index, LabelledPaper Paper)> found = new WeakLabeller(
            _taxonomy,
            papers,
            [.. places.Select(i => _labelledAnswers[i])],
            _options
        ).Label(papers, _papers, _answers, taught);
        return ([.. found.Select(f => f.Paper)], [.. found.Select(f => _rows[f.Index])]);
    }
}
