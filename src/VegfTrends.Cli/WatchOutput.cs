using System.Globalization;
using VegfTrends.Jobs.Digests;
using VegfTrends.Jobs.Watching;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Cli;

/// <summary>Shows runs of a watch: a table for people, one JSON line for machines.</summary>
static class WatchOutput
{
    public static void Show(WatchNightResult night, Output output)
    {
        (WatchRunResult result, DigestSummary? digests, _) = night;
        CommandTexts texts = output.Texts;
        WatchRun run = result.Run;
        output.Table(SourceColumns(texts), run.Sources.Select(s => SourceCells(s, texts)));
        string[] problems = [.. result.Problems, .. digests?.Problems ?? []];
        foreach (string problem in problems)
        {
            output.Problem(problem);
        }

        output.Line(texts.WatchRun(run.RunId, texts.State(run.State), run.Kind == WatchRunKind.Backfill, result));
        output.Summary(
            new
            {
                Run = run.RunId,
                run.Watch,
                Kind = Key(run.Kind),
                State = Key(run.State),
                run.AsOf,
                result.New,
                result.Changed,
                result.Retracted,
                result.Deleted,
                result.Quarantined,
                result.Assessed,
                Announced = run.New.Count,
                Digests = digests is { } d
                    ? new
                    {
                        d.Prepared,
                        d.Delivered,
                        d.Failed,
                        d.Uncertain,
                        d.Repeats,
                        d.Waiting,
                    }
                    : null,
                result.Requests,
                Seconds = Math.Round(result.Seconds, 3),
                night.ExitCode,
                Sources = run.Sources.Select(SourceRow),
                Problems = problems,
            }
        );
    }

    /// <summary>The JSON line of a run that broke off.</summary>
    public static void ShowFailure(WatchFile watch, Exception e, (int ExitCode, string Message) known, Output output) =>
        output.Summary(
            new
            {
                Watch = watch.Name,
                State = e switch
                {
                    OperationCanceledException => "interrupted",
                    WatchBusyException => "busy",
                    _ => "failed",
                },
                Error = known.Message,
                known.ExitCode,
            }
        );

    public static void Show(IReadOnlyList<WatchPreview> previews, Output output)
    {
        CommandTexts texts = output.Texts;
        output.Table(
            [texts.Source, texts.Query, texts.From, texts.To, texts.Found, texts.New, texts.Why],
            previews.Select(p =>
                (IReadOnlyList<string>)
                    [p.Source, p.Query, Day(p.From), Day(p.To), Number(p.Found), Number(p.New), p.Why ?? ""]
            )
        );
        foreach (string title in previews.SelectMany(p => p.Titles))
        {
            output.Line("  " + title);
        }

        output.Line(texts.Preview(previews.Sum(p => p.New)));
    }

    public static void Show(IReadOnlyList<StoredWatchRun> runs, PaperStore store, bool withSources, Output output)
    {
        CommandTexts texts = output.Texts;
        foreach (StoredWatchRun run in runs)
        {
            output.Row(
                new
                {
                    Run = run.Run.Id,
                    run.Watch,
                    Kind = Key(run.Kind),
                    State = Key(run.State),
                    run.AsOf,
                    run.Run.Started,
                    run.Run.Ended,
                    run.Run.ExitCode,
                    run.Run.Note,
                    New = run.Sources.Sum(s => s.New),
                    Changed = run.Sources.Sum(s => s.Changed),
                    Retracted = run.Sources.Sum(s => s.Retracted),
                    Deleted = run.Sources.Sum(s => s.Deleted),
                    Quarantined = run.Sources.Sum(s => s.Quarantined),
                    Requests = run.Sources.Sum(s => s.Requests),
                    run.Announced,
                    Sources = run.Sources.Select(SourceRow),
                }
            );
        }

        output.Table(
            [
                texts.Run,
                texts.Watch,
                texts.Started,
                texts.StateName,
                texts.New,
                texts.Changed,
                texts.Retracted,
                texts.Deleted,
                texts.Quarantined,
                texts.Note,
            ],
            runs.Select(r =>
                (IReadOnlyList<string>)
                    [
                        Number(r.Run.Id),
                        r.Watch,
                        r.Run.Started.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                        texts.State(r.State) + (r.Kind == WatchRunKind.Backfill ? texts.BackfillMark : ""),
                        Number(r.Sources.Sum(s => s.New)),
                        Number(r.Sources.Sum(s => s.Changed)),
                        Number(r.Sources.Sum(s => s.Retracted)),
                        Number(r.Sources.Sum(s => s.Deleted)),
                        Number(r.Sources.Sum(s => s.Quarantined)),
                        r.Run.Note ?? "",
                    ]
            )
        );
        if (withSources && runs is [var latest, ..])
        {
            output.Line(texts.LastRun(latest.Run.Id));
            output.Table(SourceColumns(texts), latest.Sources.Select(s => SourceCells(s, texts)));
            foreach (
                RunPaper paper in store
                    .RunPapers(latest.Run.Id)
                    .Where(p => p.Change is PaperChange.Retracted or PaperChange.Deleted)
            )
            {
                output.Line(
                    $"  {(paper.Change == PaperChange.Deleted ? texts.Deleted : texts.Retracted)}: {paper.PaperId}"
                );
            }
        }
    }

    static string[] SourceColumns(CommandTexts texts) =>
        [
            texts.Source,
            texts.Query,
            texts.StateName,
            texts.From,
            texts.To,
            texts.Found,
            texts.Read,
            texts.New,
            texts.Changed,
            texts.Retracted,
            texts.Deleted,
            texts.Quarantined,
            texts.Requests,
            texts.Seconds,
            texts.Why,
        ];

    static IReadOnlyList<string> SourceCells(SourceOutcome s, CommandTexts texts) =>
        [
            s.Source,
            s.Query,
            texts.State(s.State),
            Day(s.From),
            Day(s.To),
            Number(s.Found),
            Number(s.Read),
            Number(s.New),
            Number(s.Changed),
            Number(s.Retracted),
            Number(s.Deleted),
            Number(s.Quarantined),
            Number(s.Requests),
            s.Seconds.ToString("N1", CultureInfo.InvariantCulture),
            s.Why ?? "",
        ];

    static object SourceRow(SourceOutcome s) =>
        new
        {
            s.Source,
            s.Query,
            State = Key(s.State),
            s.From,
            s.To,
            s.Found,
            s.Read,
            s.New,
            s.Changed,
            s.Retracted,
            s.Deleted,
            s.Quarantined,
            s.Requests,
            s.Seconds,
            s.Why,
        };

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
