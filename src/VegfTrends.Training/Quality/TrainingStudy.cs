using VegfTrends.Core;
using VegfTrends.Training.Baselines;

namespace VegfTrends.Training.Quality;

/// <summary>The study that goes with a freshly trained model: cross-validation, the held-out tenth, baselines and the
/// learning curve.</summary>
public sealed class TrainingStudy(
    FeatureExtractor features,
    ITextEncoder encoder,
    TrainingOptions options,
    Action<string>? progress = null
)
{
    /// <param name="trained">The model with its cross-validation.</param>
    /// <param name="papers">All labelled papers, those held out among them.</param>
    /// <param name="trainTime">Processor time that the training took.</param>
    /// <param name="cancel">Ends the work.</param>
    public QualityStudy Of(
        TrainedModel trained,
        IReadOnlyList<LabelledPaper> papers,
        TimeSpan trainTime,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(trained);
        ArgumentNullException.ThrowIfNull(papers);
        byte[] bytes = trained.File.ToBytes();
        CategoryModel model = CategoryModel.Create(trained.File, bytes, encoder, features.Lexicon);
        LabelledPaper[] heldOut = options.HoldOutTenth ? [.. papers.Where(HeldOutTenth.Holds)] : [];
        LabelledPaper[] known = [.. trained.CrossValidation.Select(p => p.Paper)];
        EvaluatedSet crossValidation = new(EvaluatedKind.CrossValidation, features.Taxonomy, trained.CrossValidation);
        EvaluatedSet kept = EvaluatedSet.By(model, EvaluatedKind.HeldOut, heldOut, cancel);
        progress?.Invoke("baselines");
        IReadOnlyList<BaselineResult> baselines =
            heldOut.Length > 0 ? Results(known, heldOut, EvaluatedKind.HeldOut, cancel) : CrossValidated(known, cancel);
        return new QualityStudy
        {
            Model = model.Id,
            TrainedOn = known.Length,
            Bytes = bytes.Length,
            TrainTime = trainTime,
            Baselines = baselines,
            Sets = heldOut.Length > 0 ? [crossValidation, kept] : [crossValidation],
            Learning =
            [
                .. LearningPoint.Curve(features, options, known, heldOut, encoder, progress, cancel),
                LearningPoint.Of(features.Taxonomy, known.Length, trained.CrossValidation, kept),
            ],
        };
    }

    /// <summary>Baselines trained on some papers, on others.</summary>
    public IReadOnlyList<BaselineResult> Results(
        IReadOnlyList<LabelledPaper> train,
        IReadOnlyList<LabelledPaper> test,
        EvaluatedKind kind,
        CancellationToken cancel = default
    ) =>
        [
            .. Baseline
                .Train(features, train, cancel: cancel)
                .Select(b => new BaselineResult(b.Kind, new EvaluatedSet(kind, features.Taxonomy, b.Predict(test)))),
        ];

    IReadOnlyList<BaselineResult> CrossValidated(LabelledPaper[] papers, CancellationToken cancel)
    {
        var byKind = new Dictionary<BaselineKind, List<Prediction>>();
        foreach (IGrouping<int, LabelledPaper> fold in papers.GroupBy(p => IdHash.Fold(p.Paper.Id, options.Folds)))
        {
            HashSet<LabelledPaper> test = [.. fold];
            foreach (
                Baseline baseline in Baseline.Train(features, [.. papers.Where(p => !test.Contains(p))], cancel: cancel)
            )
            {
                List<Prediction> all = byKind.TryGetValue(baseline.Kind, out List<Prediction>? found)
                    ? found
                    : byKind[baseline.Kind] = [];
                all.AddRange(baseline.Predict([.. fold]));
            }
        }

        return
        [
            .. byKind.Select(b => new BaselineResult(
                b.Key,
                new EvaluatedSet(EvaluatedKind.CrossValidation, features.Taxonomy, b.Value)
            )),
        ];
    }
}
