using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Papers.Scoring;
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
        using LoadedModel model = LoadedModel.Load(parsed);
        TellOfDefinitions(model, output);
        bool withEvidence = !parsed.GetValue(NoEvidence);
        var reading = new FileReading(output);
        var shown = new List<IReadOnlyList<string>>();
        foreach (Paper[] batch in reading.Papers(files, cancel).Chunk(256))
        {
            foreach (
                (Paper paper, Assessment assessment) in batch
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancel)
                    .Select(p => (p, model.Categories.Assess(p, withEvidence)))
            )
            {
                Show(paper, assessment, model, parsed.Language(), output, shown);
            }
        }

        Print(output, shown);
        output.Line(reading.Summary);
        return reading.ExitCode;
    }

    static int ScoreStore(ParseResult parsed, Output output, CancellationToken cancel)
    {
        using PaperStore store = CommandStore.OpenExisting(parsed);
        using LoadedModel model = LoadedModel.Load(parsed);
        TellOfDefinitions(model, output);
        int assessed = Assess(store, model, output, cancel);
        var shown = new List<IReadOnlyList<string>>();
        foreach (StoredAssessment stored in store.LatestAssessments(model.Categories.Id))
        {
            cancel.ThrowIfCancellationRequested();
            Show(stored.Paper.Paper, stored.Assessment, model, parsed.Language(), output, shown);
        }

        Print(output, shown);
        output.Line(output.Labels.Assessed(assessed, (int)store.CountPapers()));
        return App.Ok;
    }

    static void TellOfDefinitions(LoadedModel model, Output output)
    {
        string[] defined =
        [
            .. model.Categories.Weights.Where(w => w.Basis == CategoryBasis.Definition).Select(w => w.Key),
        ];
        if (defined.Length > 0)
        {
            output.Message(output.Labels.KnownByDefinition(defined));
        }
    }

    public static int Assess(PaperStore store, LoadedModel model, Output output, CancellationToken cancel)
    {
        IProgress<string>? progress = output.Progress();
        int assessed = new StoreAssessor(store, model.Categories).Assess(
            progress is null ? null : new Relay<int>(n => progress.Report($"assessed {n} papers")),
            cancel
        );
        progress?.Report("");
        return assessed;
    }

    static void Show(
        Paper paper,
        Assessment assessment,
        LoadedModel model,
        Language language,
        Output output,
        List<IReadOnlyList<string>> shown
    )
    {
        output.Row(PaperRows.Of(assessment, model.Lexicon));
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
                output.Labels.Id,
                output.Labels.Assigned,
                output.Labels.Undecided,
                output.Labels.Study,
                output.Labels.Cancer,
                output.Labels.Title,
            ],
            shown
        );
}
