using System.CommandLine;
using System.Globalization;
using VegfTrends.Cli.Settings;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Papers.Decisions;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>decisions import FILE</c>: corrections from Excel, tables, JSON Lines and reference managers.</summary>
static class DecisionsImportCommand
{
    const int MostShown = 200;

    static readonly Argument<FileInfo> Edited = new("FILE")
    {
        Description = "Workbook, CSV, JSON Lines, RIS or nbib.",
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
        var command = new Command(
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
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, cancel)));
        return command;
    }

    static int Run(ParseResult parsed, CancellationToken cancel)
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
        using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        var rules = new EditRules(who, TimeProvider.System.GetUtcNow(), parsed.GetValue(TakeConflicts));
        DecisionImportResult result = new DecisionImport(store, model.Categories.Taxonomy).Import(
            parsed.GetRequiredValue(Edited).FullName,
            rules,
            dryRun,
            cancel
        );
        Show(result, model.Categories.Taxonomy, parsed.Language(), output);
        string summary = output.Texts.Edits(result, dryRun);
        output.Line(summary);
        if (output.Json)
        {
            output.Message(summary);
        }

        return result.Count(EditOutcome.Conflict) + result.Count(EditOutcome.NotUnderstood) > 0
            ? ExitCode.Incomplete
            : ExitCode.Ok;
    }

    static void Show(DecisionImportResult result, Taxonomy taxonomy, Language language, Output output)
    {
        CommandTexts texts = output.Texts;
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
                    texts.Sheet,
                    texts.Row,
                    texts.Id,
                    texts.Outcome,
                    texts.Before,
                    texts.After,
                    texts.Note,
                    texts.FoundHere,
                    texts.Expected,
                ],
                shown.Select(e =>
                    (IReadOnlyList<string>)
                        [
                            e.Edit.Sheet ?? "",
                            e.Cell ?? e.Edit.Row.ToString(CultureInfo.InvariantCulture),
                            e.PaperId ?? "",
                            texts.Outcomes(e.Outcome),
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
            output.Line(texts.MoreEdits(result.Edits.Count - shown.Length));
        }

        string Names(IReadOnlyList<string> keys, bool isDecision = false) =>
            keys.Count == 0 && isDecision
                ? texts.NoCategory
                : string.Join("; ", keys.Select(k => taxonomy.Name(k, language)));
    }
}
