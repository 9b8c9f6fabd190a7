using Xunit;

namespace VegfTrends.Training.Tests;

public class PlattCalibrationTests
{
    [Fact]
    public void Fit_CalibratedLogOdds_KeepsThem()
    {
        // 2,000 draws whose true probability is the sigmoid of their log-odds: slope 1 and offset 0 are the answer.
        var random = new Random(4);
        double[] logOdds = [.. Enumerable.Range(0, 2000).Select(_ => (random.NextDouble() * 8) - 4)];
        bool[] labels = [.. logOdds.Select(x => random.NextDouble() < 1 / (1 + Math.Exp(-x)))];
        (double slope, double offset) = PlattCalibration.Fit(logOdds, labels);
        Assert.InRange(slope, 0.9, 1.1);
        Assert.InRange(offset, -0.15, 0.15);
    }

    [Fact]
    public void Fit_OverconfidentLogOdds_AreDamped()
    {
        var random = new Random(4);
        double[] truth = [.. Enumerable.Range(0, 2000).Select(_ => (random.NextDouble() * 4) - 2)];
        bool[] labels = [.. truth.Select(x => random.NextDouble() < 1 / (1 + Math.Exp(-x)))];
        Assert.InRange(PlattCalibration.Fit([.. truth.Select(x => 5 * x)], labels).Slope, 0.17, 0.23);
    }

    [Fact]
    public void Fit_WrongWayRound_BecomesTheBaseRate()
    {
        (double slope, double offset) = PlattCalibration.Fit([3, 2, -2, -3], [false, false, true, true]);
        Assert.Equal(0, slope);
        Assert.Equal(0, offset, 6);
    }
}
