using System.CommandLine;
using System.Globalization;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>import FILES...</c>: reads files into the store.</summary>
static class ImportCommand
{
    const int MostShown = 50;

    public static readonly Argument<string[]> Files = new("FILES") { Description = "Export files or folders of them.", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var command = new Command("import", "Reads papers into the store. Example: vegftrends import pubmed.xml cnki.txt") { Files };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output(parsed);
            using PaperStore store = PaperStore.Open(parsed.GetValue(CommonOptions.Store) ?? StorePaths.Default);
            return Task.FromResult(Import(store, parsed.GetRequiredValue(Files), "import", output, cancel).ExitCode);
        });
        return command;
    }

    /// <summary>Imports, shows a line a file, the first of what was quarantined, and the sum.</summary>
    /// <param name="report">The workbook that this run is to write, which may lie among its exports; its one row is then all that <c>--json</c> shows.</param>
    public static ImportSummary Import(PaperStore store, IReadOnlyList<string> paths, string command, Output output, CancellationToken cancel, string? report = null)
    {
        IProgress<string>? progress = output.Progress();
        var options = new ImportOptions
        {
            Command = command,
            LeaveOut = report,
            Progress = progress is null ? null : new Relay<ImportProgress>(p => progress.Report($"file {p.FileNumber} of {p.FileCount}: {p.File.File}, {p.File.Read} read")),
        };
        ImportSummary summary = new PaperImporter(store, options).Import(paths, cancel);
        progress?.Report("");
        if (report is null || !output.Json)
        {
            foreach (FileImport file in summary.Files)
            {
                output.Row(new { file.File, file.Format, file.Read, file.New, file.Duplicates, file.Quarantined, file.Deleted });
            }

            output.Table(["file", "format", "read", "new", "duplicates", "quarantined"],
                summary.Files.Select(f => (IReadOnlyList<string>)[f.File, f.Format, Number(f.Read), Number(f.New), Number(f.Duplicates), Number(f.Quarantined)]));
        }

        foreach (QuarantineRow row in summary.Quarantine.Take(MostShown))
        {
            output.Problem($"{row.File}, {Place(row)}: found {row.Found}; expected {row.Expected}");
        }

        if (summary.Quarantined > MostShown)
        {
            output.Problem($"and {Number(summary.Quarantined - MostShown)} more; all are in the store and in the workbook.");
        }

        output.Line(summary.ToString());
        return summary;
    }

    public static string Place(QuarantineRow row) => row.Record == 0 ? row.Position : $"record {row.Record}, {row.Position}";

    static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
