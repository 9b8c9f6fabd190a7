using VegfTrends.Core;
using VegfTrends.Jobs.Digests;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;
using Xunit;

namespace VegfTrends.Jobs.Tests.Digests;

public sealed class DigestRunTests : NightTest
{
    static readonly DigestReader[] Ann = [Reader("ann")];

    [Fact]
    public async Task Backfill_IsNotAnnounced_TheNextNightIs()
    {
        Take(Paper(1), Paper(2));
        Assert.Equal(0, (await TellAsync(Ann)).Prepared);
        Clock.Pass(1);
        Take(Paper(3));
        Assert.Equal((1, 1), await CountsAsync());
        Digest digest = Assert.Single(Handed).Digest.Digest;
        Assert.Equal("ex:0003", Assert.Single(digest.Papers).Id);
        // Paper 1 had the same pair before anybody watched.
        Assert.Empty(digest.Firsts);
    }

    [Fact]
    public async Task Rerun_TellsNothingTwice()
    {
        await StartAsync();
        Take(Paper(1));
        await TellAsync(Ann);
        await TellAsync(Ann);
        Clock.Pass(1);
        Take(Paper(1), Paper(1, title: "Another title for the same invented trial"));
        await TellAsync(Ann);
        Assert.Single(Handed);
    }

    [Fact]
    public async Task Failure_IsTriedAgain_NotBeforeTheWait_WithTheSameId()
    {
        await StartAsync();
        Take(Paper(1));
        Answer = _ => new DeliveryOutcome.Failed("no room");
        DigestSummary summary = await TellAsync(Ann);
        Assert.Equal((1, Incomplete), (summary.Failed, summary.ExitCode));
        Assert.Equal("ann, file: no room", Assert.Single(summary.Problems));

        Clock.Pass(1.0 / 24 / 12); // five minutes
        Assert.Equal(1, (await TellAsync(Ann)).Waiting);
        Answer = _ => new DeliveryOutcome.Delivered();
        Clock.Pass(0.9);
        summary = await TellAsync(Ann);
        Assert.Equal((0, 1, 0), (summary.Prepared, summary.Delivered, summary.Repeats));
        Assert.Equal(Handed[0].Digest.Id, Handed[^1].Digest.Id);
        Assert.Equal(2, Handed.Count);
    }

    [Fact]
    public async Task Uncertain_IsSentAgain_AndCountedAsPossibleRepeat()
    {
        await StartAsync();
        Take(Paper(1));
        Answer = _ => new DeliveryOutcome.Uncertain("cut");
        Assert.Equal(1, (await TellAsync(Ann)).Uncertain);
        Answer = _ => new DeliveryOutcome.Delivered();
        Clock.Pass(1);
        DigestSummary summary = await TellAsync(Ann);
        Assert.Equal((1, 1), (summary.Delivered, summary.Repeats));
        Assert.Single(Handed.Select(h => (h.Digest.Id, h.Digest.Prepared)).Distinct());
        Assert.Equal(DigestJson.Write(Handed[0].Digest.Digest), DigestJson.Write(Handed[1].Digest.Digest));
    }

    [Fact]
    public async Task BrokenOffWhileSending_IsUncertain()
    {
        await StartAsync();
        Take(Paper(1));
        // Cancellation leaves the store as a kill does: begun, no end.
        Answer = _ => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(() => TellAsync(Ann));
        Assert.Equal(DeliveryState.Sending, Assert.Single(Store.OpenDeliveries()).State);
        Answer = _ => new DeliveryOutcome.Delivered();
        DigestSummary summary = await TellAsync(Ann);
        Assert.Equal((1, 1), (summary.Delivered, summary.Repeats));
        Assert.Empty(Store.OpenDeliveries());
    }

    [Fact]
    public async Task BrokenOffBeforeItWasSaved_TellsThePapersNextTime()
    {
        await StartAsync();
        Take(Paper(1));
        await Assert.ThrowsAsync<IOException>(() =>
            new DigestRun(
                Store,
                new ReadersFile(Ann, null),
                () => throw new IOException("disk"),
                new DigestRunOptions { Day = Clock.Day, Time = Clock }
            ).RunAsync(default)
        );
        await TellAsync(Ann);
        Assert.Single(Handed);
    }

    [Fact]
    public async Task OneChannelThatFails_KeepsNoOtherBack()
    {
        await StartAsync();
        DigestReader ann = Ann[0] with
        {
            Channels =
            [
                new ChannelOptions.Folder("a", Html: false) { Key = "file" },
                new ChannelOptions.Folder("b", Html: false) { Key = "file.2" },
            ],
        };
        Take(Paper(1));
        int calls = 0;
        Answer = _ => calls++ == 0 ? throw new InvalidOperationException("a defect") : new DeliveryOutcome.Delivered();
        DigestSummary summary = await TellAsync([ann, Reader("ben")]);
        Assert.Equal((2, 1), (summary.Delivered, summary.Uncertain));
    }

    [Fact]
    public async Task Correction_Retraction_AreToldOnce_ToThoseWhoKnewThePaper()
    {
        await StartAsync();
        Take(Paper(1));
        await TellAsync(Ann);
        DigestReader[] both = [Ann[0], Reader("ben")];
        foreach (
            PublicationStatus status in new[]
            {
                PublicationStatus.Corrected,
                PublicationStatus.Corrected,
                PublicationStatus.Retracted,
                PublicationStatus.Retracted,
            }
        )
        {
            Clock.Pass(1);
            Take(Paper(1, status));
            Store.MarkAnnounced("test", long.MaxValue);
            await TellAsync(both);
        }

        Assert.Equal(
            ["", "Corrected", "Retracted"],
            Handed
                .Where(h => h.Digest.Digest.Reader == "ann")
                .Select(h => string.Join(",", h.Digest.Digest.Changes.Select(c => c.Status)))
        );
        Assert.DoesNotContain(Handed, h => h.Digest.Digest.Reader == "ben");
    }

    [Fact]
    public async Task NewReader_IsNotSentWhatWasAnnouncedBefore()
    {
        await StartAsync();
        long run = Take(Paper(1));
        await TellAsync(Ann);
        Store.MarkAnnounced("test", run);
        Clock.Pass(1);
        Take(Paper(2));
        await TellAsync([Ann[0], Reader("ben")]);
        Assert.Equal(
            ["ann:ex:0001", "ann:ex:0002", "ben:ex:0002"],
            Handed.Select(h => $"{h.Digest.Digest.Reader}:{h.Digest.Digest.Papers.Single().Id}").Order()
        );
    }

    [Fact]
    public async Task SuspectSource_IsSaidOnTopTheFirstNight_AndAgainAfterItWasWell()
    {
        await StartAsync();
        SuspectSource[] broken = [new SuspectSource("pubmed (main)", "no answer")];
        foreach (IReadOnlyList<SuspectSource> suspects in new[] { broken, broken, [], broken })
        {
            Clock.Pass(1);
            await TellAsync(Ann, suspects);
        }

        Assert.Equal(2, Handed.Count);
        Assert.All(
            Handed,
            h =>
                Assert.Equal(
                    ("pubmed (main)", 0),
                    (h.Digest.Digest.Suspects.Single().Source, h.Digest.Digest.Papers.Count)
                )
        );
    }

    [Fact]
    public async Task Empty_GoesOutOnlyToThoseWhoAsked()
    {
        await StartAsync();
        await TellAsync([Reader("ann"), Reader("ben") with { Empty = true }]);
        Assert.Equal("ben", Assert.Single(Handed).Digest.Digest.Reader);
    }

    [Fact]
    public async Task ReaderOrChannelThatIsGone_Waits_AndComesBack()
    {
        await StartAsync();
        Take(Paper(1));
        Answer = _ => new DeliveryOutcome.Failed("x");
        await TellAsync(Ann);
        Clock.Pass(1);
        Answer = _ => new DeliveryOutcome.Delivered();
        Assert.Equal((1, 0), ((await TellAsync([])).Waiting, Handed.Count - 1));
        Assert.Equal(1, (await TellAsync(Ann)).Delivered);
    }

    [Fact]
    public async Task ClockThatWasAhead_SilencesNobody()
    {
        await StartAsync();
        Clock.Pass(20_000);
        Take(Paper(1));
        Answer = _ => new DeliveryOutcome.Failed("x");
        await TellAsync(Ann);
        Clock.Pass(-19_999);
        Answer = _ => new DeliveryOutcome.Delivered();
        Take(Paper(2));
        Assert.Equal((1, 2), await CountsAsync());
    }

    [Fact]
    public async Task SecondProgram_LeavesSendingToTheFirst()
    {
        await StartAsync();
        Take(Paper(1));
        using (FileLock.TryTake(DigestRun.LockOf(Store.Path), ""))
        {
            DigestSummary summary = await TellAsync(Ann);
            Assert.Equal((0, Incomplete), (summary.Prepared, summary.ExitCode));
        }

        Assert.Equal((1, 1), await CountsAsync());
    }

    const int Incomplete = 1;

    // The first run of a watch is a silent backfill.
    async Task StartAsync()
    {
        long run = Take(Paper(9999));
        await TellAsync(Ann);
        Store.MarkAnnounced("test", run);
        Clock.Pass(1);
    }

    async Task<(int Prepared, int Delivered)> CountsAsync()
    {
        DigestSummary summary = await TellAsync(Ann);
        return (summary.Prepared, summary.Delivered);
    }
}
