using System.CommandLine;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Training;

namespace VegfTrends.Cli.Commands;

/// <summary><c>train</c>: labelled papers to a category model.</summary>
static class TrainCommand
{
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
        DefaultValueFactory = _ => new CategoryTrainingOptions().Precision,
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
                if (parsed.GetValue(TaxonomyFile) is not null && parsed.GetValue(Out) is null)
                {
                    throw new UsageException(
                        "A taxonomy of your own needs a folder of its own for the model: --out DIR. Then use it: "
                            + "vegftrends score --model DIR."
                    );
                }

                var output = new Output(parsed);
                Show(CategoryTraining.Run(Options(parsed), output.Messages, cancel), output);
                return Task.FromResult(ExitCode.Ok);
            }
        );
        return command;
    }

    /// <summary>What a training learns from; options that the command does not have are as if not given.</summary>
    public static CategoryTrainingOptions Options(ParseResult parsed)
    {
        double precision = parsed.GetValue(Precision);
        return precision is not (>= 0.5 and <= 1)
            ? throw new UsageException($"--precision: found {precision}, expected a number from 0.5 to 1.")
            : new CategoryTrainingOptions
            {
                Taxonomy = parsed.GetValue(TaxonomyFile),
                Labels = parsed.GetValue(Labels) ?? [],
                Papers = parsed.GetValue(Papers) ?? [],
                Unlabelled = parsed.GetValue(Unlabelled) ?? [],
                Exclude = parsed.GetValue(Exclude),
                Folder = parsed.GetValue(Out),
                Precision = precision,
                Words = parsed.GetValue(Words) != "never",
                Report = parsed.GetValue(NoReport) ? null : parsed.Language(),
                Replace = parsed.GetValue(Replace),
            };
    }

    public static void Show(TrainedCategories trained, Output output)
    {
        if (trained.Quality is { } quality)
        {
            QualityOutput.Show(quality, output, crossValidated: true);
        }

        output.Message($"Model written to {trained.Folder}.");
    }
}
