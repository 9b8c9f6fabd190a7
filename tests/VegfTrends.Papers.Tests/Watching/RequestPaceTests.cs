using Microsoft.Extensions.Time.Testing;
using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Watching;
using VegfTrends.Replay;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

public sealed class RequestPaceTests : WatchTest
{
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Run_ManyCallers_NeverMoreThanTheRateInAnySecond(int rate)
    {
        var clock = new FakeTimeProvider();
        using var pace = new RequestPace(rate, clock);
        var sent = new List<DateTimeOffset>();
        Task[] requests =
        [
            .. Enumerable
                .Range(0, 25)
                .Select(_ =>
                    pace.RunAsync(
                        () =>
                        {
                            lock (sent)
                            {
                                sent.Add(clock.GetUtcNow());
                            }

                            return Task.FromResult(0);
                        },
                        default
                    )
                ),
        ];
        for (int step = 0; step < 25_000 && !Task.WhenAll(requests).IsCompleted; step++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        await Task.WhenAll(requests);
        Assert.Equal(25, sent.Count);
        Assert.All(sent, from => Assert.InRange(sent.Count(t => t >= from && t < from.AddSeconds(1)), 1, rate));
    }

    [Fact]
    public async Task Run_SlowRequest_TheIntervalBeginsAtItsEnd()
    {
        var clock = new FakeTimeProvider();
        using var pace = new RequestPace(2, clock);
        DateTimeOffset begun = clock.GetUtcNow();
        await pace.RunAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return Task.FromResult(0);
            },
            default
        );
        Task<DateTimeOffset> second = pace.RunAsync(() => Task.FromResult(clock.GetUtcNow()), default);
        clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.True(await second - begun >= TimeSpan.FromSeconds(5.5));
    }

    /// <summary>The same by the clock of the server, repeats after faults among them.</summary>
    [Fact]
    public async Task Watch_WithFaults_TheServerNeverCountsMoreThanTheRate()
    {
        Records(ReplayService.PubMed, 1, 200);
        Server.FaultOf = r => r.Path == "efetch.fcgi" && r.Place % 3 == 1 ? ReplayFault.Error : ReplayFault.None;
        WatchFile watch = AWatch();
        watch = watch with
        {
            Services = new Dictionary<string, ServiceOptions>(watch.Services)
            {
                ["pubmed"] = watch.Services["pubmed"] with { RequestsPerSecond = 10 },
            },
        };
        WatchRunResult result = await RunAsync(watch);
        Assert.Equal(200, result.New);
        Assert.InRange(Server.HighestRate(), 1, 10);
        Assert.Equal(result.Requests, Server.Requests.Count);
    }
}
