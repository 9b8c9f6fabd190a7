using Xunit;

namespace VegfTrends.Core.Tests.Trends;

/// <summary>Values of R 4.2 (cor.test, poisson.test, p.adjust, glm) and SciPy 1.10 (theilslopes), made once and written
/// down here.</summary>
public class StatisticsReferenceTests
{
    static readonly double[] TenYears = [12, 15, 11, 18, 21, 19, 25, 24, 30, 28];
    static readonly double[] TwelveYearsWithTies = [3, 5, 5, 8, 7, 5, 9, 9, 12, 11, 10, 14];

    [Fact]
    public void MannKendall_WithoutTies_IsExact()
    {
        MannKendallResult test = MannKendall.Test(TenYears);
        Assert.True(test.Exact);
        Assert.Equal(35, test.S);
        Assert.Equal(0.777777777778, test.Tau, 10);
        Assert.Equal(0.000946318342152, test.P, 12);
    }

    [Fact]
    public void MannKendall_WithTies_IsNormalWithTieCorrection()
    {
        MannKendallResult test = MannKendall.Test(TwelveYearsWithTies);
        Assert.False(test.Exact);
        Assert.Equal(50, test.S);
        Assert.Equal(0.781631749351, test.Tau, 10);
        Assert.Equal(1, test.VarianceFactor);
        Assert.Equal(0.0006799496937995637, test.P, 10);
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new[] { 4.0, 5, 6 })]
    [InlineData(new[] { 4.0, 4, 4, 4, 4, 4 })]
    public void MannKendall_NothingToSay_IsOne(double[] series) => Assert.Equal(1, MannKendall.Test(series).P);

    [Fact]
    public void MannKendall_AutocorrelatedSeries_InflatesTheVariance()
    {
        double[] wave = [.. Enumerable.Range(0, 40).Select(i => Math.Round(10 * Math.Sin(i / 5.0), 6) + (0.001 * i))];
        Assert.True(MannKendall.Test(wave).VarianceFactor > 2);
    }

    [Fact]
    public void TheilSen_AgreesWithSciPy()
    {
        TheilSenLine ten = TheilSen.Fit(TenYears),
            twelve = TheilSen.Fit(TwelveYearsWithTies);
        Assert.Equal((2.0, 1.5, 2.5), (ten.Slope, ten.Low, ten.High));
        Assert.Equal(0.8571428571428571, twelve.Slope, 12);
        Assert.Equal(0.5555555555555556, twelve.Low, 12);
        Assert.Equal(1.0, twelve.High, 12);
    }

    // Counts in one period each, so that nothing can be said of their scatter and the exact test stands alone.
    [Theory]
    [InlineData(41, 3.0, 90, 3.0, 2.231849616e-05, 2.195121951, 1.501318113, 3.258166467)]
    [InlineData(3, 1.0, 10, 1.0, 0.09228515625, 3.33333333333, 0.85828171570, 18.84872355242)]
    [InlineData(5, 2.0, 0, 2.0, 0.0625, 0, 0, 1.091279105)]
    [InlineData(0, 3.0, 7, 3.0, 0.015625, double.PositiveInfinity, 1.441308519, double.PositiveInfinity)]
    [InlineData(80, 1100.0, 120, 1300.0, 0.1028271564, 1.2692307692, 0.9485818259, 1.7059902698)]
    public void RateRatio_AgreesWithR(
        int before,
        double timeBefore,
        int after,
        double timeAfter,
        double p,
        double ratio,
        double low,
        double high
    )
    {
        RateRatioResult test = RateRatio.Test([before], [after], timeBefore, timeAfter);
        Assert.Equal(p, test.P, 9);
        Assert.Equal(ratio, test.Ratio, 9);
        Assert.Equal(low, test.Low, 8);
        Assert.Equal(high, test.High, 7);
    }

    [Fact]
    public void RateRatio_YearsThatScatterMoreThanPoisson_IsMoreCautious()
    {
        RateRatioResult even = RateRatio.Test([10, 10, 10], [20, 20, 20]),
            wild = RateRatio.Test([1, 28, 1], [2, 55, 3]);
        Assert.Equal(even.Ratio, wild.Ratio);
        Assert.True(wild.Dispersion > 5);
        Assert.True(wild.P > 0.3 && even.P < 0.01);
        Assert.True(wild.Low < even.Low && wild.High > even.High);
    }

    [Fact]
    public void RateRatio_NothingAnywhere_SaysNothing() =>
        Assert.Equal(
            (1.0, true),
            (RateRatio.Test([0, 0], [0, 0]).P, double.IsNaN(RateRatio.Test([0, 0], [0, 0]).Ratio))
        );

    [Fact]
    public void FalseDiscovery_AgreesWithR()
    {
        double[] expected = [0.04, 0.05333333333, 0.06, 0.064, 0.06666666667, 0.22857142857, 0.8, 0.008];
        Assert.All(
            FalseDiscovery.Adjust([.01, .02, .03, .04, .05, .2, .8, .001]).Zip(expected),
            x => Assert.Equal(x.Second, x.First, 9)
        );
    }

    [Fact]
    public void PoissonTrend_AgreesWithR()
    {
        (double a, double b) = PoissonTrend.Fit([3, 5, 4, 8, 9, 12, 15, 14, 20, 26]);
        Assert.Equal(1.2863004363, a, 4);
        Assert.Equal(0.2171836584, b, 5);
    }

    /// <summary>The cheapest of all 2^n state sequences, by trying each.</summary>
    [Fact]
    public void KleinbergBursts_IsTheCheapestSequence()
    {
        var random = new Random(3);
        for (int round = 0; round < 60; round++)
        {
            int[] total = [.. Enumerable.Range(0, 9).Select(_ => random.Next(5, 40))];
            int[] relevant = [.. total.Select((t, i) => random.Next(0, 1 + (t / (i is 3 or 4 or 5 ? 2 : 6))))];
            int best = Enumerable.Range(0, 1 << 9).MinBy(states => Cost(states, relevant, total));
            IReadOnlyList<Burst> found = KleinbergBursts.Find(relevant, total);
            int mask = found.SelectMany(b => Enumerable.Range(b.First, b.Last - b.First + 1)).Sum(i => 1 << i);
            Assert.Equal(Cost(best, relevant, total), Cost(mask, relevant, total), 9);
        }
    }

    [Fact]
    public void KleinbergBursts_OneClearBurst_IsFoundWhereItIs()
    {
        Burst burst = Assert.Single(
            KleinbergBursts.Find([2, 1, 2, 2, 15, 18, 16, 2, 1, 2], [100, 100, 100, 100, 100, 100, 100, 100, 100, 100])
        );
        Assert.Equal((4, 6), (burst.First, burst.Last));
        Assert.True(burst.Weight > 0);
    }

    [Fact]
    public void ChangePoints_OneStep_IsFoundWhereItIs()
    {
        ChangePoint step = Assert.Single(ChangePoints.Find([4, 5, 3, 6, 4, 5, 14, 16, 12, 15, 17, 13]));
        Assert.Equal(6, step.At);
        Assert.Equal(4.5, step.Before, 9);
        Assert.Equal(14.5, step.After, 9);
        Assert.True(step.P <= 0.01);
    }

    [Fact]
    public void ChangePoints_MoreLiterature_IsNoStep() =>
        Assert.Empty(
            ChangePoints.Find([4, 5, 3, 6, 4, 5, 14, 16, 12, 15, 17, 13], [1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3])
        );

    static double Cost(int states, int[] relevant, int[] total)
    {
        double share = (double)relevant.Sum() / total.Sum(),
            high = Math.Min(0.9999, 2 * share),
            cost = 0;
        for (int i = 0; i < total.Length; i++)
        {
            bool burst = (states >> i & 1) == 1;
            double p = burst ? high : share;
            cost -= (relevant[i] * Math.Log(p)) + ((total[i] - relevant[i]) * Math.Log(1 - p));
            cost += burst && (i == 0 || (states >> (i - 1) & 1) == 0) ? Math.Log(total.Length) : 0;
        }

        return cost;
    }
}
