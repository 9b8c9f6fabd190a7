using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class IndexingDelaysTests
{
    static readonly DateOnly AsOf = new(2026, 7, 1);

    // Half of every month's studies come after 40 days, half after 100; the months up to the as-of day show what has
    // come so far.
    static IEnumerable<SeenStudy> Watched(int months) =>
        Enumerable
            .Range(1, months)
            .Select(m => AsOf.AddMonths(-m))
            .SelectMany(start =>
                Enumerable.Range(0, 20).Select(i => new SeenStudy(start, start.AddDays(i % 2 == 0 ? 40 : 100)))
            )
            .Where(s => s.Seen <= AsOf);

    [Fact]
    public void Completeness_RecentMonthsAreTruncated_IsThatOfTheWholeDistribution()
    {
        IndexingDelays delays = IndexingDelays.Estimate(Watched(12), AsOf)!;
        Assert.Equal(0, delays.Completeness(39));
        Assert.Equal(0.5, delays.Completeness(40), 9);
        Assert.Equal(0.5, delays.Completeness(99), 9);
        Assert.Equal(1, delays.Completeness(100), 9);
    }

    [Fact]
    public void Nowcast_HalfReported_ExpectsAsManyAgain()
    {
        NowcastCount now = IndexingDelays.Estimate(Watched(12), AsOf)!.Nowcast(10, AsOf.AddDays(-50), AsOf)!;
        Assert.Equal(0.5, now.Completeness, 9);
        Assert.Equal(20.5, now.Expected, 9);
        Assert.InRange(now.Low, 11, 18);
        Assert.InRange(now.High, 24, 36);
    }

    [Fact]
    public void Nowcast_AlmostNothingThereYet_SaysNothing() =>
        Assert.Null(IndexingDelays.Estimate(Watched(12), AsOf)!.Nowcast(0, AsOf.AddDays(-10), AsOf));

    [Fact]
    public void Nowcast_AllReported_IsTheCount() =>
        Assert.Equal(
            new NowcastCount(7, 1, 7, 7, 7),
            IndexingDelays.Estimate(Watched(12), AsOf)!.Nowcast(7, AsOf.AddDays(-300), AsOf)
        );

    [Fact]
    public void Estimate_TooFewDelays_IsNull() =>
        Assert.Null(IndexingDelays.Estimate(Watched(12).Take(IndexingDelays.Least - 1), AsOf));
}
