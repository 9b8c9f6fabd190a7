using System.Globalization;
using System.Security.Cryptography;
using VegfTrends.Core;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Jobs.Training;

/// <summary>A category model in its folder.</summary>
/// <param name="Folder">Where it was written.</param>
/// <param name="Quality">Measured by cross-validation; <c>null</c> where there were too few labels for one.</param>
public sealed record TrainedCategories(string Folder, QualityReport? Quality);

/// <summary>Labelled papers to a category model.</summary>
public static class CategoryTraining
{
    /// <summary>Trains with the encoder in use, writes the model and the report on its quality.</summary>
    /// <param name="options">What to learn from.</param>
    /// <param name="messages">Told the steps, records that cannot be read and categories without labels.</param>
    /// <param name="cancel">Ends the work; a model that stood in the folder stays until the new one is done.</param>
    /// <exception cref="UsageException">There is nothing to learn from, or less than the model in the folder
    /// had.</exception>
    /// <exception cref="InvalidDataException">Taxonomy or labels are broken.</exception>
    public static TrainedCategories Run(
        CategoryTrainingOptions options,
        JobMessages messages,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(messages);
        EncoderChoice choice = EncoderChoice.Read(EncoderFolders.Default);
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(choice.Folder);
        string folder = options.Folder ?? (choice.IsBundled ? "models/categories" : choice.Categories);
        return Run(encoder, folder, options, messages, cancel);
    }

    internal static TrainedCategories Run(
        ITextEncoder textEncoder,
        string folder,
        CategoryTrainingOptions options,
        JobMessages messages,
        CancellationToken cancel
    )
    {
        string taxonomyPath = options.Taxonomy ?? BundledFiles.Path("seeds/taxonomy.yaml"),
            lexiconPath = BundledFiles.Path("seeds/lexicon.yaml");
        Taxonomy taxonomy = Taxonomy.Load(taxonomyPath);
        IReadOnlyList<string> files = LabelFiles(options);
        IReadOnlySet<string> excluded = options.Exclude is { } exclude
            ? HeldOutTexts.ReadIds(exclude)
            : new HashSet<string>();
        Dictionary<string, Paper>? texts = LabelSources.Texts(options.Papers, messages, cancel);
        LabelledPaper[] labelled =
        [
            .. LabelFile.ReadAll(files, taxonomy, texts).Where(p => !excluded.Contains(p.Paper.Id)),
        ];
        RefuseFewerPapers(folder, labelled.Length, options);

        var training = new TrainingOptions { Precision = options.Precision, Words = options.Words };
        var encoder = new RememberingEncoder(textEncoder);
        var features = new FeatureExtractor(taxonomy, Lexicon.Load(lexiconPath), encoder);
        TimeSpan start = Environment.CpuUsage.TotalTime;
        TrainedModel model = new CategoryTrainer(features, training).Train(
            labelled,
            options.Taxonomy is null ? "vegf-categories" : Path.GetFileNameWithoutExtension(taxonomyPath),
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(lexiconPath))),
            messages.Message,
            UnlabelledPapers(options, excluded, texts, messages, cancel),
            cancel
        );
        TimeSpan took = Environment.CpuUsage.TotalTime - start;
        Tell(model, labelled, training, messages);
        ModelFolder.Write(
            folder,
            model,
            [.. labelled.Where(p => !training.HoldOutTenth || !HeldOutTenth.Holds(p))],
            [
                .. files.Select(f => $"`{Path.GetFileName(f)}`"),
                .. options.Papers.Select(f => $"texts by id from `{Path.GetFileName(f)}`"),
            ],
            texts is null ? "vegftrends train" : "vegftrends train --papers FILES"
        );
        if (model.CrossValidation.Count == 0)
        {
            return new TrainedCategories(folder, Quality: null);
        }

        if (options.Report is { } language)
        {
            QualityDocument.Save(
                new TrainingStudy(features, encoder, training, messages.Message).Of(model, labelled, took, cancel),
                Path.Combine(folder, "quality.html"),
                language,
                withAllTexts: false,
                cancel
            );
        }

        return new TrainedCategories(folder, QualityReport.Of(taxonomy, model.CrossValidation));
    }

    static IReadOnlyList<string> LabelFiles(CategoryTrainingOptions options) =>
        options.Labels.Count > 0 ? options.Labels
        : options.Taxonomy is not null ? []
        : LabelSources.DefaultFiles(withCorpus: options.Papers.Count > 0)
            ?? throw new UsageException(
                $"No folder '{LabelSources.Folder}' here. Run this in a checkout, or give label files: --labels FILES."
            );

    static void RefuseFewerPapers(string folder, int papers, CategoryTrainingOptions options)
    {
        if (!options.Replace && ModelFolder.PapersBehind(folder) is { } before && before > papers)
        {
            throw new UsageException(
                $"The model in '{folder}' was trained on {before} papers, this run has {papers}. Give the "
                    + $"files with the other texts (--papers FILES), another folder (--out DIR), or --replace."
            );
        }
    }

    static IReadOnlyList<Paper> UnlabelledPapers(
        CategoryTrainingOptions options,
        IReadOnlySet<string> excluded,
        Dictionary<string, Paper>? texts,
        JobMessages messages,
        CancellationToken cancel
    )
    {
        if (options.Unlabelled.Count == 0)
        {
            return [];
        }

        Paper[] papers = [.. new FileReading(messages.Problem).Papers(options.Unlabelled, cancel)];
        var heldOut = new HeldOutTexts();
        foreach (
            Paper paper in papers.Concat(texts?.Values ?? Enumerable.Empty<Paper>()).Where(p => excluded.Contains(p.Id))
        )
        {
            heldOut.Add(paper);
        }

        return [.. papers.Where(p => !excluded.Contains(p.Id) && !heldOut.Contains(p))];
    }

    static void Tell(
        TrainedModel model,
        IReadOnlyList<LabelledPaper> labelled,
        TrainingOptions training,
        JobMessages messages
    )
    {
        foreach (CategoryWeights defined in model.File.Weights.Where(w => w.Basis == CategoryBasis.Definition))
        {
            messages.Problem(
                $"'{defined.Key}' has {labelled.Count(p => p.Labels.Contains(defined.Key))} labelled papers, expected "
                    + $"at least {training.LeastExamples} (and {training.Folds * 2} in all): it is known by its name "
                    + $"and definition alone. Its scores rank papers; they are no measured probabilities."
            );
        }

        if (model.Weak is { } weak)
        {
            messages.Message(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{weak.Read:N0} unlabelled papers read, {weak.Labelled:N0} labelled by agreement; held-out log "
                        + $"loss {weak.LossWithout:0.0000} without and {weak.LossWith:0.0000} with them: "
                        + $"{(weak.Used ? "used" : "not used")}"
                )
            );
        }
    }
}
