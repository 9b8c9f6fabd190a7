using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Reporting.Documents;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Cli.Commands;

/// <summary><c>quality</c>: how good a model is on labelled papers, as page or workbook, also against an older
/// model.</summary>
static class QualityCommand
{
    static readonly Option<string[]> Labels = new("--labels")
    {
        Description = "Label files that the model was not trained on. Default: the held-out tenth of training-data.",
        HelpName = "FILES",
        AllowMultipleArgumentsPerToken = true,
    };

    static readonly Option<string?> Compare = new("--compare")
    {
        Description = "Folder of an older model to compare with.",
        HelpName = "DIR",
        Validators = { CommonOptions.RefuseEmpty },
    };

    static readonly Option<string> Out = new("--out")
    {
        Description = "Report to write, .html or .xlsx. Default quality.html.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "quality.html",
        Validators = { CommonOptions.RefuseEmpty },
    };

    public static Command Create()
    {
        var command = new Command(
            "quality",
            "Measures a category model on labelled papers. Example: vegftrends quality --labels my.csv --compare "
                + "old-model --out quality.xlsx"
        )
        {
            CommonOptions.Model,
            Labels,
            TrainCommand.Papers,
            Compare,
            Out,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                Run(parsed, new Output(parsed), cancel);
                return Task.FromResult(App.Ok);
            }
        );
        return command;
    }

    /// <summary>Writes a study as the ending of the path says.</summary>
    public static void Write(
        QualityStudy study,
        string path,
        Language language,
        bool withAllTexts,
        CancellationToken cancel
    )
    {
        Document document = QualityDocument.Of(study, language, withAllTexts);
        if (IsWorkbook(path))
        {
            DocumentWorkbook.Save(document, path, cancel);
        }
        else
        {
            HtmlDocument.Save(document, path);
        }
    }

    static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    static void Run(ParseResult parsed, Output output, CancellationToken cancel)
    {
        string path = parsed.GetValue(Out)!;
        if (!IsWorkbook(path) && !Path.GetExtension(path).Equals(".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out: found '{path}', expected a name that ends in .html or .xlsx.");
        }

        using LoadedModel loaded = LoadedModel.Load(parsed);
        CategoryModel model = loaded.Categories;
        Dictionary<string, Paper>? texts = parsed.GetValue(TrainCommand.Papers) is { Length: > 0 } files
            ? new FileReading(output).Papers(files, cancel).DistinctBy(p => p.Id).ToDictionary(p => p.Id)
            : null;
        bool given = parsed.GetValue(Labels) is { Length: > 0 };
        LabelledPaper[] training =
            TrainCommand.DefaultFiles(texts is not null) is { } known && (!given || SameKeys(model.Taxonomy))
                ? [.. known.SelectMany(f => LabelFile.Read(f, model.Taxonomy, texts))]
                : [];
        LabelledPaper[] papers = given
            ? [.. parsed.GetValue(Labels)!.SelectMany(f => LabelFile.Read(f, model.Taxonomy, texts))]
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
        string folder = parsed.GetValue(CommonOptions.Model) ?? BundledFiles.Path("models/categories");
        var study = new QualityStudy
        {
            Model = model.Id,
            TrainedOn = ModelFolder.PapersBehind(folder),
            Bytes = new FileInfo(Path.Combine(folder, "model.json")) is { Exists: true } file ? file.Length : null,
            Sets = [set],
            Baselines = new TrainingStudy(features, encoder, new TrainingOptions()).Results(
                [.. training.Where(p => !HeldOutTenth.Holds(p) && !measured.Contains(p.Paper.Id))],
                papers,
                kind,
                cancel
            ),
        };
        if (parsed.GetValue(Compare) is { } older)
        {
            CategoryModel old = CategoryModel.Load(older, encoder, loaded.Lexicon);
            study = study with
            {
                OldModel = old.Id,
                Comparison = Comparison.Of(
                    model.Taxonomy,
                    EvaluatedSet.By(old, kind, papers, cancel).Predictions,
                    set.Predictions
                ),
            };
        }

        Write(study, path, parsed.Language(), withAllTexts: true, cancel);
        TrainCommand.Show(set.All, output, crossValidated: false);
        output.Message($"Report written to {path}.");
    }

    // Baselines learn from training-data only where its labels are those of the model.
    static bool SameKeys(Taxonomy taxonomy) =>
        taxonomy.Scored.Select(c => c.Key).ToHashSet().IsSupersetOf(Taxonomy.LoadBundled().Scored.Select(c => c.Key));
}
