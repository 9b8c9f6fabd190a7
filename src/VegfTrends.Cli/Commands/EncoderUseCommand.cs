using System.CommandLine;
using VegfTrends.Jobs.Training;
using VegfTrends.Training;

namespace VegfTrends.Cli.Commands;

/// <summary><c>encoder use NAME</c>: makes an encoder the one that every command uses, with a category model trained
/// for it.</summary>
static class EncoderUseCommand
{
    static readonly Argument<string> Name = new("NAME")
    {
        Description = $"An installed encoder, or {EncoderFolders.BundledAlias}.",
    };

    public static Command Create()
    {
        var command = new Command(
            "use",
            "Chooses the encoder of all commands and trains the categories for it. Example: vegftrends encoder use "
                + "multilingual-e5-small --labels my.csv"
        )
        {
            Name,
            TrainCommand.Labels,
            TrainCommand.Papers,
            TrainCommand.TaxonomyFile,
            TrainCommand.Precision,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                Use(parsed, new Output(parsed), cancel);
                return Task.FromResult(ExitCode.Ok);
            }
        );
        return command;
    }

    static void Use(ParseResult parsed, Output output, CancellationToken cancel)
    {
        SwitchedEncoder used = EncoderSwitch.To(
            parsed.GetRequiredValue(Name),
            TrainCommand.Options(parsed),
            output.Messages,
            cancel
        );
        if (used.Trained is { } trained)
        {
            TrainCommand.Show(trained, output);
        }

        output.Row(
            new
            {
                used.Choice.Name,
                Id = used.EncoderId,
                Trained = used.Trained is not null,
                used.Choice.Categories,
            }
        );
        output.Line(
            $"In use: {used.Choice.Name}. The next command that needs the store embeds and assesses what this encoder has "
                + $"not seen, and goes on where it was stopped; what other encoders made stays for the way back."
        );
    }
}
