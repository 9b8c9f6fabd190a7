using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class ClassifierErrorCorrectionTests
{
    [Fact]
    public void FromScores_IsTheSumOfScores()
    {
        CorrectedCount count = ClassifierErrorCorrection.FromScores([1, 0.5, 0.5, 0], 2);
        Assert.Equal((2, 2.0), (count.Raw, count.Corrected));
        Assert.Equal(2 - (1.96 * Math.Sqrt(0.5)), count.Low, 9);
    }

    [Fact]
    public void FromDecisions_TakesOutFalseOnesAndAddsMissedOnes()
    {
        CorrectedCount count = ClassifierErrorCorrection.FromDecisions(100, 400, new DecisionErrors(50, 40, 100, 5));
        Assert.True(count.Correctable);
        Assert.Equal(100, count.Corrected, 9);
        Assert.InRange(count.Low, 50, 90);
        Assert.InRange(count.High, 110, 150);
    }

    [Theory]
    [InlineData(29, 100)]
    [InlineData(100, 29)]
    public void FromDecisions_TooFew_IsNotCorrectable(int assigned, int notAssigned)
    {
        CorrectedCount count = ClassifierErrorCorrection.FromDecisions(100, 400, new DecisionErrors(assigned, assigned, notAssigned, 0));
        Assert.False(count.Correctable);
        Assert.Equal(100, count.Corrected);
    }
}
