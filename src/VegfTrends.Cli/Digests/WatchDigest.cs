using System.CommandLine;
using VegfTrends.Cli.Commands;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Reporting.Digests;

namespace VegfTrends.Cli.Digests;

/// <summary>Tells the readers at the end of a watch's run.</summary>
sealed class WatchDigest(PaperStore store, LoadedModel model, ParseResult parsed, Output output)
{
    /// <summary>What became of it; <c>null</c> before the end of the run, and when there are no readers.</summary>
    public DigestSummary? Summary { get; private set; }

    /// <summary>A run whose digests could not be delivered is done all the same: they wait in the store.</summary>
    public async Task TellAsync(WatchRun run, CancellationToken cancel)
    {
        if (Readers() is not { } readers)
        {
            output.Message(
                new DigestLabels(parsed.Language()).NoReaders(DigestCommand.PathOf(parsed) ?? "readers.yaml")
            );
            return;
        }

        Summary = await new DigestRun(
            store,
            readers,
            () =>
                DigestLoading.Load(store, model, run.AsOf, readers.Readers.Any(r => r.Likes.Count > 0), output, cancel),
            new DigestRunOptions
            {
                Day = run.AsOf,
                // What the first pass of a watch brings was there before anybody watched.
                OnlySend = run.Kind == WatchRunKind.Backfill,
                Suspects =
                [
                    .. run
                        .Sources.Where(s => s.State != SourceState.Ok)
                        .Select(s => new SuspectSource($"{s.Source} ({s.Query})", s.Why ?? s.State.ToString())),
                ],
            }
        ).RunAsync(cancel);
    }

    /// <summary>The readers; <c>null</c> when there is no file of them and none was asked for. Called before a run too:
    /// a mistake in it is better said before hours of work.</summary>
    /// <exception cref="InvalidDataException">The file is broken.</exception>
    public ReadersFile? Readers()
    {
        string? path = DigestCommand.PathOf(parsed);
        return path is null || (!File.Exists(path) && parsed.GetValue(DigestCommand.ReadersPath) is null)
            ? null
            : ReadersFile.Load(path, model.Categories.Taxonomy);
    }
}
