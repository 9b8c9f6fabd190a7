using VegfTrends.Core;

namespace VegfTrends.Training.Quality;

/// <summary>Where the papers that a model is measured on come from.</summary>
public enum EvaluatedKind
{
    /// <summary>Training papers, each judged by a model that has not seen it.</summary>
    CrossValidation,

    /// <summary>The tenth of the synthetic papers that is never trained on.</summary>
    HeldOut,

    /// <summary>Label files that the user gave.</summary>
    Given,
}

/// <summary>A model's predictions for one set of papers, with all that is measured on them.</summary>
public sealed class EvaluatedSet(EvaluatedKind kind, Taxonomy taxonomy, IReadOnlyList<Prediction> predictions)
{
    public EvaluatedKind Kind => kind;

    public Taxonomy Taxonomy => taxonomy;

    public IReadOnlyList<Prediction> Predictions => predictions;

    public QualityReport All => field ??= QualityReport.Of(taxonomy, predictions);

    public Reliability Reliability => field ??= Reliability.Of([.. taxonomy.Scored.Select(c => c.Key)], predictions);

    public IReadOnlyList<CoveragePoint> Coverage => field ??= CoveragePoint.Curve(taxonomy, predictions);

    public IReadOnlyList<Confusion> Confusions => field ??= Confusion.Of(taxonomy, predictions);

    /// <summary>The papers of one language.</summary>
    public EvaluatedSet In(Language language) =>
        new(kind, taxonomy, [.. predictions.Where(p => p.Paper.Language == language)]);

    /// <summary>Area under precision and recall of one category, NaN when no paper has it.</summary>
    public double AreaOf(string key) =>
        AveragePrecision.Of(
            [.. Scored.Select(p => p.Scores.GetValueOrDefault(key))],
            [.. Scored.Select(p => p.Paper.Labels.Contains(key))]
        );

    /// <summary>Mean of <see cref="AreaOf"/> over the categories with at least five papers, NaN when there is
    /// none.</summary>
    public double MeanArea =>
        All
            .Rows.Where(r => r.Positives >= QualityReport.LeastPositives)
            .Select(r => AreaOf(r.Category))
            .DefaultIfEmpty(double.NaN)
            .Average();

    /// <summary>Papers with a wrong or missed category, those where the model was surest of what is not true
    /// first.</summary>
    public IEnumerable<Prediction> Mistakes =>
        predictions
            .Where(p => !p.Paper.Labels.SetEquals(p.Assigned))
            .OrderByDescending(Surprise)
            .ThenBy(p => p.Paper.Paper.Id, StringComparer.Ordinal);

    IEnumerable<Prediction> Scored => predictions.Where(p => p.Scores.Count > 0);

    /// <summary>The papers as a model judges them.</summary>
    public static EvaluatedSet By(
        CategoryModel model,
        EvaluatedKind kind,
        IReadOnlyList<LabelledPaper> papers,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        return new EvaluatedSet(
            kind,
            model.Taxonomy,
            [
                .. papers.Select(p =>
                {
                    cancel.ThrowIfCancellationRequested();
                    Assessment a = model.Assess(p.Paper, withEvidence: false);
                    return new Prediction(p, a.Scores, a.Assigned, a.Undecided);
                }),
            ]
        );
    }

    static double Surprise(Prediction p) =>
        p
            .Assigned.Where(k => !p.Paper.Labels.Contains(k))
            .Select(k => p.Scores.GetValueOrDefault(k))
            .Concat(p.Paper.Labels.Where(k => !p.Assigned.Contains(k)).Select(k => 1 - p.Scores.GetValueOrDefault(k)))
            .DefaultIfEmpty(0)
            .Max();
}
