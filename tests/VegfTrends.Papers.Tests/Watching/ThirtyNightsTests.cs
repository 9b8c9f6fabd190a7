using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Replay;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

public sealed class ThirtyNightsTests : WatchTest
{
    /// <summary>A month with late, changed, retracted, deleted and duplicate records, faults every few nights, and a
    /// source that breaks for three.</summary>
    [Fact]
    public async Task ThirtyNights_EveryNewPaperIsHandedOverOnce_AndABrokenSourceIsSuspectAtOnce()
    {
        var chance = new Random(17);
        Records(ReplayService.PubMed, 1, 60);
        Records(ReplayService.EuropePmc, 1, 20);
        Records(ReplayService.ClinicalTrials, 1, 20);
        WatchFile watch = AWatch("pubmed", "europepmc", "clinicaltrials") with { Recheck = 60 };
        watch = watch with
        {
            Queries =
            [
                watch.Queries[0] with
                {
                    Canaries = ["10000001"],
                },
                .. watch.Queries.Skip(1),
                new WatchQuery("again", "pubmed", "another query that finds the same", []),
            ],
        };
        Assert.Equal(100, (await RunAsync(watch)).New);

        var announced = new List<string>();
        var expected = new List<string>();
        int next = 1000,
            changed = 0,
            retracted = 0,
            deleted = 0,
            expectedChanged = 0;
        WatchRunnerOptions options = new()
        {
            HandOver = (run, _) =>
            {
                announced.AddRange(run.New);
                (changed, retracted, deleted) = (
                    changed + run.Changed.Count,
                    retracted + run.Retracted.Count,
                    deleted + run.Deleted.Count
                );
                return Task.CompletedTask;
            },
        };
        for (int night = 1; night <= 30; night++)
        {
            Clock.Now += TimeSpan.FromDays(1);
            foreach (
                ReplayService service in new[]
                {
                    ReplayService.PubMed,
                    ReplayService.EuropePmc,
                    ReplayService.ClinicalTrials,
                }
            )
            {
                for (int n = chance.Next(0, 6); n > 0; n--, next++)
                {
                    // Every third is late by up to six days; the register's window is over the last update, which is
                    // never in the past.
                    bool isLate = next % 3 == 0 && service != ReplayService.ClinicalTrials;
                    var record = new ReplayRecord
                    {
                        Number = next,
                        Service = service,
                        Created = Today.AddDays(isLate ? -chance.Next(1, 7) : 0),
                    };
                    Server.Library.Put(record);
                    expected.AddRange(Ids([record]));
                }
            }

            if (night % 5 == 0 && night < 28)
            {
                int old = 1 + night;
                Server.Library.Change(ReplayService.PubMed, old, r => r with { Version = 2, Revised = Today });
                Server.Library.Change(
                    ReplayService.PubMed,
                    old + 1,
                    r => r with { IsRetracted = true, Revised = Today }
                );
                Server.Library.Change(ReplayService.PubMed, old + 2, r => r with { IsDeleted = true });
                expectedChanged++;
            }

            int faults = 0;
            bool isBroken = night is >= 12 and <= 14;
            Server.FaultOf = r =>
                isBroken && r.Path == "searchPOST" ? ReplayFault.Error
                : night % 4 == 0 && r.Path is "efetch.fcgi" or "studies" && faults++ == 0 ? ReplayFault.Cut
                : night % 7 == 0 && r.Path is "esearch.fcgi" && faults++ == 0 ? ReplayFault.Truncated
                : ReplayFault.None;
            WatchRunResult result = await RunAsync(watch, options);
            Assert.True(
                result.Run.State == (isBroken ? WatchRunState.Suspect : WatchRunState.Ok),
                $"night {night} is {result.Run.State}: {string.Join(", ", result.Problems)}"
            );
            Assert.Equal(isBroken ? 1 : 0, result.ExitCode);
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), announced.Order(StringComparer.Ordinal));
        Assert.Equal((expectedChanged, expectedChanged, expectedChanged), (changed, retracted, deleted));
        using PaperStore store = OpenStore();
        Assert.Equal(
            (31, 5),
            (store.WatchRuns().Count, store.Papers().Count(p => p.Paper.Status == PublicationStatus.Retracted))
        );
        Assert.Equal(3, store.WatchRuns().Count(r => r.State == WatchRunState.Suspect));
    }
}
