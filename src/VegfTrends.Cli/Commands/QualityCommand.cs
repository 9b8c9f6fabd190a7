using System.CommandLine;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Training;
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
                return Task.FromResult(ExitCode.Ok);
            }
        );
        return command;
    }

    static void Run(ParseResult parsed, Output output, CancellationToken cancel)
    {
        string path = parsed.GetValue(Out)!;
        if (Path.GetExtension(path).ToLowerInvariant() is not (".html" or ".xlsx"))
        {
            throw new UsageException($"--out: found '{path}', expected a name that ends in .html or .xlsx.");
        }

        using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        var options = new QualityMeasuringOptions
        {
            Labels = parsed.GetValue(Labels) ?? [],
            Papers = parsed.GetValue(TrainCommand.Papers) ?? [],
            Older = parsed.GetValue(Compare),
        };
        QualityStudy study = QualityMeasuring.Measure(model, options, output.Messages, cancel);
        QualityDocument.Save(study, path, parsed.Language(), withAllTexts: true, cancel);
        QualityOutput.Show(study.Sets[0].All, output, crossValidated: false);
        output.Message($"Report written to {path}.");
    }
}
