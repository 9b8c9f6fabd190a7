using System.CommandLine;
using System.Globalization;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Reports;
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
            ReportOptions.Out,
            CommonOptions.AsOf,
            CommonOptions.Denominator,
            CommonOptions.Model,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                FileInfo target = ReportOptions.Prepare(parsed);
                // Only a store named here: one set for all commands is no place to try a handful of files.
                if (
                    parsed.GetResult(CommonOptions.Store) is { Implicit: false }
                    && parsed.GetValue(CommonOptions.Store) is { } given
                )
                {
                    return Task.FromResult(Run(given, target, parsed, cancel));
                }

                DirectoryInfo temporary = Directory.CreateTempSubdirectory("vegftrends-");
                try
                {
                    return Task.FromResult(Run(Path.Combine(temporary.FullName, "store.db"), target, parsed, cancel));
                }
                finally
                {
                    temporary.Delete(recursive: true);
                }
            }
        );
        return command;
    }

    static int Run(string path, FileInfo target, ParseResult parsed, CancellationToken cancel)
    {
        var output = new Output(parsed);
        ReportPlan plan = ReportOptions.Plan(parsed);
        using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        using PaperStore store = CommandStore.At(path, parsed);
        ImportSummary summary = ImportCommand.Import(
            store,
            parsed.GetRequiredValue(ImportCommand.Files),
            "run",
            output,
            cancel,
            report: target.FullName
        );
        if (summary.ExitCode == ExitCode.Failed)
        {
            output.Problem("Nothing could be read, so there is nothing to report.");
            return ExitCode.Failed;
        }

        TrendReport report = StoreReport.Build(store, model, plan, output.Assessed, cancel);
        WorkbookOutput.Save(report, target, plan.Language, cancel);
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
            WorkbookOutput.Show(report, target, output);
        }

        return summary.ExitCode;
    }
}
