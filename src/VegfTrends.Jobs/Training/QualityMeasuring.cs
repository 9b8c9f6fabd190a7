using VegfTrends.Core;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Jobs.Training;

/// <summary>What a model is measured on and against.</summary>
public sealed record QualityMeasuringOptions
{
    /// <summary>Label files that the model was not trained on. None: the held-out tenth of a checkout's.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Files that hold the text of label rows that carry an id only.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>Folder of an older model to compare with, or <c>null</c>.</summary>
    public string? Older { get; init; }
}

/// <summary>How good a category model is on labelled papers, beside baselines and an older model.</summary>
public static class QualityMeasuring
{
    /// <param name="loaded">The model to measure.</param>
    /// <param name="options">On what.</param>
    /// <param name="messages">Told records that cannot be read.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="UsageException">There is no labelled paper to measure on.</exception>
    /// <exception cref="InvalidDataException">Labels or the older model are broken.</exception>
    public static QualityStudy Measure(
        ModelInUse loaded,
        QualityMeasuringOptions options,
        JobMessages messages,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(messages);
        CategoryModel model = loaded.Categories;
        Dictionary<string, Paper>? texts = LabelSources.Texts(options.Papers, messages, cancel);
        bool given = options.Labels.Count > 0;
        LabelledPaper[] training =
            LabelSources.DefaultFiles(texts is not null) is { } known && (!given || SameKeys(model.Taxonomy))
                ? [.. known.SelectMany(f => LabelFile.Read(f, model.Taxonomy, texts))]
                : [];
        LabelledPaper[] papers = given
            ? [.. options.Labels.SelectMany(f => LabelFile.Read(f, model.Taxonomy, texts))]
            : [.. training.Where(HeldOutTenth.Holds)];
        if (papers.Length == 0)
        {
            throw new UsageException(
                "Found no labelled paper to measure on. Give label files that the model was not trained on: --labels FILES."
            );
        }

        EvaluatedKind kind = given ? EvaluatedKind.Given : EvaluatedKind.HeldOut;
        EvaluatedSet set = EvaluatedSet.By(model, kind, papers, cancel);
        ITextEncoder encoder = ((CanonicalNames)model.Encoder).Inner;
        var features = new FeatureExtractor(model.Taxonomy, loaded.Lexicon, encoder);
        HashSet<string> measured = [.. papers.Select(p => p.Paper.Id)];
        var file = new FileInfo(Path.Combine(loaded.Folder, "model.json"));
        var study = new QualityStudy
        {
            Model = model.Id,
            TrainedOn = ModelFolder.PapersBehind(loaded.Folder),
            Bytes = file.Exists ? file.Length : null,
            Sets = [set],
            Baselines = new TrainingStudy(features, encoder, new TrainingOptions()).Results(
                [.. training.Where(p => !HeldOutTenth.Holds(p) && !measured.Contains(p.Paper.Id))],
                papers,
                kind,
                cancel
            ),
        };
        if (options.Older is not { } older)
        {
            return study;
        }

        CategoryModel old = CategoryModel.Load(older, encoder, loaded.Lexicon);
        return study with
        {
            OldModel = old.Id,
            Comparison = Comparison.Of(
                model.Taxonomy,
                EvaluatedSet.By(old, kind, papers, cancel).Predictions,
                set.Predictions
            ),
        };
    }

    // Baselines learn from training-data only where its labels are those of the model.
    static bool SameKeys(Taxonomy taxonomy) =>
        taxonomy.Scored.Select(c => c.Key).ToHashSet().IsSupersetOf(Taxonomy.LoadBundled().Scored.Select(c => c.Key));
}
