using System.CommandLine;
using System.Globalization;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;

namespace VegfTrends.Cli.Commands;

/// <summary><c>run FILES... --out X.xlsx</c>: all of it, from export files to the workbook.</summary>
static class RunCommand
{
    public static Command Create()
    {
        var command = new Command(
            "run",
            "Imports, scores and reports in one go, in a temporary store unless --store is given. Example: vegftrends "
                + "run exports/ --out trends.xlsx"
        )
        {
            ImportCommand.Files,
            ReportWriting.Out,
            CommonOptions.AsOf,
            CommonOptions.Denominator,
            CommonOptions.Model,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                ReportWriting.Prepare(parsed);
                // Only a store named here: one set for all commands is no place to try a handful of files.
                if (
                    parsed.GetResult(CommonOptions.Store) is { Implicit: false }
                    && parsed.GetValue(CommonOptions.Store) is { } given
                )
                {
                    return Task.FromResult(Run(given, parsed, cancel));
                }

                DirectoryInfo temporary = Directory.CreateTempSubdirectory("vegftrends-");
                try
                {
                    return Task.FromResult(Run(Path.Combine(temporary.FullName, "store.db"), parsed, cancel));
                }
                finally
                {
                    temporary.Delete(recursive: true);
                }
            }
        );
        return command;
    }

    static int Run(string path, ParseResult parsed, CancellationToken cancel)
    {
        var output = new Output(parsed);
        FileInfo target = ReportWriting.Target(parsed);
        ReportPlan plan = ReportPlan.Of(parsed);
        using LoadedModel model = LoadedModel.Load(parsed);
        using PaperStore store = PaperStore.Open(path);
        ImportSummary summary = ImportCommand.Import(
            store,
            parsed.GetRequiredValue(ImportCommand.Files),
            "run",
            output,
            cancel,
            report: target.FullName
        );
        if (summary.ExitCode == App.Failed)
        {
            output.Problem("Nothing could be read, so there is nothing to report.");
            return App.Failed;
        }

        TrendReport report = ReportWriting.Write(store, model, plan, target, output, cancel);
        if (output.Json)
        {
            output.Row(
                new
                {
                    summary.Read,
                    summary.New,
                    summary.Duplicates,
                    summary.Quarantined,
                    report.Trends.Counted,
                    report.Trends.Combining,
                    report.Trends.Undecided,
                    AsOf = report.Trends.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Report = target.FullName,
                    summary.ExitCode,
                }
            );
        }
        else
        {
            ReportWriting.Show(report, target, output);
        }

        return summary.ExitCode;
    }
}
