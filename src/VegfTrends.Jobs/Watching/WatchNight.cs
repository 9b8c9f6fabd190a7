using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VegfTrends.Core;
using VegfTrends.Jobs.Digests;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Jobs.Watching;

/// <summary>What a night of the watch does beside asking the sources.</summary>
public sealed record WatchNightOptions
{
    /// <summary>Ask from this day on, whatever was taken before; <c>null</c> for the day that the last run
    /// suggests.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The readers' file; <c>null</c> where there is no place for one.</summary>
    public string? Readers { get; init; }

    /// <summary>Whether somebody named that file, so that it must exist.</summary>
    public bool AreReadersNamed { get; init; }

    /// <summary>Told what goes on, a line at a time.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Told what is wrong with the readers' file, before the sources are asked.</summary>
    public Action<string> Problem { get; init; } = _ => { };

    /// <summary>Told of every task, answer and failed try.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Told how many papers were assessed so far.</summary>
    public IProgress<int>? Assessed { get; init; }
}

/// <summary>What a night brought.</summary>
/// <param name="Run">The run of the watch.</param>
/// <param name="Digests">What readers were told; <c>null</c> when nobody was.</param>
/// <param name="FoundNoReaders">Whether nobody was told for lack of a readers' file.</param>
public sealed record WatchNightResult(WatchRunResult Run, DigestSummary? Digests, bool FoundNoReaders)
{
    /// <summary>0 all well, 1 something was suspect, quarantined, rejected or not delivered, 2 failed.</summary>
    public int ExitCode => Math.Max(Run.ExitCode, Digests?.ExitCode ?? 0);
}

/// <summary>One night: takes in what is new, assesses it and tells the readers.</summary>
public static class WatchNight
{
    /// <param name="store">The store.</param>
    /// <param name="watch">What to ask for.</param>
    /// <param name="model">Assesses; <c>null</c> leaves assessment and digests to later jobs.</param>
    /// <param name="options">What else to do.</param>
    /// <param name="cancel">Ends the run; what was taken by then stays, and the next run goes on.</param>
    /// <exception cref="WatchBusyException">Another run of the store is not done yet.</exception>
    public static async Task<WatchNightResult> RunAsync(
        PaperStore store,
        WatchFile watch,
        ModelInUse? model,
        WatchNightOptions options,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        WatchDigest? digest = model is null ? null : new WatchDigest(store, model, options);
        try
        {
            digest?.Readers();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // Said now, not after hours of work; the papers are taken all the same, and the readers are told once the
            // file is mended.
            options.Problem(e.Message);
        }

        var runner = new WatchRunner(
            store,
            watch,
            Lexicon.LoadBundled(),
            new WatchRunnerOptions
            {
                From = options.From,
                Assess = model is null
                    ? null
                    : stop => new StoreAssessor(store, model.Categories).Assess(options.Assessed, stop),
                HandOver = digest is null ? null : digest.TellAsync,
                Tell = options.Tell,
                Log = options.Log,
            }
        );
        WatchRunResult run = await runner.RunAsync(cancel);
        return new WatchNightResult(run, digest?.Summary, digest?.FoundNoReaders ?? false);
    }
}
