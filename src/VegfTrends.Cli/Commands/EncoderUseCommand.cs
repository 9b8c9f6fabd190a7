using System.CommandLine;
using VegfTrends.Core;
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
                return Task.FromResult(App.Ok);
            }
        );
        return command;
    }

    static void Use(ParseResult parsed, Output output, CancellationToken cancel)
    {
        EncoderFolders folders = EncoderFolders.Default;
        EncoderChoice choice = EncoderChoice.Of(folders, parsed.GetRequiredValue(Name));
        bool given = parsed.GetValue(TrainCommand.Labels) is { Length: > 0 };
        if (choice.IsBundled && given)
        {
            throw new UsageException(
                "The bundled encoder has its categories. Train others beside them: vegftrends encoder use bundled, "
                    + "then vegftrends train --labels FILES --out DIR."
            );
        }

        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(choice.Folder);
        bool trained = !choice.IsBundled && (given || !choice.HasCategories(CanonicalNames.IdOver(encoder.Id)));
        if (trained)
        {
            if (!TrainCommand.HasLabels(parsed))
            {
                throw new InvalidDataException(
                    $"There is no category model for encoder '{choice.Name}' and nothing to train one on, so nothing "
                        + $"was changed. Give label files: vegftrends encoder use {choice.Name} --labels FILES, or run "
                        + $"it in a checkout."
                );
            }

            TrainCommand.Train(encoder, choice.Categories, parsed, output, cancel);
        }

        // Last, so that a training that fails or is stopped leaves the encoder before it in use.
        choice.Save(folders);
        output.Row(
            new
            {
                choice.Name,
                encoder.Id,
                Trained = trained,
                choice.Categories,
            }
        );
        output.Line(
            $"In use: {choice.Name}. The next command that needs the store embeds and assesses what this encoder has "
                + $"not seen, and goes on where it was stopped; what other encoders made stays for the way back."
        );
    }
}
