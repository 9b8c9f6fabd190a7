using VegfTrends.Core;

namespace VegfTrends.Training.Quality;

/// <summary>How good a model is that was trained on a part of the papers.</summary>
/// <param name="Papers">How many it was trained on.</param>
/// <param name="CrossValidated">Micro-F1 on these papers themselves, cross-validated.</param>
/// <param name="HeldOut">Micro-F1 on papers kept out of training; NaN when there are none.</param>
public sealed record LearningPoint(int Papers, double CrossValidated, double HeldOut)
{
    /// <summary>Points for a quarter, half and three quarters of the papers; which ones follows from their ids, and
    /// each part holds the smaller ones.</summary>
    /// <param name="features">Made for the taxonomy in use.</param>
    /// <param name="options">As for the whole.</param>
    /// <param name="papers">The training papers.</param>
    /// <param name="heldOut">Papers kept out of training.</param>
    /// <param name="encoder">The encoder of <paramref name="features"/>, as models are loaded with it.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancel">Ends the work.</param>
    public static IReadOnlyList<LearningPoint> Curve(
        FeatureExtractor features,
        TrainingOptions options,
        IReadOnlyList<LabelledPaper> papers,
        IReadOnlyList<LabelledPaper> heldOut,
        ITextEncoder encoder,
        Action<string>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(options);
        var points = new List<LearningPoint>();
        foreach (int percent in (ReadOnlySpan<int>)[25, 50, 75])
        {
            LabelledPaper[] part = [.. papers.Where(p => Place(p.Paper.Id) < percent / 100.0)];
            if (part.Length >= options.Folds * 2)
            {
                progress?.Invoke($"learning curve: {percent} %");
                TrainedModel trained = new CategoryTrainer(features, options).Train(part, "part", "", cancel: cancel);
                CategoryModel model = CategoryModel.Create(
                    trained.File,
                    trained.File.ToBytes(),
                    encoder,
                    features.Lexicon
                );
                points.Add(
                    Of(
                        features.Taxonomy,
                        part.Length,
                        trained.CrossValidation,
                        EvaluatedSet.By(model, EvaluatedKind.HeldOut, heldOut, cancel)
                    )
                );
            }
        }

        return points;
    }

    /// <summary>The point of a model that is there.</summary>
    public static LearningPoint Of(
        Taxonomy taxonomy,
        int papers,
        IReadOnlyList<Prediction> crossValidation,
        EvaluatedSet heldOut
    )
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        return new LearningPoint(
            papers,
            QualityReport.Of(taxonomy, crossValidation).Micro.F1,
            heldOut.Predictions.Count == 0 ? double.NaN : heldOut.All.Micro.F1
        );
    }

    // The folds use the first byte of the same hash, so parts take others.
    static double Place(string id) => BitConverter.ToUInt32(IdHash.Of(id), 4) / (double)uint.MaxValue;
}
