using System.CommandLine;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>report --out X.xlsx</c>: the workbook of a store.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var command = new Command("report", "Writes the Excel workbook of the store. Example: vegftrends report --out trends.xlsx --as-of 2026-06-30")
        {
            ReportWriting.Out, CommonOptions.AsOf, CommonOptions.Denominator, CommonOptions.Model,
        };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output(parsed);
            FileInfo target = ReportWriting.Prepare(parsed);
            using PaperStore store = CommandStore.OpenExisting(parsed);
            using LoadedModel model = LoadedModel.Load(parsed);
            ReportWriting.Show(ReportWriting.Write(store, model, parsed, output, cancel), target, output);
            return Task.FromResult(App.Ok);
        });
        return command;
    }
}
