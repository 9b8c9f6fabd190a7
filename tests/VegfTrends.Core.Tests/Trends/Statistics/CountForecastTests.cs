using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class CountForecastTests
{
    [Fact]
    public void Of_SteadyCounts_ForetellsTheSame()
    {
        ForecastCount forecast = CountForecast.Of([.. Enumerable.Range(0, 60).Select(i => 9 + (i % 3))], 12)!;
        Assert.InRange(forecast.Expected, 112, 128);
        Assert.InRange(forecast.Low, 80, 112);
        Assert.InRange(forecast.High, 128, 160);
        Assert.InRange(forecast.BackTests, 2, 12);
    }

    [Fact]
    public void Of_ExponentialRise_BeatsRepeatingTheLastYear()
    {
        ForecastCount forecast = CountForecast.Of(
            [.. Enumerable.Range(0, 72).Select(i => (int)Math.Round(2 * Math.Exp(0.04 * i)))],
            12
        )!;
        Assert.Equal(ForecastMethod.PoissonRegression, forecast.Method);
        Assert.True(forecast.BackTestError < forecast.LastValueError / 2);
    }

    [Theory]
    [InlineData(35)]
    [InlineData(0)]
    public void Of_ShortSeries_IsNull(int periods) =>
        Assert.Null(CountForecast.Of([.. Enumerable.Repeat(5, periods)], 12));

    [Fact]
    public void Of_EmptySeries_IsNull() => Assert.Null(CountForecast.Of(new int[48], 12));
}
