using System.CommandLine;
using System.Globalization;
using VegfTrends.Jobs;
using VegfTrends.Training;

namespace VegfTrends.Cli.Commands;

/// <summary><c>encoder check [NAME]</c>: is it whole, does it work, how fast is it here.</summary>
static class EncoderCheckCommand
{
    static readonly Argument<string?> Name = new("NAME")
    {
        Description = "An encoder; default: the one in use.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long its speed is measured, 0 to 600. Default 2.",
        HelpName = "N",
        DefaultValueFactory = _ => 2,
    };

    public static Command Create()
    {
        var command = new Command(
            "check",
            "Checks files, meaning and speed of an encoder; exit code 2 when it fails. Example: vegftrends encoder check"
        )
        {
            Name,
            Seconds,
        };
        command.SetAction((parsed, cancel) => Task.FromResult(Check(parsed, new Output(parsed), cancel)));
        return command;
    }

    static int Check(ParseResult parsed, Output output, CancellationToken cancel)
    {
        if (parsed.GetValue(Seconds) is not (>= 0 and <= 600))
        {
            throw new UsageException($"--seconds: found {parsed.GetValue(Seconds)}, expected a number from 0 to 600.");
        }

        EncoderChoice choice = EncoderCommand.Chosen(parsed.GetValue(Name));
        EncoderCheck check;
        try
        {
            check = EncoderCheck.Run(choice.Folder, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), cancel);
        }
        catch (InvalidDataException e)
        {
            output.Row(
                new
                {
                    choice.Name,
                    Integrity = false,
                    Problem = e.Message,
                }
            );
            throw;
        }

        int right = check.Neighbours.Count(n => n.Right);
        double peak = EncoderSpeed.PeakMegabytes;
        output.Row(
            new
            {
                choice.Name,
                check.Id,
                Integrity = true,
                Neighbours = check.Neighbours.Count,
                Right = right,
                LoadMs = Math.Round(check.LoadMilliseconds),
                TextsPerSecond = Math.Round(check.Speed.TextsPerSecond, 1),
                CpuMs = Math.Round(check.Speed.CpuMilliseconds, 3),
                PeakMb = Math.Round(peak),
                FileMb = Math.Round(check.FileBytes / 1e6, 1),
            }
        );
        foreach (CheckedNeighbour wrong in check.Neighbours.Where(n => !n.Right))
        {
            output.Problem(
                $"Expected the translation nearest to \"{wrong.Text}\", found \"{wrong.Nearest}\" (cosine "
                    + $"{wrong.Cosine.ToString("0.000", CultureInfo.InvariantCulture)})."
            );
        }

        output.Table(
            ["check", "result"],
            [
                ["files match their SHA-256", $"yes ({Number(check.FileBytes / 1e6, 1)} MB)"],
                ["sentences nearest to their translation", $"{right} of {check.Neighbours.Count}"],
                ["load", $"{Number(check.LoadMilliseconds, 0)} ms"],
                ["abstracts a second, one core", Number(check.Speed.TextsPerSecond, 1)],
                ["processor time an abstract", $"{Number(check.Speed.CpuMilliseconds, 3)} ms"],
                ["peak memory of this program", $"{Number(peak, 0)} MB"],
            ]
        );
        output.Line($"{check.Id}: {(check.Passed ? "works" : "does NOT work")}");
        return check.Passed ? ExitCode.Ok : ExitCode.Failed;
    }

    static string Number(double n, int digits) => n.ToString("N" + digits, CultureInfo.InvariantCulture);
}
