using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>score [FILES...]</c>: assesses papers of files, or what is new in the store.</summary>
static class ScoreCommand
{
    static readonly Argument<string[]> Files = new("FILES")
    {
        Description = "Files to assess without a store; without files the store's papers are assessed.",
        Arity = ArgumentArity.ZeroOrMore,
        Validators = { CommonOptions.RefuseEmpty },
    };

    static readonly Option<bool> NoEvidence = new("--no-evidence")
    {
        Description = "Leave out the sentences behind each category; several times faster.",
    };

    public static Command Create()
    {
        var command = new Command(
            "score",
            "Says which categories hold and why. Example: vegftrends score papers.jsonl --json"
        )
        {
            Files,
            CommonOptions.Model,
            NoEvidence,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                string[] files = parsed.GetValue(Files) ?? [];
                return Task.FromResult(
                    files.Length > 0 ? ScoreFiles(files, parsed, output, cancel) : ScoreStore(parsed, output, cancel)
                );
            }
        );
        return command;
    }

    static int ScoreFiles(string[] files, ParseResult parsed, Output output, CancellationToken cancel)
    {
        using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        TellOfDefinitions(model, output);
        var reading = new FileReading(output.Problem);
        var shown = new List<IReadOnlyList<string>>();
        bool withEvidence = !parsed.GetValue(NoEvidence);
        foreach (
            (Paper paper, Assessment assessment) in reading.Assessed(files, model.Categories, withEvidence, cancel)
        )
        {
            Show(paper, assessment, model, parsed.Language(), output, shown);
        }

        Print(output, shown);
        output.Line(output.Texts.ReadFiles(reading));
        return reading.ExitCode;
    }

    static int ScoreStore(ParseResult parsed, Output output, CancellationToken cancel)
    {
        using PaperStore store = CommandStore.OpenExisting(parsed);
        using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        TellOfDefinitions(model, output);
        int assessed = new StoreAssessor(store, model.Categories).Assess(output.Assessed, cancel);
        var shown = new List<IReadOnlyList<string>>();
        foreach (StoredAssessment stored in store.LatestAssessments(model.Categories.Id))
        {
            cancel.ThrowIfCancellationRequested();
            Show(stored.Paper.Paper, stored.Assessment, model, parsed.Language(), output, shown);
        }

        Print(output, shown);
        output.Line(output.Texts.Assessed(assessed, (int)store.CountPapers()));
        return ExitCode.Ok;
    }

    static void TellOfDefinitions(ModelInUse model, Output output)
    {
        string[] defined =
        [
            .. model.Categories.Weights.Where(w => w.Basis == CategoryBasis.Definition).Select(w => w.Key),
        ];
        if (defined.Length > 0)
        {
            output.Message(output.Texts.KnownByDefinition(defined));
        }
    }

    static void Show(
        Paper paper,
        Assessment assessment,
        ModelInUse model,
        Language language,
        Output output,
        List<IReadOnlyList<string>> shown
    )
    {
        output.Row(PaperJson.Of(assessment, model.Lexicon));
        if (!output.Json)
        {
            shown.Add([
                paper.Id,
                string.Join(", ", assessment.Assigned),
                string.Join(", ", assessment.Undecided),
                assessment.StudyType,
                assessment.Cancer,
                paper.Title.In(language) ?? "",
            ]);
        }
    }

    static void Print(Output output, List<IReadOnlyList<string>> shown) =>
        output.Table(
            [
                output.Texts.Id,
                output.Texts.Assigned,
                output.Texts.Undecided,
                output.Texts.Study,
                output.Texts.Cancer,
                output.Texts.Title,
            ],
            shown
        );
}
