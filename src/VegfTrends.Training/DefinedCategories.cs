using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Weights of categories that have no or too few labelled papers: by what the taxonomy says of them. Scores
/// rank papers; as probabilities they are a guess from priors.</summary>
sealed class DefinedCategories(FeatureExtractor features, TrainingOptions options)
{
    // From these on an average over papers says more than none.
    const int LeastBackground = 20;

    /// <param name="keys">The categories.</param>
    /// <param name="papers">Labelled papers, of these and other categories.</param>
    /// <param name="rows">The same as numbers.</param>
    /// <param name="learned">Categories that have enough labelled papers: they show how much a difference in likeness
    /// means.</param>
    /// <param name="background">Unlabelled papers.</param>
    /// <param name="cancel">Ends the work with <see cref="OperationCanceledException"/>.</param>
    public IEnumerable<CategoryWeights> Weights(
        string[] keys,
        IReadOnlyList<LabelledPaper> papers,
        TrainingRow[] rows,
        IEnumerable<string> learned,
        IReadOnlyList<Paper> background,
        CancellationToken cancel
    )
    {
        IReadOnlyList<ReadOnlyMemory<float>> Of(string key) =>
            [.. rows.Where((_, i) => papers[i].Labels.Contains(key)).Select(r => r.Features.Embedding)];
        DefinitionModel model = DefinitionModel.Of(features, keys.ToDictionary(k => k, Of));
        double scale = Scale(model, learned, papers, rows);
        List<TrainingRow> usual = [.. rows];
        foreach (Paper paper in background)
        {
            cancel.ThrowIfCancellationRequested();
            usual.Add(new TrainingRow(features.Extract(features.Analyse(paper)), []));
        }

        double prior = 1.0 / Math.Max(2, features.Taxonomy.Scored.Count());
        foreach (string key in keys)
        {
            LinearPart part = model.Part(key);
            double[] logOdds = [.. usual.Select(r => scale * part.LogOdds(r))];
            yield return new CategoryWeights
            {
                Key = key,
                Basis = CategoryBasis.Definition,
                Bias = 0,
                Embedding = part.Embedding!,
                Named = new Dictionary<string, float>(),
                Slope = Math.Round(scale, 6),
                Offset = Math.Round(
                    logOdds.Length < LeastBackground ? Math.Log(prior / (1 - prior)) : Offset(logOdds, prior),
                    6
                ),
                AssignFrom = options.AssignDefinedFrom,
                UndecidedFrom = options.UndecidedDefinedFrom,
            };
        }
    }

    /// <summary>The middle one of what the learned categories' papers say likeness is worth; without any, what it was
    /// worth elsewhere.</summary>
    double Scale(
        DefinitionModel model,
        IEnumerable<string> learned,
        IReadOnlyList<LabelledPaper> papers,
        TrainingRow[] rows
    )
    {
        double[] slopes =
        [
            .. learned
                .Select(key =>
                {
                    LinearPart part = model.Part(key);
                    return PlattCalibration
                        .Fit([.. rows.Select(part.LogOdds)], [.. papers.Select(p => p.Labels.Contains(key))])
                        .Slope;
                })
                .Where(s => s > 0)
                .Order(),
        ];
        return slopes.Length < 2 ? options.DefinitionScale : slopes[slopes.Length / 2];
    }

    /// <summary>The offset at which the mean score is the prior.</summary>
    static double Offset(double[] logOdds, double prior)
    {
        (double low, double high) = (-50, 50);
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            if (logOdds.Average(x => 1 / (1 + Math.Exp(-(x + middle)))) < prior)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
