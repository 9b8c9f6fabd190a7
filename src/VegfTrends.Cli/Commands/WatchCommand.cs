using System.CommandLine;
using Microsoft.Extensions.Logging;
using VegfTrends.Cli.Settings;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Watching;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Cli.Commands;

/// <summary><c>watch</c>: asks the sources for what is new, once or every day.</summary>
static class WatchCommand
{
    static readonly Option<string?> File = new("--watch")
    {
        Description = "What to ask for, a YAML file. Default: the one that comes with the program, seeds/watch.yaml.",
        HelpName = "FILE",
        DefaultValueFactory = Setting.Watch.Chosen,
        Validators = { CommonOptions.RefuseEmpty },
    };

    static readonly Option<string?> Daily = new("--daily")
    {
        Description = "Stay and run every day at this local time. With systemd: Type=notify.",
        HelpName = "HH:MM",
    };

    static readonly Option<DateOnly?> From = new("--from")
    {
        Description = "Ask from this day on, whatever was taken before: runs a night again.",
        HelpName = "DATE",
        CustomParser = result => CommonOptions.ParseDay(result, "--from"),
    };

    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only show what would be taken." };

    static readonly Option<bool> NoAssessment = new("--no-assessment")
    {
        Description =
            "Leave the assessment to a later `vegftrends score`, and the digests to a later `vegftrends digest`.",
    };

    public static Command Create()
    {
        var command = new Command(
            "watch",
            "Takes in what is new at PubMed, Europe PMC, ClinicalTrials.gov, in feeds and folders; once, or every day. "
                + "Example: vegftrends watch --daily 03:30"
        )
        {
            File,
            Daily,
            From,
            DryRun,
            NoAssessment,
            DigestCommand.ReadersPath,
            CommonOptions.Model,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = new Output(parsed);
                TimeOnly? time = TimeOf(parsed);
                if (parsed.GetValue(From) is { } from && from > DateOnly.FromDateTime(DateTime.Today))
                {
                    throw new UsageException(
                        $"--from: found {from:yyyy-MM-dd}, expected a day that is not in the future."
                    );
                }

                WatchFile watch = WatchFile.Load(parsed.GetValue(File) ?? WatchFile.BundledPath, Lexicon.LoadBundled());
                if (parsed.GetValue(DryRun))
                {
                    return await CommandStore.WithAsync(
                        parsed,
                        store => PreviewAsync(store, watch, parsed, output, cancel)
                    );
                }

                if (time is { } daily)
                {
                    var service = new WatchService(
                        watch,
                        daily,
                        () => OnceAsync(watch, parsed, output, cancel),
                        output
                    );
                    return await service.RunAsync(cancel);
                }

                try
                {
                    return await OnceAsync(watch, parsed, output, cancel);
                }
#pragma warning disable CA1031 // a scheduler that reads the last line finds one for a run that broke off, too
                catch (Exception e)
#pragma warning restore CA1031
                {
                    (int ExitCode, string Message) failure = output.FailureOf(e);
                    output.Problem(failure.Message);
                    WatchOutput.ShowFailure(watch, e, failure, output);
                    return failure.ExitCode;
                }
            }
        );
        return command;
    }

    static TimeOnly? TimeOf(ParseResult parsed)
    {
        if (parsed.GetValue(Daily) is not { } text)
        {
            return null;
        }

        if (parsed.GetValue(DryRun) || parsed.GetValue(From) is not null)
        {
            throw new UsageException("--daily goes with neither --dry-run nor --from: both are for one run.");
        }

        return WatchFile.ParseTime(text)
            ?? throw new UsageException($"--daily: found '{text}', expected a time such as 03:30.");
    }

    static async Task<int> OnceAsync(WatchFile watch, ParseResult parsed, Output output, CancellationToken cancel)
    {
        using PaperStore store = CommandStore.Open(parsed);
        using ModelInUse? model = parsed.GetValue(NoAssessment)
            ? null
            : ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        IProgress<string>? progress = output.Progress<string>(line => line);
        var options = new WatchNightOptions
        {
            From = parsed.GetValue(From),
            Readers = DigestCommand.PathOf(parsed),
            AreReadersNamed = parsed.GetValue(DigestCommand.ReadersPath) is not null,
            Tell = line => progress?.Report(line),
            Problem = output.Problem,
            Assessed = output.Assessed,
            Log = output.Logs.CreateLogger<WatchRunner>(),
        };
        WatchNightResult night = await WatchNight.RunAsync(store, watch, model, options, cancel);
        if (night.FoundNoReaders)
        {
            output.Message(new DigestCommandTexts(parsed.Language()).NoReaders(options.Readers ?? "readers.yaml"));
        }

        WatchOutput.Show(night, output);
        return night.ExitCode;
    }

    static async Task<int> PreviewAsync(
        PaperStore store,
        WatchFile watch,
        ParseResult parsed,
        Output output,
        CancellationToken cancel
    )
    {
        var previews = new List<WatchPreview>();
        await foreach (
            WatchPreview preview in new WatchRunner(
                store,
                watch,
                Lexicon.LoadBundled(),
                new WatchRunnerOptions { From = parsed.GetValue(From) }
            ).PreviewAsync(cancel)
        )
        {
            previews.Add(preview);
            output.Row(
                new
                {
                    preview.Source,
                    preview.Query,
                    preview.From,
                    preview.To,
                    preview.Found,
                    preview.New,
                    State = preview.State.ToString().ToLowerInvariant(),
                    preview.Titles,
                    preview.Why,
                }
            );
        }

        WatchOutput.Show(previews, output);
        return previews.TrueForAll(p => p.State == SourceState.Ok) ? ExitCode.Ok
            : previews.Exists(p => p.State != SourceState.Failed) ? ExitCode.Incomplete
            : ExitCode.Failed;
    }
}
