using System.CommandLine;
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
            ReportWriting.Out,
            CommonOptions.AsOf,
            CommonOptions.Denominator,
            CommonOptions.Model,
            ReportPlan.ReplayOf,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                FileInfo target = ReportWriting.Prepare(parsed);
                ReportPlan plan = ReportPlan.Of(parsed);
                using PaperStore store = CommandStore.OpenExisting(parsed);
                using LoadedModel model = LoadedModel.Load(parsed);
                TrendReport report = ReportWriting.Write(store, model, plan, target, output, cancel);
                ReportWriting.Show(report, target, output);
                string[] differences = [.. plan.Differences(report.Method.Replay!, plan.Language)];
                Array.ForEach(differences, d => output.Problem(output.Labels.NotTheSame(d)));
                return Task.FromResult(differences.Length == 0 ? App.Ok : App.Incomplete);
            }
        );
        return command;
    }
}
