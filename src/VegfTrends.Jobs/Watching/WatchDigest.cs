using VegfTrends.Jobs.Digests;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Reporting.Digests;

namespace VegfTrends.Jobs.Watching;

/// <summary>Tells the readers at the end of a watch's run.</summary>
sealed class WatchDigest(PaperStore store, ModelInUse model, WatchNightOptions options)
{
    /// <summary>What became of it; <c>null</c> before the end of the run, and when there are no readers.</summary>
    public DigestSummary? Summary { get; private set; }

    /// <summary>Whether the run ended with nobody to tell.</summary>
    public bool FoundNoReaders { get; private set; }

    /// <summary>A run whose digests could not be delivered is done all the same: they wait in the store.</summary>
    public async Task TellAsync(WatchRun run, CancellationToken cancel)
    {
        if (Readers() is not { } readers)
        {
            FoundNoReaders = true;
            return;
        }

        var digests = new DigestRunOptions
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
        };
        Summary = await DigestRun.Over(store, model, readers, digests, options.Assessed, cancel).RunAsync(cancel);
    }

    /// <summary>The readers; <c>null</c> when there is no file of them and none was asked for. Called before a run too:
    /// a mistake in it is better said before hours of work.</summary>
    /// <exception cref="InvalidDataException">The file is broken.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReadersFile? Readers() =>
        options.Readers is not { } path || (!File.Exists(path) && !options.AreReadersNamed)
            ? null
            : ReadersFile.Load(path, model.Categories.Taxonomy);
}
