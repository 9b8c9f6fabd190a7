using System.CommandLine;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Reports;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;

namespace VegfTrends.Cli.Commands;

/// <summary><c>report --out X.xlsx</c>: the workbook of a store.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var command = new Command(
            "report",
            "Writes the Excel workbook of the store. Example: vegftrends report --out trends.xlsx --as-of 2026-06-30"
        )
        {
            ReportOptions.Out,
            CommonOptions.AsOf,
            CommonOptions.Denominator,
            CommonOptions.Model,
            ReportOptions.Replay,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                FileInfo target = ReportOptions.Prepare(parsed);
                ReportPlan plan = ReportOptions.Plan(parsed);
                using PaperStore store = CommandStore.OpenExisting(parsed);
                using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
                TrendReport report = StoreReport.Build(store, model, plan, output.Assessed, cancel);
                WorkbookOutput.Save(report, target, plan.Language, cancel);
                WorkbookOutput.Show(report, target, output);
                string[] differences = [.. plan.Differences(report.Method.Replay!)];
                Array.ForEach(differences, d => output.Problem(output.Texts.NotTheSame(d)));
                return Task.FromResult(differences.Length == 0 ? ExitCode.Ok : ExitCode.Incomplete);
            }
        );
        return command;
    }
}
