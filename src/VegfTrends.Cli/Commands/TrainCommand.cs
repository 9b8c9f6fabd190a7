using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using VegfTrends.Core;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Cli.Commands;

/// <summary><c>train</c>: labelled papers to a category model.</summary>
static class TrainCommand
{
    const string DefaultFolder = "training-data";

    public static readonly Option<string?> TaxonomyFile = new("--taxonomy")
    {
        Description = "Taxonomy file. Default: the bundled one.",
        HelpName = "FILE",
    };

    public static readonly Option<string[]> Labels = new("--labels")
    {
        Description =
            "Label files, JSON Lines or CSV with id, labels, title, abstract. Default: every .jsonl file in "
            + "training-data whose rows carry text; with --taxonomy none: then categories are known by their definitions.",
        HelpName = "FILES",
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<string[]> Papers = new("--papers")
    {
        Description = "Files that hold the text of label rows that carry an id only.",
        HelpName = "FILES",
        AllowMultipleArgumentsPerToken = true,
    };

    static readonly Option<string?> Out = new("--out")
    {
        Description =
            "Folder for the model. Default: models/categories; with an installed encoder in use, its own folder in the "
            + "user's data folder.",
        HelpName = "DIR",
    };

    public static readonly Option<double> Precision = new("--precision")
    {
        Description = "Precision that thresholds are chosen for, 0.5 to 1. Default 0.9.",
        HelpName = "P",
        DefaultValueFactory = _ => new TrainingOptions().Precision,
    };

    static readonly Option<string[]> Unlabelled = new("--unlabelled")
    {
        Description =
            "Export files with papers that nobody labelled. Those that rules and model agree on join the training "
            + "where that helps on labelled papers held out.",
        HelpName = "FILES",
        AllowMultipleArgumentsPerToken = true,
    };

    static readonly Option<string?> Exclude = new("--exclude")
    {
        Description =
            "Ids never to learn from, one a line or JSON Lines: papers kept for testing. Copies of their text are left "
            + "out as well.",
        HelpName = "FILE",
    };

    static readonly Option<string> Words = new("--words")
    {
        Description =
            "Whether words count beside the embedding: auto (where it helps on papers held out) or never. Default: auto.",
        HelpName = "auto|never",
        DefaultValueFactory = _ => "auto",
    };

    static readonly Option<bool> NoReport = new("--no-report")
    {
        Description =
            "Leave out the quality report (quality.html beside the model): baselines and learning curve take most of the time.",
    };

    static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Replace a model that was trained on more papers than this run has.",
    };

    public static Command Create()
    {
        Words.AcceptOnlyFromAmong("auto", "never");
        var command = new Command(
            "train",
            "Trains the category model and reports its quality. Example: vegftrends train --labels my.csv --taxonomy "
                + "my.yaml --out my-model"
        )
        {
            TaxonomyFile,
            Labels,
            Papers,
            Unlabelled,
            Exclude,
            Words,
            Out,
            Precision,
            NoReport,
            Replace,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                EncoderChoice choice = EncoderChoice.Read(EncoderFolders.Default);
                using OnnxTextEncoder encoder = OnnxTextEncoder.Load(choice.Folder);
                if (parsed.GetValue(TaxonomyFile) is not null && parsed.GetValue(Out) is null)
                {
                    throw new UsageException(
                        "A taxonomy of your own needs a folder of its own for the model: --out DIR. Then use it: "
                            + "vegftrends score --model DIR."
                    );
                }

                Train(
                    encoder,
                    parsed.GetValue(Out) ?? (choice.IsBundled ? "models/categories" : choice.Categories),
                    parsed,
                    new Output(parsed),
                    cancel
                );
                return Task.FromResult(App.Ok);
            }
        );
        return command;
    }

    /// <summary>Whether there is something to train on: label files given, or a checkout.</summary>
    public static bool HasLabels(ParseResult parsed) =>
        parsed.GetValue(Labels) is { Length: > 0 } || Directory.Exists(DefaultFolder);

    /// <summary>Trains with an encoder on the label files of the command line, writes the model and shows its
    /// quality.</summary>
    public static void Train(
        ITextEncoder encoder,
        string folder,
        ParseResult parsed,
        Output output,
        CancellationToken cancel
    )
    {
        double precision = parsed.GetValue(Precision);
        if (precision is not (>= 0.5 and <= 1))
        {
            throw new UsageException($"--precision: found {precision}, expected a number from 0.5 to 1.");
        }

        string taxonomyPath = parsed.GetValue(TaxonomyFile) ?? BundledFiles.Path("seeds/taxonomy.yaml");
        Taxonomy taxonomy = Taxonomy.Load(taxonomyPath);
        string lexiconPath = BundledFiles.Path("seeds/lexicon.yaml");
        string[] files = LabelFiles(parsed);
        IReadOnlySet<string> excluded = parsed.GetValue(Exclude) is { } exclude
            ? HeldOutTexts.ReadIds(exclude)
            : new HashSet<string>();
        Dictionary<string, Paper>? texts = parsed.GetValue(Papers) is { Length: > 0 } papers
            ? new FileReading(output).Papers(papers, cancel).DistinctBy(p => p.Id).ToDictionary(p => p.Id)
            : null;
        LabelledPaper[] labelled =
        [
            .. LabelFile.ReadAll(files, taxonomy, texts).Where(p => !excluded.Contains(p.Paper.Id)),
        ];
        if (!parsed.GetValue(Replace) && ModelFolder.PapersBehind(folder) is { } before && before > labelled.Length)
        {
            throw new UsageException(
                $"The model in '{folder}' was trained on {before} papers, this run has {labelled.Length}. Give the "
                    + $"files with the other texts (--papers FILES), another folder (--out DIR), or --replace."
            );
        }

        var options = new TrainingOptions { Precision = precision, Words = parsed.GetValue(Words) != "never" };
        encoder = new RememberingEncoder(encoder);
        var features = new FeatureExtractor(taxonomy, Lexicon.Load(lexiconPath), encoder);
        var trainer = new CategoryTrainer(features, options);
        TimeSpan start = Environment.CpuUsage.TotalTime;
        string name = parsed.GetValue(TaxonomyFile) is null
            ? "vegf-categories"
            : Path.GetFileNameWithoutExtension(taxonomyPath);
        TrainedModel model = trainer.Train(
            labelled,
            name,
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(lexiconPath))),
            output.Message,
            UnlabelledPapers(parsed, excluded, texts, output, cancel),
            cancel
        );
        TimeSpan took = Environment.CpuUsage.TotalTime - start;
        WarnOfDefinitions(model, labelled, options, output);
        if (model.Weak is { } weak)
        {
            output.Message(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{weak.Read:N0} unlabelled papers read, {weak.Labelled:N0} labelled by agreement; held-out log "
                        + $"loss {weak.LossWithout:0.0000} without and {weak.LossWith:0.0000} with them: "
                        + $"{(weak.Used ? "used" : "not used")}"
                )
            );
        }

        string[] textFiles = parsed.GetValue(Papers) ?? [];
        ModelFolder.Write(
            folder,
            model,
            [.. labelled.Where(p => !options.HoldOutTenth || !HeldOutTenth.Holds(p))],
            [
                .. files.Select(f => $"`{Path.GetFileName(f)}`"),
                .. textFiles.Select(f => $"texts by id from `{Path.GetFileName(f)}`"),
            ],
            texts is null ? "vegftrends train" : "vegftrends train --papers FILES"
        );
        if (model.CrossValidation.Count > 0)
        {
            if (!parsed.GetValue(NoReport))
            {
                QualityStudy study = new TrainingStudy(features, encoder, options, output.Message).Of(
                    model,
                    labelled,
                    took,
                    cancel
                );
                QualityCommand.Write(
                    study,
                    Path.Combine(folder, "quality.html"),
                    parsed.Language(),
                    withAllTexts: false,
                    cancel
                );
            }

            Show(QualityReport.Of(taxonomy, model.CrossValidation), output, crossValidated: true);
        }

        output.Message($"Model written to {folder}.");
    }

    static IReadOnlyList<Paper> UnlabelledPapers(
        ParseResult parsed,
        IReadOnlySet<string> excluded,
        Dictionary<string, Paper>? texts,
        Output output,
        CancellationToken cancel
    )
    {
        if (parsed.GetValue(Unlabelled) is not { Length: > 0 } files)
        {
            return [];
        }

        Paper[] papers = [.. new FileReading(output).Papers(files, cancel)];
        var heldOut = new HeldOutTexts();
        foreach (
            Paper paper in papers.Concat(texts?.Values ?? Enumerable.Empty<Paper>()).Where(p => excluded.Contains(p.Id))
        )
        {
            heldOut.Add(paper);
        }

        return [.. papers.Where(p => !excluded.Contains(p.Id) && !heldOut.Contains(p))];
    }

    static string[] LabelFiles(ParseResult parsed)
    {
        if (parsed.GetValue(Labels) is { Length: > 0 } given)
        {
            return given;
        }

        if (parsed.GetValue(TaxonomyFile) is not null)
        {
            return [];
        }

        return DefaultFiles(parsed.GetValue(Papers) is { Length: > 0 })
            ?? throw new UsageException(
                $"No folder '{DefaultFolder}' here. Run this in a checkout, or give label files: --labels FILES."
            );
    }

    /// <summary>The label files of a checkout; <c>null</c> elsewhere. Rows of corpus-*.jsonl carry ids only; they join
    /// in when the files that hold their text are given.</summary>
    public static string[]? DefaultFiles(bool withCorpus) =>
        !Directory.Exists(DefaultFolder)
            ? null
            :
            [
                .. Directory
                    .GetFiles(DefaultFolder, "*.jsonl")
                    .Where(f => withCorpus || !Path.GetFileName(f).StartsWith("corpus-", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];

    static void WarnOfDefinitions(
        TrainedModel model,
        IReadOnlyList<LabelledPaper> labelled,
        TrainingOptions options,
        Output output
    )
    {
        foreach (CategoryWeights defined in model.File.Weights.Where(w => w.Basis == CategoryBasis.Definition))
        {
            output.Problem(
                $"'{defined.Key}' has {labelled.Count(p => p.Labels.Contains(defined.Key))} labelled papers, expected "
                    + $"at least {options.LeastExamples} (and {options.Folds * 2} in all): it is known by its name and "
                    + $"definition alone. Its scores rank papers; they are no measured probabilities."
            );
        }
    }

    /// <summary>The rows of a quality report, for machines and as a table.</summary>
    public static void Show(QualityReport quality, Output output, bool crossValidated)
    {
        foreach (QualityRow row in quality.Rows.Append(quality.Micro))
        {
            output.Row(
                new
                {
                    row.Category,
                    row.Positives,
                    row.Right,
                    row.Wrong,
                    row.Missed,
                    row.Precision,
                    row.Recall,
                    row.F1,
                    row.F1Low,
                    row.F1High,
                }
            );
        }

        output.Row(
            new
            {
                Category = "macro",
                F1 = quality.MacroF1,
                quality.Ece,
                quality.Coverage,
                quality.Papers,
            }
        );
        output.Table(
            [output.Labels.Category, output.Labels.Papers, output.Labels.Precision, output.Labels.Recall, "F1", "95 %"],
            quality
                .Rows.Append(quality.Micro)
                .Select(r =>
                    (IReadOnlyList<string>)
                        [
                            r.Category,
                            $"{r.Positives}",
                            string.Create(CultureInfo.InvariantCulture, $"{r.Precision:0.00}"),
                            string.Create(CultureInfo.InvariantCulture, $"{r.Recall:0.00}"),
                            string.Create(CultureInfo.InvariantCulture, $"{r.F1:0.00}"),
                            string.Create(CultureInfo.InvariantCulture, $"{r.F1Low:0.00}-{r.F1High:0.00}"),
                        ]
                )
        );
        output.Line(output.Labels.Quality(quality, crossValidated));
    }
}
