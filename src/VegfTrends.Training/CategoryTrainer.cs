using System.Security.Cryptography;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>A trained model with its cross-validated quality.</summary>
/// <param name="File">What <c>model.json</c> holds.</param>
/// <param name="CrossValidation">Every training paper as a model that has not seen it assesses it. Categories known by definition alone are left out of it.</param>
/// <param name="Parts">How much each part of the model counts: embedding and concepts, definitions, words, word ratios. Empty without labelled papers.</param>
public sealed record TrainedModel(CategoryModelFile File, IReadOnlyList<Prediction> CrossValidation, IReadOnlyList<double> Parts);

/// <summary>
/// Labelled papers and a taxonomy to a category model. Deterministic: the same input gives the same bytes. Categories with too few labelled papers are
/// known by their definitions.
/// </summary>
public sealed class CategoryTrainer(FeatureExtractor features, TrainingOptions options)
{
    /// <param name="papers">Any number.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="lexiconSha256">Kept in the model to tell which lexicon it was trained with.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="background">Unlabelled papers: they show what is usual, so that categories known by definition alone get a level.</param>
    /// <param name="cancel">Ends the training with <see cref="OperationCanceledException"/>.</param>
    public TrainedModel Train(
        IReadOnlyList<LabelledPaper> papers, string name, string lexiconSha256, Action<string>? progress = null, IReadOnlyList<Paper>? background = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        progress?.Invoke($"reading {papers.Count:N0} labelled papers");
        AnalysedPaper[] analysed = [.. papers.Select(p =>
        {
            cancel.ThrowIfCancellationRequested();
            return features.Analyse(p.Paper);
        })];
        string[] keys = [.. features.Taxonomy.Scored.Select(c => c.Key)];
        string[] learned = papers.Count < options.Folds * 2 ? [] : [.. keys.Where(k => papers.Count(p => p.Labels.Contains(k)) >= options.LeastExamples)];
        LexicalVocabulary? vocabulary = options.Words && learned.Length > 0 ? LexicalVocabulary.Over(analysed, features.Lexicon, options.LeastPapersAWord, options.MostWords) : null;
        TrainingRow[] rows = [.. analysed.Select(a =>
        {
            cancel.ThrowIfCancellationRequested();
            return new TrainingRow(features.Extract(a), vocabulary?.Row(a, features.Lexicon) ?? []);
        })];

        var weights = new Dictionary<string, CategoryWeights>();
        double[] mixture = [];
        var heldOut = new Dictionary<string, double[]>();
        if (learned.Length > 0)
        {
            DefinitionModel definitions = DefinitionModel.Of(features);
            double[][][] byPart = HeldOut(papers, rows, vocabulary, definitions, learned, progress, cancel);
            bool[][] labels = [.. learned.Select(k => papers.Select(p => p.Labels.Contains(k)).ToArray())];
            mixture = PartMixture.Choose(byPart, labels, [.. papers.Select(options.WeightOf)]);
            progress?.Invoke("final weights");
            var all = new PartTrainer(features.Taxonomy, papers, rows, vocabulary, definitions, options);
            for (int c = 0; c < learned.Length; c++)
            {
                cancel.ThrowIfCancellationRequested();
                double[] logOdds = [.. Enumerable.Range(0, papers.Count).Select(i => mixture.Select((by, part) => by * byPart[part][c][i]).Sum())];
                heldOut[learned[c]] = logOdds;
                weights[learned[c]] = Calibrated(learned[c], LinearPart.Mix(all.Fit(learned[c]), mixture), logOdds, papers, labels[c]);
            }
        }

        if (learned.Length < keys.Length)
        {
            progress?.Invoke("categories by their definitions");
            var byDefinition = new DefinedCategories(features, options);
            foreach (CategoryWeights defined in byDefinition.Weights([.. keys.Except(learned)], papers, rows, heldOut.Keys, background ?? [], cancel))
            {
                weights[defined.Key] = defined;
            }
        }

        bool hasWords = weights.Values.Any(w => w.Lexical is not null);
        var file = new CategoryModelFile
        {
            Format = CategoryModelFile.CurrentFormat, Name = name, Encoder = features.Encoder.Id, LexiconSha256 = lexiconSha256,
            Categories = features.Taxonomy.Categories, Weights = [.. keys.Select(k => weights[k])], Lexical = hasWords ? vocabulary!.ToFile() : null,
        };
        return new TrainedModel(file, learned.Length == 0 ? [] : [.. papers.Select((p, i) => Predict(p, rows[i], file.Weights, heldOut, i))], mixture);
    }

    /// <summary>Log-odds of every paper by models that have not seen it: by part, category and paper. The same folds for every category.</summary>
    double[][][] HeldOut(
        IReadOnlyList<LabelledPaper> papers, TrainingRow[] rows, LexicalVocabulary? vocabulary, DefinitionModel definitions, string[] keys, Action<string>? progress, CancellationToken cancel)
    {
        int[] folds = [.. papers.Select(p => FoldOf(p.Paper.Id))];
        double[][][]? heldOut = null;
        for (int fold = 0; fold < options.Folds; fold++)
        {
            progress?.Invoke($"cross-validation {fold + 1} of {options.Folds}");
            int[] train = [.. Enumerable.Range(0, papers.Count).Where(i => folds[i] != fold)];
            var trainer = new PartTrainer(features.Taxonomy, [.. train.Select(i => papers[i])], [.. train.Select(i => rows[i])], vocabulary, definitions, options);
            for (int c = 0; c < keys.Length; c++)
            {
                cancel.ThrowIfCancellationRequested();
                IReadOnlyList<LinearPart> parts = trainer.Fit(keys[c]);
                heldOut ??= [.. parts.Select(_ => keys.Select(_ => new double[papers.Count]).ToArray())];
                for (int part = 0; part < parts.Count; part++)
                {
                    for (int i = 0; i < papers.Count; i++)
                    {
                        if (folds[i] == fold)
                        {
                            heldOut[part][c][i] = parts[part].LogOdds(rows[i]);
                        }
                    }
                }
            }
        }

        return heldOut!;
    }

    CategoryWeights Calibrated(string key, LinearPart part, double[] heldOut, IReadOnlyList<LabelledPaper> papers, bool[] labels)
    {
        (double slope, double offset) = PlattCalibration.Fit(heldOut, labels);
        CategoryWeights weights = new()
        {
            Key = key, Bias = part.Bias, Embedding = part.Embedding ?? new float[features.Encoder.Dimension], Named = part.Named, Lexical = part.Lexical is null ? null : PackedFloats.Pack(part.Lexical),
            Slope = Math.Round(slope, 6), Offset = Math.Round(offset, 6), AssignFrom = 0.5, UndecidedFrom = 0.5,
        };
        (double assign, double undecided) = Thresholds.Choose([.. heldOut.Select(weights.Calibrate)], labels, options.Precision);
        return weights with { AssignFrom = assign, UndecidedFrom = undecided };
    }

    Prediction Predict(LabelledPaper paper, TrainingRow row, IReadOnlyList<CategoryWeights> weights, Dictionary<string, double[]> heldOut, int index)
    {
        // What is known by definition alone takes part in no figure: nobody said of these papers whether it holds.
        Dictionary<string, double> scores = weights.ToDictionary(w => w.Key, w => heldOut.TryGetValue(w.Key, out double[]? logOdds) ? w.Calibrate(logOdds[index]) : 0);
        (List<string> assigned, List<string> undecided) = CategoryVerdict.Of(features.Taxonomy, weights, scores);
        return new Prediction(paper, scores.Where(s => heldOut.ContainsKey(s.Key)).ToDictionary(), assigned, undecided);
    }

    // By the id, not by the place in the file: a paper added at the top moves no other paper to another fold.
    int FoldOf(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] * options.Folds / 256;
}
