using System.CommandLine;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Training;

namespace VegfTrends.Cli.Commands;

/// <summary><c>encoder evaluate</c>: an encoder on the bilingual development sets and the lexicon's names.</summary>
static class EncoderEvaluateCommand
{
    const string DefaultData = "../shared/data/bilingual/eval";

    static readonly Argument<string?> Name = new("NAME")
    {
        Description = "An encoder; default: the one in use.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string> Data = new("--data")
    {
        Description = $"Folder of the development sets. Default: {DefaultData}.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => DefaultData,
    };

    public static Command Create()
    {
        var command = new Command(
            "evaluate",
            "Measures an encoder: translations found, similarity judgements, names. Example: vegftrends encoder "
                + "evaluate --data eval"
        )
        {
            Name,
            Data,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                string data = parsed.GetRequiredValue(Data);
                if (!Directory.Exists(data))
                {
                    throw new UsageException(
                        $"--data: found no folder '{data}', expected the one that holds the development sets."
                    );
                }

                using OnnxTextEncoder encoder = OnnxTextEncoder.Load(
                    EncoderCommand.Chosen(parsed.GetValue(Name)).Folder
                );
                var rows = new List<IReadOnlyList<string>>();
                EncoderEvaluation.Run(
                    encoder,
                    data,
                    Lexicon.LoadBundled(),
                    row =>
                    {
                        output.Row(row);
                        output.Message($"{row.Set}: {Number(row.Value)}");
                        rows.Add([
                            row.Set,
                            row.Count.ToString("N0", CultureInfo.InvariantCulture),
                            row.Measure,
                            Number(row.Value),
                            row.Back is { } back ? Number(back) : "",
                        ]);
                    },
                    cancel
                );
                output.Table(["set", "texts", "measure", "value", "other way"], rows);
                output.Line(encoder.Id);
                return Task.FromResult(ExitCode.Ok);
            }
        );
        return command;
    }

    static string Number(double n) => n.ToString("0.000", CultureInfo.InvariantCulture);
}
