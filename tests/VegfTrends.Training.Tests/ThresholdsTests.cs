using Xunit;

namespace VegfTrends.Training.Tests;

public class ThresholdsTests
{
    [Fact]
    public void Choose_LowestScoreWithThePrecision()
    {
        // Down to 0.7 nine of ten are right, but 0.91 finds as many; from 0.6 on the precision is lower.
        double[] scores = [.99, .98, .97, .96, .95, .94, .93, .92, .91, .7, .6, .5, .4, .3];
        bool[] labels = [true, true, true, true, true, true, true, true, true, false, false, false, false, false];
        Assert.Equal(0.91, Thresholds.Choose(scores, labels, 0.9).AssignFrom);
    }

    [Fact]
    public void Choose_UndecidedIsNeverAboveAssign()
    {
        (double assign, double undecided) = Thresholds.Choose([.9, .1], [true, false], 0.9);
        Assert.True(undecided <= assign);
    }

    [Fact]
    public void Choose_NoPositive_AsksForTheHighestScore() =>
        Assert.Equal(0.95, Thresholds.Choose([.9, .1], [false, false], 0.9).AssignFrom);
}
