using System.CommandLine;
using System.Globalization;
using VegfTrends.Cli.Settings;
using VegfTrends.Core;
using VegfTrends.Papers.Decisions;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.Triage;

namespace VegfTrends.Cli.Commands;

/// <summary><c>decisions import|export FILE</c>: corrections from and to Excel, tables, JSON Lines and reference
/// managers.</summary>
static class DecisionsCommand
{
    const int MostShown = 200;

    static readonly Argument<FileInfo> Edited = new("FILE")
    {
        Description = "Workbook, CSV, JSON Lines, RIS or nbib.",
        Validators = { CommonOptions.RefuseEmpty },
    };

    static readonly Argument<FileInfo> Target = new("FILE")
    {
        Description = "File to write; its ending says the format: " + string.Join(", ", DecisionExport.Endings) + ".",
        Validators = { CommonOptions.RefuseEmpty },
    };

    static readonly Option<string?> Who = new("--who")
    {
        Description = "Whose decisions these are. Default: the user name of the system.",
        HelpName = "NAME",
        DefaultValueFactory = Setting.Who.Chosen,
    };

    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what would become of each edit." };

    static readonly Option<bool> TakeConflicts = new("--take-conflicts")
    {
        Description =
            "Take edits also where someone decided since the file was written; that decision stays in the history.",
    };

    public static Command Create()
    {
        var import = new Command(
            "import",
            "Takes decisions from a file that was edited, one row an edit with what became of it. Example: vegftrends "
                + "decisions import trends.xlsx --who 王丽"
        )
        {
            Edited,
            Who,
            DryRun,
            TakeConflicts,
            CommonOptions.Model,
        };
        import.SetAction((parsed, cancel) => Task.FromResult(Import(parsed, cancel)));
        var export = new Command(
            "export",
            "Writes decisions: those that hold as .xlsx or .csv, all ever made as .jsonl, the papers with their labels "
                + "as .ris or .nbib. Example: vegftrends decisions export decisions.xlsx"
        )
        {
            Target,
            CommonOptions.Model,
        };
        export.SetAction((parsed, cancel) => Task.FromResult(Export(parsed, cancel)));
        return new Command(
            "decisions",
            "Decisions of people, from and to files. Example: vegftrends decisions import trends.xlsx"
        )
        {
            import,
            export,
        };
    }

    static int Import(ParseResult parsed, CancellationToken cancel)
    {
        string who = (parsed.GetValue(Who) ?? Environment.UserName).Trim();
        if (who.Length == 0)
        {
            throw new UsageException(
                "--who: found no name, expected the name or initials of the person whose decisions these are."
            );
        }

        var output = new Output(parsed);
        bool dryRun = parsed.GetValue(DryRun);
        using PaperStore store = CommandStore.OpenExisting(parsed);
        using LoadedModel model = LoadedModel.Load(parsed);
        var rules = new EditRules(who, TimeProvider.System.GetUtcNow(), parsed.GetValue(TakeConflicts));
        DecisionImportResult result = new DecisionImport(store, model.Categories.Taxonomy).Import(
            parsed.GetRequiredValue(Edited).FullName,
            rules,
            dryRun,
            cancel
        );
        Show(result, model.Categories.Taxonomy, parsed.Language(), output);
        string summary = output.Labels.Edits(result, dryRun);
        output.Line(summary);
        if (output.Json)
        {
            output.Message(summary);
        }

        return result.Count(EditOutcome.Conflict) + result.Count(EditOutcome.NotUnderstood) > 0
            ? App.Incomplete
            : App.Ok;
    }

    static void Show(DecisionImportResult result, Taxonomy taxonomy, Language language, Output output)
    {
        Labels labels = output.Labels;
        foreach (JudgedEdit e in result.Edits)
        {
            output.Row(
                new
                {
                    e.Edit.File,
                    e.Edit.Sheet,
                    e.Edit.Row,
                    e.Cell,
                    Id = e.PaperId,
                    e.Before,
                    e.After,
                    e.Note,
                    Outcome = e.Outcome == EditOutcome.NotUnderstood
                        ? "not_understood"
                        : e.Outcome.ToString().ToLowerInvariant(),
                    Found = e.Found.In(language),
                    Expected = e.Expected.In(language),
                }
            );
        }

        // What needs a person comes first.
        JudgedEdit[] shown = [.. result.Edits.OrderByDescending(e => e.Outcome).Take(MostShown)];
        if (shown.Length > 0)
        {
            output.Table(
                [
                    labels.Sheet,
                    labels.Row,
                    labels.Id,
                    labels.Outcome,
                    labels.Before,
                    labels.After,
                    labels.Note,
                    labels.FoundHere,
                    labels.Expected,
                ],
                shown.Select(e =>
                    (IReadOnlyList<string>)
                        [
                            e.Edit.Sheet ?? "",
                            e.Cell ?? e.Edit.Row.ToString(CultureInfo.InvariantCulture),
                            e.PaperId ?? "",
                            labels.Outcomes(e.Outcome),
                            Names(e.Before),
                            e.Outcome == EditOutcome.NotUnderstood ? "" : Names(e.After, isDecision: true),
                            e.Note ?? "",
                            e.Found.In(language) ?? "",
                            e.Expected.In(language) ?? "",
                        ]
                )
            );
        }

        if (result.Edits.Count > shown.Length)
        {
            output.Line(labels.MoreEdits(result.Edits.Count - shown.Length));
        }

        string Names(IReadOnlyList<string> keys, bool isDecision = false) =>
            keys.Count == 0 && isDecision
                ? labels.NoCategory
                : string.Join("; ", keys.Select(k => taxonomy.Name(k, language)));
    }

    static int Export(ParseResult parsed, CancellationToken cancel)
    {
        FileInfo target = parsed.GetRequiredValue(Target);
        string ending = target.Extension.ToLowerInvariant();
        if (!DecisionExport.Endings.Contains(ending))
        {
            throw new UsageException(
                $"FILE: found '{target.Name}', expected a name ending in {string.Join(", ", DecisionExport.Endings)}."
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
        using LoadedModel model = LoadedModel.Load(parsed);
        int written;
        try
        {
            written = DecisionExport.Save(
                target.FullName,
                store
                    .FiledPapers(model.Categories.Id)
                    .Select(f => new ExportedPaper(f.Stored.Paper, f.Assessment?.Assigned ?? [], f.Decision)),
                store.AllDecisions(),
                model.Categories.Taxonomy,
                parsed.Language(),
                cancel
            );
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
                ? output.Labels.ExportedPapers(written, target.FullName)
                : output.Labels.ExportedDecisions(written, target.FullName)
        );
        return App.Ok;
    }
}
