using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Store;

public sealed class StoreDigestsTests : StoreTest
{
    static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Untold_HoldsWhatWatchRunsBrought_NotTheBackfill_NotImports()
    {
        Store.Add([APaper.Number(1)], Run);
        Watched(silent: true, APaper.Number(2));
        Watched(silent: false, APaper.Number(3), APaper.Number(4));
        Watched(
            silent: false,
            APaper.Number(4),
            APaper.With(pmid: "77", en: "A retracted one", status: PublicationStatus.Retracted)
        );
        Assert.Equal(["pmid:4", "pmid:5"], Store.Untold("ann"));
    }

    [Fact]
    public void Keep_TellsAPaperOnce_AllOrNothing()
    {
        Watched(silent: false, APaper.Number(1), APaper.Number(2));
        Store.Reader("ann");
        Assert.True(Store.Keep(Digest("ann", "pmid:2")));
        Assert.False(Store.Keep(Digest("ann", "pmid:3", "pmid:2")));
        Assert.Equal(["pmid:3"], Store.Untold("ann"));
        Assert.Single(Store.Deliveries());
        Assert.Equal(["pmid:2", "pmid:3"], Store.Untold("ben"));
    }

    [Fact]
    public void Told_StaysWithAPaperThatIsMerged()
    {
        Watched(
            silent: false,
            APaper.With(pmid: "1", en: "One invented title of a paper"),
            APaper.With(doi: "10.99999/x", en: "Quite another invented title")
        );
        Store.Reader("ann");
        Store.Keep(Digest("ann", "doi:10.99999/x"));
        // A record with both identifiers shows that they are one paper.
        Watched(silent: false, APaper.With(pmid: "1", doi: "10.99999/x", en: "One invented title of a paper"));
        Assert.Empty(Store.Untold("ann"));
    }

    [Fact]
    public void Changes_AreToldOnceEach()
    {
        Watched(silent: false, APaper.With(pmid: "1", en: "One invented title of a paper"));
        Store.Reader("ann");
        Store.Keep(Digest("ann", "pmid:1"));
        Assert.Empty(Store.ChangedSinceTold("ann"));
        Store.MarkDeleted("1", Run);
        ToldPaper change = Assert.Single(Store.ChangedSinceTold("ann"));
        Assert.Equal(("pmid:1", PublicationStatus.Deleted), (change.PaperId, change.Status));
        Assert.True(Store.Keep(Digest("ann") with { Papers = [change] }));
        Assert.Empty(Store.ChangedSinceTold("ann"));
        Assert.Empty(Store.ChangedSinceTold("ben"));
    }

    [Fact]
    public void Attempts_AreNotedBeforeAndAfter()
    {
        Store.Reader("ann");
        Store.Keep(Digest("ann"));
        Guid id = Store.OpenDeliveries().Single().Id;
        Assert.Equal(1, Store.BeginAttempt(id));
        Assert.Equal(DeliveryState.Sending, Store.OpenDeliveries().Single().State);
        // As after a kill: begun, and begun again.
        Assert.Equal(2, Store.BeginAttempt(id));
        Store.EndAttempt(id, 2, DeliveryState.Failed, "busy", DateTimeOffset.UnixEpoch);
        StoredDelivery failed = Store.OpenDeliveries().Single();
        Assert.Equal(
            (DeliveryState.Failed, 2, 1, "busy", DateTimeOffset.UnixEpoch),
            (failed.State, failed.Attempts, failed.Repeats, failed.Why, failed.NextAttempt)
        );
        Assert.Equal(3, Store.BeginAttempt(id));
        Store.EndAttempt(id, 3, DeliveryState.Delivered, null, null);
        Assert.Empty(Store.OpenDeliveries());
        Assert.Null(Store.BeginAttempt(id));
        Assert.Equal(
            (DeliveryState.Delivered, 3, 1),
            (
                Store.Deliveries().Single().State,
                Store.Deliveries().Single().Attempts,
                Store.Deliveries().Single().Repeats
            )
        );
    }

    [Fact]
    public void Reader_JoinsWithTheRunsThatNobodyWasToldOf()
    {
        long first = Watched(silent: false, APaper.Number(1));
        Store.MarkAnnounced("test", first);
        Watched(silent: false, APaper.Number(2));
        Assert.Equal(["pmid:3"], Store.Untold("ann"));
        Assert.Equal(first + 1, Store.Reader("ann").Joined);
        Store.NoteLooked("ann", Day, ["pubmed"]);
        ReaderState state = Store.Reader("ann");
        Assert.Equal((first + 1, Day, null), (state.Joined, state.Looked, state.Told));
        Assert.Equal(["pubmed"], state.Suspects);
        Assert.Equal(["pmid:3"], Store.Untold("ann"));
    }

    static NewDigest Digest(string reader, params string[] papers) =>
        new()
        {
            Reader = reader,
            Day = Day,
            Content = "{}",
            Channels = ["file"],
            Papers = [.. papers.Select(p => new ToldPaper(p, PublicationStatus.Published, IsNew: true))],
        };

    long Watched(bool silent, params Paper[] papers)
    {
        (long run, _) = Store.BeginWatchRun("test", Day);
        Store.AddWatched(
            [.. papers.Select(p => (ReadOutcome)new ReadOutcome.Read(p))],
            new StoreFile("pubmed", "", 0, "pubmed-xml"),
            isLast: true,
            new WatchStep(run, "test", "pubmed", "main", silent, IsCurrent: true),
            mark: null
        );
        return run;
    }
}
