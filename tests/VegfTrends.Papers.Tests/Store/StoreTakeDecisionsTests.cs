using VegfTrends.Core;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Store;

public sealed class StoreTakeDecisionsTests : StoreTest
{
    static readonly DateTimeOffset Noon = new(2024, 5, 17, 12, 0, 0, 123, TimeSpan.FromHours(8));

    [Fact]
    public void TakeDecisions_SomeoneDecidedMeanwhile_KeepsNone()
    {
        Store.Add([APaper.Number(1), APaper.Number(2)], Run);
        string[] ids = [.. Store.Papers().Select(p => p.Paper.Id)];
        var since = new Decision(ids[1], ["other"], "wl", Noon, null);
        Assert.True(Store.AddDecision(since));
        (Decision, Decision?)[] batch =
        [
            (new Decision(ids[0], ["ici.pd1"], "me", Noon, null), null),
            (new Decision(ids[1], [], "me", Noon.AddDays(1), null), null),
        ];
        Assert.False(Store.TakeDecisions(batch));
        Assert.Equal(since.Who, Assert.Single(Store.AllDecisions()).Who);

        Assert.True(Store.TakeDecisions([batch[0], (batch[1].Item1, Store.LatestDecisions()[ids[1]])]));
        Assert.All(Store.LatestDecisions().Values, d => Assert.Equal("me", d.Who));
        Assert.Equal([1, 2], ids.Select(id => Store.DecisionHistory([id])[id].Count));
    }

    [Fact]
    public void TakeDecisions_UnknownPaper_KeepsNone()
    {
        string id = Added(APaper.Number(1)).Paper.Id;
        Assert.Throws<StoreException>(() =>
            Store.TakeDecisions([
                (new Decision(id, [], "me", Noon, null), null),
                (new Decision("pmid:404", [], "me", Noon, null), null),
            ])
        );
        Assert.Empty(Store.AllDecisions());
    }

    [Fact]
    public void TakeDecisions_FailsAfterTheFirst_KeepsNone()
    {
        Store.Add([APaper.Number(1), APaper.Number(2)], Run);
        string[] ids = [.. Store.Papers().Select(p => p.Paper.Id)];
        Assert.Throws<StoreException>(() =>
            Store.TakeDecisions([
                (new Decision(ids[0], [], "me", Noon, null), null),
                (new Decision(ids[1], [], null!, Noon, null), null),
            ])
        );
        Assert.Empty(Store.AllDecisions());
    }

    [Fact]
    public void PaperIds_AnyNameThePaperWasMetUnder_GivesTheOneOfTheStore()
    {
        Paper paper = APaper.Number(1);
        string id = Added(paper).Paper.Id;
        IReadOnlyDictionary<string, string> ids = Store.PaperIds([id, "pmid:404", id]);
        Assert.Equal(id, Assert.Single(ids).Value);
    }
}
