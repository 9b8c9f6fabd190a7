using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>What a model is compared with. The names are those of the quality report.</summary>
public enum BaselineKind
{
    /// <summary>Lexicon and relations, without learning.</summary>
    Rules,

    /// <summary><see cref="SvmBaseline"/>.</summary>
    Svm,

    /// <summary><see cref="TfIdfBaseline"/>.</summary>
    Logistic,

    /// <summary><see cref="NeighbourBaseline"/>.</summary>
    Neighbours,
}

/// <summary>A trained baseline: the categories that it gives a paper.</summary>
public sealed record Baseline(BaselineKind Kind, Func<Paper, IReadOnlyList<string>> Labels)
{
    static readonly Dictionary<string, double> NoScores = [];

    /// <summary>The baselines that train in seconds, and on request the slow one.</summary>
    public static IEnumerable<Baseline> Train(
        FeatureExtractor features,
        IReadOnlyList<LabelledPaper> papers,
        bool withLogistic = false,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(features);
        yield return new Baseline(BaselineKind.Rules, p => CategoryRule.Labels(features.Taxonomy, features.Analyse(p)));
        if (papers.Count == 0)
        {
            yield break;
        }

        cancel.ThrowIfCancellationRequested();
        yield return new Baseline(BaselineKind.Neighbours, NeighbourBaseline.Train(features, papers).Labels);
        cancel.ThrowIfCancellationRequested();
        yield return new Baseline(BaselineKind.Svm, SvmBaseline.Train(features.Taxonomy, papers).Labels);
        if (withLogistic)
        {
            cancel.ThrowIfCancellationRequested();
            yield return new Baseline(BaselineKind.Logistic, TfIdfBaseline.Train(features.Taxonomy, papers).Labels);
        }
    }

    /// <summary>Baselines have labels but no scores.</summary>
    public IReadOnlyList<Prediction> Predict(IReadOnlyList<LabelledPaper> papers) =>
        [.. papers.Select(p => new Prediction(p, NoScores, Labels(p.Paper), []))];
}
