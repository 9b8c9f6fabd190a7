using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Replay;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

public sealed class WatchRunnerTests : WatchTest
{
    [Fact]
    public async Task FirstRun_IsASilentBackfill_TheNextOneAnnounces()
    {
        Records(ReplayService.PubMed, 1, 50);
        WatchRunResult first = await RunAsync(AWatch());
        Assert.Equal(
            (WatchRunKind.Backfill, WatchRunState.Ok, 50, 0),
            (first.Run.Kind, first.Run.State, first.New, first.Run.New.Count)
        );

        Night();
        Records(ReplayService.PubMed, 100, 3, created: Today);
        WatchRunResult second = await RunAsync(AWatch());
        Assert.Equal(WatchRunKind.Nightly, second.Run.Kind);
        Assert.Equal(["pmid:10000100", "pmid:10000101", "pmid:10000102"], second.Run.New);

        Night();
        WatchRunResult third = await RunAsync(AWatch());
        Assert.Equal((0, 0, WatchRunState.Ok), (third.New, third.Run.New.Count, third.Run.State));
    }

    [Fact]
    public async Task QueryAddedLater_ItsFirstPassIsSilent()
    {
        Records(ReplayService.PubMed, 1, 10);
        Records(ReplayService.EuropePmc, 1, 10);
        await RunAsync(AWatch());
        Night();
        WatchRunResult result = await RunAsync(AWatch("pubmed", "europepmc"));
        Assert.Equal((10, 0), (result.New, result.Run.New.Count));
        Night();
        Records(ReplayService.EuropePmc, 50, 1, created: Today);
        Assert.Equal(["doi:10.21203/rs.3.rs-50/v1"], (await RunAsync(AWatch("pubmed", "europepmc"))).Run.New);
    }

    [Fact]
    public async Task LateRecord_WithinTheOverlap_IsTaken_AndNothingIsFetchedTwice()
    {
        Records(ReplayService.PubMed, 1, 50);
        await RunAsync(AWatch());
        Night();
        Records(ReplayService.PubMed, 200, 1, created: Today.AddDays(-6)); // dated before the last run
        Assert.Equal(["pmid:10000200"], (await RunAsync(AWatch())).Run.New);
        Assert.All(Server.Given, g => Assert.True(g.Value <= 2, $"{g.Key} was fetched {g.Value} times"));
        Assert.Equal(1, Server.Given["10000001"]); // outside the overlap
    }

    [Fact]
    public async Task Correction_ReplacesTheWordsOfItsSource_AndIsAssessedAnew()
    {
        Records(ReplayService.PubMed, 1, 10);
        await RunAsync(AWatch());
        Night();
        Server.Library.Change(ReplayService.PubMed, 3, r => r with { Version = 2, Revised = Today });
        WatchRunResult result = await RunAsync(AWatch());
        Assert.Equal(["pmid:10000003"], result.Run.Changed);
        Assert.Empty(result.Run.New);
        using PaperStore store = OpenStore();
        StoredPaper paper = store.Find("pmid:10000003")!;
        Assert.Equal(
            (2, true),
            (paper.TextVersion, paper.Paper.Title.En!.EndsWith("corrected 2", StringComparison.Ordinal))
        );
        Assert.Empty((await AgainAsync()).Run.Changed);
    }

    [Fact]
    public async Task Retraction_ReachesThePaper_Once()
    {
        Records(ReplayService.PubMed, 1, 10);
        await RunAsync(AWatch());
        Night();
        Server.Library.Change(ReplayService.PubMed, 4, r => r with { IsRetracted = true, Revised = Today });
        Assert.Equal(["pmid:10000004"], (await RunAsync(AWatch())).Run.Retracted);
        using (PaperStore store = OpenStore())
        {
            Assert.Equal(PublicationStatus.Retracted, store.Find("pmid:10000004")!.Paper.Status);
        }

        Assert.Empty((await AgainAsync()).Run.Retracted);
    }

    [Fact]
    public async Task Deletion_AndAnUnlistedRetraction_AreSeenWhenTheirTurnComes()
    {
        WatchFile watch = AWatch() with { Recheck = 40 };
        Records(ReplayService.PubMed, 1, 60);
        await RunAsync(watch);
        Server.Library.Change(ReplayService.PubMed, 55, r => r with { IsDeleted = true });
        Server.Library.Change(ReplayService.PubMed, 56, r => r with { IsRetracted = true }); // its date of revision was not touched
        var deleted = new List<string>();
        var retracted = new List<string>();
        for (int night = 0; night < 3; night++)
        {
            Night();
            WatchRunResult result = await RunAsync(watch);
            deleted.AddRange(result.Run.Deleted);
            retracted.AddRange(result.Run.Retracted);
            Assert.Equal(WatchRunState.Ok, result.Run.State);
        }

        Assert.Equal(["pmid:10000055"], deleted);
        Assert.Equal(["pmid:10000056"], retracted);
        Server.Library.Change(ReplayService.PubMed, 55, r => r with { IsDeleted = false, Revised = Today }); // by mistake
        Night();
        await RunAsync(watch);
        using PaperStore store = OpenStore();
        Assert.Equal(PublicationStatus.Published, store.Find("pmid:10000055")!.Paper.Status);
    }

    [Fact]
    public async Task Recheck_HalfOfTheAnswerMissing_DeletesNothing()
    {
        WatchFile watch = AWatch() with { Recheck = 40 };
        Records(ReplayService.PubMed, 1, 40);
        await RunAsync(watch);
        Night();
        Server.FaultOf = r =>
            r.Path == "efetch.fcgi" && r.Fields["id"].Contains(',', StringComparison.Ordinal)
                ? ReplayFault.EmptyPage
                : ReplayFault.None;
        WatchRunResult result = await RunAsync(watch);
        Assert.Equal((0, WatchRunState.Suspect), (result.Deleted, result.Run.State));
        Assert.Contains("efetch gave 0 of", result.Run.Sources[^1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CanaryMissing_TheRunIsSuspect_AndItsDaysAreAskedForAgain()
    {
        Records(ReplayService.PubMed, 1, 40);
        WatchFile watch = AWatch() with
        {
            Queries = [new WatchQuery("main", "pubmed", "bevacizumab", ["10000001", "10000002"])],
        };
        await RunAsync(watch);
        Server.Library.Hidden.Add("10000002");
        for (int night = 0; night < 12; night++)
        {
            Night();
        }

        WatchRunResult suspect = await RunAsync(watch);
        Assert.Equal((WatchRunState.Suspect, 1), (suspect.Run.State, suspect.ExitCode));
        Assert.Contains(
            "known papers are not returned: 10000002 (1 of 2)",
            Assert.Single(suspect.Problems),
            StringComparison.Ordinal
        );

        Server.Library.Hidden.Clear();
        Records(ReplayService.PubMed, 300, 1, created: Today.AddDays(-11)); // was hidden that night, and lies before the usual overlap
        WatchRunResult well = await AgainAsync(watch);
        Assert.Equal((WatchRunState.Ok, "pmid:10000300"), (well.Run.State, Assert.Single(well.Run.New)));
    }

    [Fact]
    public async Task EmptyAnswer_SaysWhetherItIsProven()
    {
        Records(ReplayService.PubMed, 1, 5);
        WatchFile proven = AWatch() with { Queries = [new WatchQuery("main", "pubmed", "bevacizumab", ["10000001"])] };
        await RunAsync(proven);
        Clock.Now += TimeSpan.FromDays(100);
        await AgainAsync(proven);
        Clock.Now += TimeSpan.FromDays(100);
        Assert.Contains(
            "nothing in these days; the 1 known papers are returned",
            (await AgainAsync(proven)).Run.Sources[0].Why,
            StringComparison.Ordinal
        );
        Clock.Now += TimeSpan.FromDays(100);
        WatchFile unproven = proven with { Queries = [new WatchQuery("main", "pubmed", "bevacizumab", [])] };
        Assert.Contains("not proven", (await AgainAsync(unproven)).Run.Sources[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneSourceBroken_TheOthersGoOn()
    {
        Records(ReplayService.PubMed, 1, 10);
        Records(ReplayService.EuropePmc, 1, 10);
        Records(ReplayService.ClinicalTrials, 1, 10);
        Server.FaultOf = r => r.Path == "searchPOST" ? ReplayFault.Error : ReplayFault.None;
        WatchRunResult result = await RunAsync(AWatch("pubmed", "europepmc", "clinicaltrials"));
        Assert.Equal((WatchRunState.Suspect, 1, 20), (result.Run.State, result.ExitCode, result.New));
        Assert.StartsWith(
            "europepmc europepmc: europepmc (http://127.0.0.1",
            Assert.Single(result.Problems),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Stopped_GoesOnAtTheNextBatch()
    {
        Records(ReplayService.PubMed, 1, 100);
        using var stop = new CancellationTokenSource();
        var options = new WatchRunnerOptions
        {
            Tell = line =>
            {
                if (line.Contains("40 of 100 read", StringComparison.Ordinal))
                {
                    stop.Cancel();
                }
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(AWatch(), options, stop.Token));
        Assert.Equal(40, Stored().Count);
        using (PaperStore store = OpenStore())
        {
            Assert.Equal(WatchRunState.Interrupted, store.WatchRuns()[0].State);
        }

        WatchRunResult rest = await RunAsync(AWatch());
        Assert.Equal((60, WatchRunKind.Backfill), (rest.New, rest.Run.Kind));
        Assert.All(Server.Given, g => Assert.Equal(1, g.Value));
    }

    [Fact]
    public async Task PagedSource_Stopped_GoesOnAtTheNextPage_OrFromTheBeginningWhenItsCursorIsForgotten()
    {
        Records(ReplayService.EuropePmc, 1, 100);
        foreach (bool forgotten in new[] { false, true })
        {
            using var stop = new CancellationTokenSource();
            var options = new WatchRunnerOptions
            {
                Tell = line =>
                {
                    if (line.Contains("40 of", StringComparison.Ordinal))
                    {
                        stop.Cancel();
                    }
                },
            };
            WatchFile watch = AWatch("europepmc") with { Name = $"{forgotten}" };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(watch, options, stop.Token));
            int before = Server.Requests.Count;
            int refusals = forgotten ? 1 : 0;
            Server.FaultOf = r =>
                r.Fields.GetValueOrDefault("cursorMark") == "AoJ40" && refusals-- > 0
                    ? ReplayFault.BadKey
                    : ReplayFault.None;
            Assert.Equal(WatchRunState.Ok, (await RunAsync(watch)).Run.State);
            Assert.Equal(100, Stored().Count);
            string? first = Server.Requests.Skip(before).First().Fields.GetValueOrDefault("cursorMark");
            Assert.Equal("AoJ40", first);
        }
    }

    [Fact]
    public async Task InterruptedNight_ItsPapersAreHandedOverByTheNextOne()
    {
        Records(ReplayService.PubMed, 1, 10);
        await RunAsync(AWatch());
        Night();
        Records(ReplayService.PubMed, 100, 50, created: Today);
        using var stop = new CancellationTokenSource();
        var options = new WatchRunnerOptions
        {
            Tell = line =>
            {
                if (line.Contains("20 of 50 read", StringComparison.Ordinal))
                {
                    stop.Cancel();
                }
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(AWatch(), options, stop.Token));
        WatchRunResult next = await RunAsync(AWatch());
        Assert.Equal((30, 50), (next.New, next.Run.New.Count));
        Assert.Empty((await AgainAsync()).Run.New);
    }

    [Fact]
    public async Task HandOverThatFails_IsSaid_AndTheSamePapersComeAgain()
    {
        Records(ReplayService.PubMed, 1, 5);
        await RunAsync(AWatch());
        Night();
        Records(ReplayService.PubMed, 100, 2, created: Today);
        WatchRunResult failed = await RunAsync(
            AWatch(),
            new WatchRunnerOptions { HandOver = (_, _) => throw new IOException("The mail server is away.") }
        );
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains(
            "the digest failed: The mail server is away.",
            Assert.Single(failed.Problems),
            StringComparison.Ordinal
        );
        WatchRun? given = null;
        await RunAsync(
            AWatch(),
            new WatchRunnerOptions
            {
                HandOver = (run, _) =>
                {
                    given = run;
                    return Task.CompletedTask;
                },
            }
        );
        Assert.Equal(2, given!.New.Count);
    }

    [Fact]
    public async Task From_AsksAgain_AndFindsNothingNew()
    {
        Records(ReplayService.PubMed, 1, 50);
        await RunAsync(AWatch());
        Night();
        WatchRunResult again = await RunAsync(AWatch(), new WatchRunnerOptions { From = FirstDay });
        Assert.Equal(
            (0, 0, 50, FirstDay),
            (again.New, again.Changed, again.Run.Sources[0].Found, again.Run.Sources[0].From)
        );
    }

    [Fact]
    public async Task DryRun_CountsAndChangesNothing()
    {
        Records(ReplayService.PubMed, 1, 30);
        Records(ReplayService.EuropePmc, 1, 30);
        await RunAsync(AWatch("pubmed", "europepmc"));
        Night();
        Records(ReplayService.PubMed, 100, 2, created: Today);
        Records(ReplayService.EuropePmc, 100, 3, created: Today);
        using PaperStore store = OpenStore();
        var runner = new WatchRunner(
            store,
            AWatch("pubmed", "europepmc"),
            null,
            new WatchRunnerOptions { Time = Clock }
        );
        var previews = new List<WatchPreview>();
        await foreach (WatchPreview preview in runner.PreviewAsync(default))
        {
            previews.Add(preview);
        }

        Assert.Equal(
            [("pubmed", 2), ("pubmed:changed", 2), ("europepmc", 3), ("europepmc:changed", 3)],
            previews.Select(p => (p.Query, p.New))
        );
        Assert.Equal((60, 1), (store.CountPapers(), store.WatchRuns().Count));
    }

    [Fact]
    public async Task SecondRun_IsTurnedAway_AndSaysWho()
    {
        using PaperStore store = OpenStore();
        using (WatchLock.Take(store.Path, Clock.Now))
        {
            var error = await Assert.ThrowsAsync<WatchBusyException>(() => RunAsync(AWatch()));
            Assert.Contains(
                $"process {Environment.ProcessId} since 2026-03-01 03:30:00Z",
                error.Message,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(WatchRunState.Ok, (await RunAsync(AWatch())).Run.State);
    }

    [Fact]
    public async Task ClockSetBack_IsSaid_AndLosesNothing()
    {
        Records(ReplayService.PubMed, 1, 10);
        Server.Clock = () => new DateTimeOffset(2026, 3, 1, 3, 30, 0, TimeSpan.Zero);
        Clock.Now = new DateTimeOffset(2026, 6, 1, 3, 30, 0, TimeSpan.Zero); // three months ahead
        WatchRunResult ahead = await RunAsync(AWatch());
        Assert.Equal(WatchRunState.Suspect, ahead.Run.State);
        Assert.Contains(
            "this machine says it is 2026-06-01, pubmed says 2026-03-01",
            ahead.Problems[0],
            StringComparison.Ordinal
        );

        Clock.Now = new DateTimeOffset(2026, 3, 2, 3, 30, 0, TimeSpan.Zero);
        Server.Clock = () => Clock.Now;
        Records(ReplayService.PubMed, 100, 4, created: Today);
        WatchRunResult back = await RunAsync(AWatch());
        Assert.Equal((4, 1), (back.New, back.ExitCode));
        Assert.Contains("it was set back, or was ahead then", back.Problems[0], StringComparison.Ordinal);
        Night();
        Assert.Equal(0, (await RunAsync(AWatch())).ExitCode);
    }

    [Fact]
    public async Task Trial_ChangesItsTitle_StaysOnePaper()
    {
        Records(ReplayService.ClinicalTrials, 1, 5);
        await RunAsync(AWatch("clinicaltrials"));
        Night();
        Server.Library.Change(ReplayService.ClinicalTrials, 2, r => r with { Version = 2, Revised = Today });
        Assert.Equal(["nct:NCT00000002"], (await RunAsync(AWatch("clinicaltrials"))).Run.Changed);
        using PaperStore store = OpenStore();
        Assert.Equal(
            (5, true),
            (
                store.CountPapers(),
                store.Find("nct:NCT00000002")!.Paper.Title.En!.EndsWith("corrected 2", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Feed_FirstReadIsSilent_AndAnEmptyOneIsSuspect()
    {
        Records(ReplayService.Feed, 1, 3);
        WatchFile watch = AWatch() with { Queries = [], Feeds = [new WatchFeed("toc", Service("feed.xml"), [])] };
        Assert.Equal((3, 0), (await RunAsync(watch)) is var first ? (first.New, first.Run.New.Count) : default);
        Night();
        Records(ReplayService.Feed, 9, 1);
        Assert.Equal(["doi:10.5555/feed.9"], (await RunAsync(watch)).Run.New);
        Night();
        Server.FaultOf = _ => ReplayFault.EmptyPage;
        Assert.Equal(WatchRunState.Suspect, (await RunAsync(watch)).Run.State);
    }

    [Fact]
    public async Task Feed_Filtered_TakesWhatMentionsAKind()
    {
        Records(ReplayService.Feed, 1, 10);
        WatchFile watch = AWatch() with
        {
            Queries = [],
            Feeds = [new WatchFeed("toc", Service("feed.xml"), ["cytokine"])],
        };
        using PaperStore store = OpenStore();
        WatchRunResult result = await new WatchRunner(
            store,
            watch,
            Lexicon.LoadBundled(),
            new WatchRunnerOptions { Time = Clock }
        ).RunAsync(default);
        Assert.Equal((10, 0), (result.Run.Sources[0].Found, result.New));
        watch = watch with { Feeds = [watch.Feeds[0] with { Mentions = ["pd1"] }] };
        Assert.Equal(
            10,
            (
                await new WatchRunner(
                    store,
                    watch,
                    Lexicon.LoadBundled(),
                    new WatchRunnerOptions { Time = Clock }
                ).RunAsync(default)
            ).New
        );
    }

    void Night() => Clock.Now += TimeSpan.FromDays(1);

    Task<WatchRunResult> AgainAsync(WatchFile? watch = null)
    {
        Night();
        return RunAsync(watch ?? AWatch());
    }
}
