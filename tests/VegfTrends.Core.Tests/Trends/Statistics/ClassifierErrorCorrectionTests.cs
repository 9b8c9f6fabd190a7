using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class ClassifierErrorCorrectionTests
{
    // 100 of 1,000 are in the category; the model finds 80 of them and takes 45 of the others for them. Two of five
    // assigned ones are decided, one of five others.
    static readonly PeriodVerdicts Archive = new(125, 875, 50, 32, 175, 4);

    [Fact]
    public void Correct_OpenPeriod_IsRoganAndGladens()
    {
        CorrectedCount count = ClassifierErrorCorrection
            .Of([Archive])!
            .Correct(new PeriodVerdicts(200, 300, 0, 0, 0, 0));
        Assert.True(count.Correctable);
        Assert.Equal(200, count.Raw);
        // Sensitivity 80 of 100, false positives 45 of 900.
        Assert.Equal((200 - (500 * 0.05)) / (0.8 - 0.05), count.Corrected, 9);
        Assert.InRange(count.Low, 170, 220);
        Assert.InRange(count.High, 250, 320);
    }

    [Fact]
    public void Correct_DecisionsOfOneYear_StandForThatYear()
    {
        // The other year has the same errors and half its papers in the category, and nobody decided on it.
        var other = new PeriodVerdicts(425, 575, 0, 0, 0, 0);
        CorrectedCount count = ClassifierErrorCorrection.Of([Archive, other])!.Correct(other);
        Assert.Equal(500, count.Corrected, 6);
    }

    [Fact]
    public void Correct_EveryStudyDecided_IsKnown()
    {
        CorrectedCount count = ClassifierErrorCorrection.Of([Archive])!.Correct(new PeriodVerdicts(3, 5, 3, 2, 5, 1));
        Assert.Equal(new CorrectedCount(3, 3, 3, 3, Correctable: true), count);
    }

    [Fact]
    public void Correct_DecidedStudies_TellOfTheOthersOfTheirPeriod()
    {
        ClassifierErrorCorrection correction = ClassifierErrorCorrection.Of([Archive])!;
        CorrectedCount open = correction.Correct(new PeriodVerdicts(40, 60, 0, 0, 0, 0)),
            right = correction.Correct(new PeriodVerdicts(40, 60, 20, 20, 0, 0)),
            wrong = correction.Correct(new PeriodVerdicts(40, 60, 20, 0, 0, 0));
        Assert.True(wrong.Corrected < open.Corrected && open.Corrected < right.Corrected);
        Assert.True(right.High - right.Low < open.High - open.Low);
    }

    [Fact]
    public void Correct_SamePeriodTwice_IsTheSame()
    {
        var period = new PeriodVerdicts(20, 30, 5, 4, 5, 0);
        Assert.Equal(
            ClassifierErrorCorrection.Of([Archive])!.Correct(period),
            ClassifierErrorCorrection.Of([Archive])!.Correct(period)
        );
    }

    [Theory]
    [InlineData(29, 100)]
    [InlineData(100, 29)]
    public void Of_TooFewDecisions_IsNone(int assigned, int notAssigned) =>
        Assert.Null(ClassifierErrorCorrection.Of([new PeriodVerdicts(200, 800, assigned, assigned, notAssigned, 0)]));

    [Theory]
    [InlineData(20, 20)] // as often in the category as the others
    [InlineData(30, 20)] // a little more often: perhaps chance
    [InlineData(0, 0)]
    [InlineData(100, 100)]
    public void Of_ModelThatHardlyTells_IsNone(int right, int missed) =>
        Assert.Null(ClassifierErrorCorrection.Of([new PeriodVerdicts(200, 800, 100, right, 100, missed)]));

    [Fact]
    public void Of_ModelThatNeverErred_HasAnIntervalAllTheSame()
    {
        CorrectedCount count = ClassifierErrorCorrection
            .Of([new PeriodVerdicts(200, 800, 50, 50, 50, 0)])!
            .Correct(new PeriodVerdicts(20, 80, 0, 0, 0, 0));
        Assert.Equal(20, count.Corrected, 9);
        Assert.True(count.Low < 20 && count.High > 20);
    }
}
