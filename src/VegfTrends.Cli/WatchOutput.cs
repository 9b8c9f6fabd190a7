using System.Globalization;
using VegfTrends.Cli.Digests;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Cli;

/// <summary>Shows runs of a watch: a table for people, one JSON line for machines.</summary>
static class WatchOutput
{
    /// <param name="result">The run.</param>
    /// <param name="digests">What readers were told; <c>null</c> when nobody was.</param>
    /// <param name="output">Where to.</param>
    public static void Show(WatchRunResult result, DigestSummary? digests, Output output)
    {
        Labels labels = output.Labels;
        WatchRun run = result.Run;
        output.Table(SourceColumns(labels), run.Sources.Select(s => SourceCells(s, labels)));
        string[] problems = [.. result.Problems, .. digests?.Problems ?? []];
        foreach (string problem in problems)
        {
            output.Problem(problem);
        }

        output.Line(labels.WatchRun(run.RunId, labels.State(run.State), run.Kind == WatchRunKind.Backfill, result));
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
                ExitCode = Math.Max(result.ExitCode, digests?.ExitCode ?? App.Ok),
                Sources = run.Sources.Select(SourceRow),
                Problems = problems,
            }
        );
    }

    public static void Show(IReadOnlyList<WatchPreview> previews, Output output)
    {
        Labels labels = output.Labels;
        output.Table(
            [labels.Source, labels.Query, labels.From, labels.To, labels.Found, labels.New, labels.Why],
            previews.Select(p =>
                (IReadOnlyList<string>)
                    [p.Source, p.Query, Day(p.From), Day(p.To), Number(p.Found), Number(p.New), p.Why ?? ""]
            )
        );
        foreach (string title in previews.SelectMany(p => p.Titles))
        {
            output.Line("  " + title);
        }

        output.Line(labels.Preview(previews.Sum(p => p.New)));
    }

    public static void Show(IReadOnlyList<StoredWatchRun> runs, PaperStore store, bool withSources, Output output)
    {
        Labels labels = output.Labels;
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
                labels.Run,
                labels.Watch,
                labels.Started,
                labels.StateName,
                labels.New,
                labels.Changed,
                labels.Retracted,
                labels.Deleted,
                labels.Quarantined,
                labels.Note,
            ],
            runs.Select(r =>
                (IReadOnlyList<string>)
                    [
                        Number(r.Run.Id),
                        r.Watch,
                        r.Run.Started.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                        labels.State(r.State) + (r.Kind == WatchRunKind.Backfill ? labels.BackfillMark : ""),
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
            output.Line(labels.LastRun(latest.Run.Id));
            output.Table(SourceColumns(labels), latest.Sources.Select(s => SourceCells(s, labels)));
            foreach (
                RunPaper paper in store
                    .RunPapers(latest.Run.Id)
                    .Where(p => p.Change is PaperChange.Retracted or PaperChange.Deleted)
            )
            {
                output.Line(
                    $"  {(paper.Change == PaperChange.Deleted ? labels.Deleted : labels.Retracted)}: {paper.PaperId}"
                );
            }
        }
    }

    static string[] SourceColumns(Labels labels) =>
        [
            labels.Source,
            labels.Query,
            labels.StateName,
            labels.From,
            labels.To,
            labels.Found,
            labels.Read,
            labels.New,
            labels.Changed,
            labels.Retracted,
            labels.Deleted,
            labels.Quarantined,
            labels.Requests,
            labels.Seconds,
            labels.Why,
        ];

    static IReadOnlyList<string> SourceCells(SourceOutcome s, Labels labels) =>
        [
            s.Source,
            s.Query,
            labels.State(s.State),
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
