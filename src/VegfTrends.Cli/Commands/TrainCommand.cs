using System.CommandLine;
using System.Security.Cryptography;
using VegfTrends.Core;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Cli.Commands;

/// <summary><c>train</c>: labelled papers to a category model.</summary>
static class TrainCommand
{
    const string DefaultFolder = "training-data";

    public static readonly Option<string?> TaxonomyFile = new("--taxonomy") { Description = "Taxonomy file. Default: the bundled one.", HelpName = "FILE" };

    public static readonly Option<string[]> Labels = new("--labels")
    {
        Description = "Label files, JSON Lines or CSV with id, labels, title, abstract. Default: every .jsonl file in training-data whose rows carry text.",
        HelpName = "FILES", AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<string[]> Papers = new("--papers") { Description = "Files that hold the text of label rows that carry an id only.", HelpName = "FILES", AllowMultipleArgumentsPerToken = true };

    static readonly Option<string?> Out = new("--out") { Description = "Folder for the model. Default: models/categories; with an installed encoder in use, its own folder in the user's data folder.", HelpName = "DIR" };

    public static readonly Option<double> Precision = new("--precision")
    {
        Description = "Precision that thresholds are chosen for, 0.5 to 1. Default 0.9.", HelpName = "P", DefaultValueFactory = _ => new TrainingOptions().Precision,
    };

    static readonly Option<bool> NoReport = new("--no-report") { Description = "Leave out the quality report (quality.html beside the model): baselines and learning curve take most of the time." };

    static readonly Option<bool> Replace = new("--replace") { Description = "Replace a model that was trained on more papers than this run has." };

    public static Command Create()
    {
        var command = new Command("train", "Trains the category model and reports its quality. Example: vegftrends train --labels my.csv --taxonomy my.yaml --out my-model")
        {
            TaxonomyFile, Labels, Papers, Out, Precision, NoReport, Replace,
        };
        command.SetAction((parsed, cancel) =>
        {
            EncoderChoice choice = EncoderChoice.Read(EncoderFolders.Default);
            using OnnxTextEncoder encoder = OnnxTextEncoder.Load(choice.Folder);
            Train(encoder, parsed.GetValue(Out) ?? (choice.IsBundled ? "models/categories" : choice.Categories), parsed, new Output(parsed), cancel);
            return Task.FromResult(App.Ok);
        });
        return command;
    }

    /// <summary>Whether there is something to train on: label files given, or a checkout.</summary>
    public static bool HasLabels(ParseResult parsed) => parsed.GetValue(Labels) is { Length: > 0 } || Directory.Exists(DefaultFolder);

    /// <summary>Trains with an encoder on the label files of the command line, writes the model and shows its quality.</summary>
    public static void Train(ITextEncoder encoder, string folder, ParseResult parsed, Output output, CancellationToken cancel)
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
        Dictionary<string, Paper>? texts = parsed.GetValue(Papers) is { Length: > 0 } papers
            ? new FileReading(output).Papers(papers, cancel).DistinctBy(p => p.Id).ToDictionary(p => p.Id) : null;
        LabelledPaper[] labelled = [.. files.SelectMany(f => LabelFile.Read(f, taxonomy, texts))];
        if (!parsed.GetValue(Replace) && ModelFolder.PapersBehind(folder) is { } before && before > labelled.Length)
        {
            throw new UsageException($"The model in '{folder}' was trained on {before} papers, this run has {labelled.Length}. Give the files with the other texts (--papers FILES), another folder (--out DIR), or --replace.");
        }

        var options = new TrainingOptions { Precision = precision };
        encoder = new RememberingEncoder(encoder);
        var features = new FeatureExtractor(taxonomy, Lexicon.Load(lexiconPath), encoder);
        var trainer = new CategoryTrainer(features, options);
        TimeSpan start = Environment.CpuUsage.TotalTime;
        string name = parsed.GetValue(TaxonomyFile) is null ? "vegf-categories" : Path.GetFileNameWithoutExtension(taxonomyPath);
        TrainedModel model = trainer.Train(labelled, name, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(lexiconPath))), output.Message, cancel);
        TimeSpan took = Environment.CpuUsage.TotalTime - start;
        string[] textFiles = parsed.GetValue(Papers) ?? [];
        ModelFolder.Write(folder, model, [.. model.CrossValidation.Select(p => p.Paper)], [.. files.Select(f => $"`{Path.GetFileName(f)}`"), .. textFiles.Select(f => $"texts by id from `{Path.GetFileName(f)}`")], texts is null ? "vegftrends train" : "vegftrends train --papers FILES");
        if (!parsed.GetValue(NoReport))
        {
            QualityStudy study = new TrainingStudy(features, encoder, options, output.Message).Of(model, labelled, took, cancel);
            QualityCommand.Write(study, Path.Combine(folder, "quality.html"), parsed.Language(), withAllTexts: false, cancel);
        }

        Show(QualityReport.Of(taxonomy, model.CrossValidation), output, crossValidated: true);
        output.Message($"Model written to {folder}.");
    }

    static string[] LabelFiles(ParseResult parsed)
    {
        if (parsed.GetValue(Labels) is { Length: > 0 } given)
        {
            return given;
        }

        return DefaultFiles(parsed.GetValue(Papers) is { Length: > 0 })
            ?? throw new UsageException($"No folder '{DefaultFolder}' here. Run this in a checkout, or give label files: --labels FILES.");
    }

    /// <summary>The label files of a checkout; <c>null</c> elsewhere. Rows of corpus-*.jsonl carry ids only; they join in when the files that hold their text are given.</summary>
    public static string[]? DefaultFiles(bool withCorpus) => !Directory.Exists(DefaultFolder) ? null
        : [.. Directory.GetFiles(DefaultFolder, "*.jsonl").Where(f => withCorpus || !Path.GetFileName(f).StartsWith("corpus-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The rows of a quality report, for machines and as a table.</summary>
    public static void Show(QualityReport quality, Output output, bool crossValidated)
    {
        foreach (QualityRow row in quality.Rows.Append(quality.Micro))
        {
            output.Row(new { row.Category, row.Positives, row.Right, row.Wrong, row.Missed, row.Precision, row.Recall, row.F1, row.F1Low, row.F1High });
        }

        output.Row(new { Category = "macro", F1 = quality.MacroF1, quality.Ece, quality.Coverage, quality.Papers });
        output.Table([output.Labels.Category, output.Labels.Papers, output.Labels.Precision, output.Labels.Recall, "F1", "95 %"], quality.Rows.Append(quality.Micro).Select(r => (IReadOnlyList<string>)
            [r.Category, $"{r.Positives}", FormattableString.Invariant($"{r.Precision:0.00}"), FormattableString.Invariant($"{r.Recall:0.00}"), FormattableString.Invariant($"{r.F1:0.00}"), FormattableString.Invariant($"{r.F1Low:0.00}-{r.F1High:0.00}")]));
        output.Line(output.Labels.Quality(quality, crossValidated));
    }
}
