using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using VegfTrends.Jobs;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>import FILES...</c>: reads files into the store.</summary>
static class ImportCommand
{
    const int MostShown = 50;

    public static readonly Argument<string[]> Files = new("FILES")
    {
        Description = "Export files or folders of them.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { CommonOptions.RefuseEmpty },
    };

    public static Command Create()
    {
        var command = new Command(
            "import",
            "Reads papers into the store. Example: vegftrends import pubmed.xml cnki.txt"
        )
        {
            Files,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                using PaperStore store = CommandStore.Open(parsed);
                return Task.FromResult(
                    Import(store, parsed.GetRequiredValue(Files), "import", output, cancel).ExitCode
                );
            }
        );
        return command;
    }

    /// <summary>Imports, shows a line a file, the first of what was quarantined, and the sum.</summary>
    /// <remarks>A <paramref name="report"/> that this run is to write may lie among its exports; its own one row is
    /// then all that --json shows.</remarks>
    public static ImportSummary Import(
        PaperStore store,
        IReadOnlyList<string> paths,
        string command,
        Output output,
        CancellationToken cancel,
        string? report = null
    )
    {
        CommandTexts texts = output.Texts;
        var options = new ImportOptions
        {
            Command = command,
            LeaveOut = report,
            Log = output.Logs.CreateLogger<PaperImporter>(),
            Progress = output.Progress<ImportProgress>(p =>
                $"file {p.FileNumber} of {p.FileCount}: {p.File.File}, {p.File.Read} read"
            ),
        };
        ImportSummary summary = new PaperImporter(store, options).Import(paths, cancel);
        if (report is null || !output.Json)
        {
            foreach (FileImport file in summary.Files)
            {
                output.Row(
                    new
                    {
                        file.File,
                        file.Format,
                        file.Read,
                        file.New,
                        file.Duplicates,
                        file.Quarantined,
                        file.Deleted,
                    }
                );
            }

            output.Table(
                [texts.File, texts.Format, texts.Read, texts.New, texts.Duplicates, texts.Quarantined],
                summary.Files.Select(f =>
                    (IReadOnlyList<string>)
                        [f.File, f.Format, Number(f.Read), Number(f.New), Number(f.Duplicates), Number(f.Quarantined)]
                )
            );
        }

        foreach (QuarantineRow row in summary.Quarantine.Take(MostShown))
        {
            output.Problem(FileReading.Broken(row));
        }

        if (summary.Quarantined > MostShown)
        {
            output.Problem(
                $"and {Number(summary.Quarantined - MostShown)} more; all are in the store and in the workbook."
            );
        }

        if (summary.Files.Count == 0)
        {
            output.Problem(FileReading.NoFile(paths));
        }

        output.Line(texts.Import(summary));
        return summary;
    }

    static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
