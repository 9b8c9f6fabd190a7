using System.Security.Cryptography;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>A trained model with its cross-validated quality.</summary>
/// <param name="File">What <c>model.json</c> holds.</param>
/// <param name="CrossValidation">Every training paper as a model that has not seen it assesses it.</param>
public sealed record TrainedModel(CategoryModelFile File, IReadOnlyList<Prediction> CrossValidation);

/// <summary>Labelled papers and a taxonomy to a category model. Deterministic: the same input gives the same bytes.</summary>
public sealed class CategoryTrainer(FeatureExtractor features, TrainingOptions options)
{
    /// <param name="papers">At least two a fold.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="lexiconSha256">Kept in the model to tell which lexicon it was trained with.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancel">Ends the training with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidDataException">There are too few papers.</exception>
    public TrainedModel Train(IReadOnlyList<LabelledPaper> papers, string name, string lexiconSha256, Action<string>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        papers = options.HoldOutTenth ? [.. papers.Where(p => !HeldOutTenth.Holds(p))] : papers;
        if (papers.Count < options.Folds * 2)
        {
            throw new InvalidDataException($"Found {papers.Count} labelled papers, expected at least {options.Folds * 2}. Add labelled papers to training-data.");
        }

        progress?.Invoke($"reading {papers.Count:N0} labelled papers");
        List<PaperFeatures> seen = [];
        foreach (LabelledPaper paper in papers)
        {
            cancel.ThrowIfCancellationRequested();
            seen.Add(features.Extract(features.Analyse(paper.Paper)));
        }

        // Held-out log-odds of every paper, by the folds; the same folds for every category.
        int[] folds = [.. papers.Select(p => FoldOf(p.Paper.Id))];
        IReadOnlyList<Category> categories = [.. features.Taxonomy.Scored];
        var heldOut = new double[categories.Count][];
        for (int c = 0; c < categories.Count; c++)
        {
            heldOut[c] = new double[papers.Count];
        }

        for (int fold = 0; fold < options.Folds; fold++)
        {
            progress?.Invoke($"cross-validation {fold + 1} of {options.Folds}");
            int[] train = [.. Enumerable.Range(0, papers.Count).Where(i => folds[i] != fold)];
            Fold known = Prepare([.. train.Select(i => seen[i])], [.. train.Select(i => papers[i])]);
            for (int c = 0; c < categories.Count; c++)
            {
                cancel.ThrowIfCancellationRequested();
                CategoryWeights weights = Fit(known, categories[c].Key);
                for (int i = 0; i < papers.Count; i++)
                {
                    if (folds[i] == fold)
                    {
                        heldOut[c][i] = weights.LogOdds(seen[i]);
                    }
                }
            }
        }

        progress?.Invoke("final weights");
        Fold all = Prepare(seen, papers);
        var trained = new List<CategoryWeights>();
        for (int c = 0; c < categories.Count; c++)
        {
            cancel.ThrowIfCancellationRequested();
            bool[] labels = [.. papers.Select(p => p.Labels.Contains(categories[c].Key))];
            (double slope, double offset) = PlattCalibration.Fit(heldOut[c], labels);
            CategoryWeights weights = Fit(all, categories[c].Key) with { Slope = Math.Round(slope, 6), Offset = Math.Round(offset, 6) };
            (double assign, double undecided) = Thresholds.Choose([.. heldOut[c].Select(weights.Calibrate)], labels, options.Precision);
            trained.Add(weights with { AssignFrom = assign, UndecidedFrom = undecided });
        }

        var file = new CategoryModelFile
        {
            Format = CategoryModelFile.CurrentFormat, Name = name, Encoder = features.Encoder.Id, LexiconSha256 = lexiconSha256,
            Categories = features.Taxonomy.Categories, Weights = trained,
        };
        return new TrainedModel(file, [.. papers.Select((p, i) => Predict(p, trained, [.. heldOut.Select(h => h[i])]))]);
    }

    Prediction Predict(LabelledPaper paper, IReadOnlyList<CategoryWeights> weights, double[] logOdds)
    {
        Dictionary<string, double> scores = weights.Select((w, c) => (w.Key, Score: w.Calibrate(logOdds[c]))).ToDictionary(x => x.Key, x => x.Score);
        (List<string> assigned, List<string> undecided) = CategoryVerdict.Of(features.Taxonomy, weights, scores);
        return new Prediction(paper, scores, assigned, undecided);
    }

    Fold Prepare(IReadOnlyList<PaperFeatures> seen, IReadOnlyList<LabelledPaper> papers)
    {
        FeatureTable table = FeatureTable.Over(seen, options);
        float[] weights = [.. papers.Select(p => p.Weight * (p.Synthetic ? options.SyntheticWeight : 1))];
        string[] sharing = [.. features.Taxonomy.Leaves.Where(c => c.Combines is not null).Select(c => c.Key)];
        return new Fold(papers, seen, table, [.. seen.Select(table.Row)], weights, SharedRuleModel.Train(seen, papers, weights, sharing, options), sharing);
    }

    CategoryWeights Fit(Fold fold, string key)
    {
        SharedRuleModel? shared = fold.Sharing.Contains(key) ? fold.Shared : null;
        IReadOnlyList<float[]> rows = shared is null ? fold.Rows : [.. fold.Rows.Select((row, i) => (float[])[.. row, (float)shared.LogOdds(fold.Seen[i], key)])];
        (double bias, float[] weights) = LogisticRegression.Train(rows, [.. fold.Papers.Select(p => p.Labels.Contains(key))], fold.Weights, options.L1, options.L2);
        (float[] embedding, SortedDictionary<string, float> named) = fold.Table.Weights(weights);
        bias += shared?.MeltInto(named, key, weights[^1]) ?? 0;
        return new CategoryWeights { Key = key, Bias = bias, Embedding = embedding, Named = named, Slope = 1, Offset = 0, AssignFrom = 0.5, UndecidedFrom = 0.5 };
    }

    /// <summary>Training papers of one fold, as rows of numbers.</summary>
    sealed record Fold(IReadOnlyList<LabelledPaper> Papers, IReadOnlyList<PaperFeatures> Seen, FeatureTable Table, IReadOnlyList<float[]> Rows, float[] Weights, SharedRuleModel? Shared, string[] Sharing);

    // By the id, not by the place in the file: a paper added at the top moves no other paper to another fold.
    int FoldOf(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] * options.Folds / 256;
}
