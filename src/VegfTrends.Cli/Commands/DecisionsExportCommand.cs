using System.CommandLine;
using VegfTrends.Jobs;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>decisions export FILE</c>: decisions to Excel, tables, JSON Lines and reference managers.</summary>
static class DecisionsExportCommand
{
    static readonly Argument<FileInfo> Target = new("FILE")
    {
        Description = "File to write; its ending says the format: " + string.Join(", ", DecisionsExport.Endings) + ".",
        Validators = { CommonOptions.RefuseEmpty },
    };

    public static Command Create()
    {
        var command = new Command(
            "export",
            "Writes decisions: those that hold as .xlsx or .csv, all ever made as .jsonl, the papers with their labels "
                + "as .ris or .nbib. Example: vegftrends decisions export decisions.xlsx"
        )
        {
            Target,
            CommonOptions.Model,
        };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, cancel)));
        return command;
    }

    static int Run(ParseResult parsed, CancellationToken cancel)
    {
        FileInfo target = parsed.GetRequiredValue(Target);
        string ending = target.Extension.ToLowerInvariant();
        if (!DecisionsExport.Endings.Contains(ending))
        {
            throw new UsageException(
                $"FILE: found '{target.Name}', expected a name ending in {string.Join(", ", DecisionsExport.Endings)}."
            );
        }

        if (target.Directory is not { Exists: true } || Directory.Exists(target.FullName))
        {
            throw new UsageException(
                $"FILE: found '{target.FullName}', expected the path of a file in a folder that exists."
            );
        }

        var output = new Output(parsed);
        using PaperStore store = CommandStore.OpenExisting(parsed);
        using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        int written;
        try
        {
            written = DecisionsExport.Save(store, model, target.FullName, parsed.Language(), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"FILE: '{target.FullName}' could not be written; close it if another program has it open. ({e.Message})",
                e
            );
        }

        output.Row(new { File = target.FullName, Written = written });
        output.Line(
            ending is ".ris" or ".nbib"
                ? output.Texts.ExportedPapers(written, target.FullName)
                : output.Texts.ExportedDecisions(written, target.FullName)
        );
        return ExitCode.Ok;
    }
}
