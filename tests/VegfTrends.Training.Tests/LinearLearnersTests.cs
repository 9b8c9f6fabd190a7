using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests;

/// <summary>The small learners behind the category model, each on data whose answer is known.</summary>
public class LinearLearnersTests
{
    static readonly (int, float)[][] Rows =
    [
        [(0, 1f)],
        [(0, 0.8f), (2, 0.6f)],
        [(1, 1f)],
        [(1, 0.8f), (2, 0.6f)],
    ];
    static readonly bool[] Labels = [true, true, false, false];
    static readonly float[] Ones = [1, 1, 1, 1];

    [Fact]
    public void LinearSvm_Separates_AndIsSymmetric()
    {
        (double bias, float[] weights) = LinearSvm.Train(Rows, 3, Labels, Ones, 10);
        Assert.InRange(weights[0], 0.7, 1.5);
        Assert.Equal(weights[0], -weights[1], 2);
        Assert.Equal(0, weights[2], 2);
        Assert.Equal(0, bias, 2);
    }

    [Fact]
    public void LinearSvm_OneClass_SaysNothing()
    {
        (double bias, float[] weights) = LinearSvm.Train(Rows, 3, [true, true, true, true], Ones, 1);
        Assert.Equal(0, bias);
        Assert.All(weights, w => Assert.Equal(0, w));
    }

    [Fact]
    public void LinearSvm_HeavyRow_Wins()
    {
        (double bias, float[] weights) = LinearSvm.Train(
            [
                [(0, 1f)],
                [(0, 1f)],
            ],
            1,
            [true, false],
            [10, 1],
            1
        );
        Assert.True(bias + weights[0] > 0);
    }

    [Fact]
    public void WordRatios_FavourTheSideThatHasTheWord()
    {
        float[] weights = WordRatios.Train(Rows, 3, Labels, Ones, 0.1);
        Assert.True(weights[0] > 1 && weights[1] < -1);
        Assert.Equal(0, weights[2], 4);
    }

    [Fact]
    public void PartMixture_TakesThePartThatKnows_AndKeepsTheFirstWhereNothingIsGained()
    {
        double[] knows = [2, 1, -1, -2],
            noise = [1, -1, 1, -1];
        double[] by = PartMixture.Choose(
            [
                [noise],
                [knows],
            ],
            [Labels],
            Ones
        );
        Assert.True(by[1] > 0);
        Assert.Equal(
            [1, 0],
            PartMixture.Choose(
                [
                    [knows],
                    [noise],
                ],
                [Labels],
                Ones
            )
        );
    }

    [Fact]
    public void LanguageShift_RaisesWhatIsTooLow_ButLessThanTheDataSay()
    {
        double[] scores = [.. Enumerable.Repeat(-1.0, 40)];
        bool[] labels = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0)];
        Assert.InRange(LanguageShift.Fit(scores, labels), 0.5, 0.99);
        Assert.Equal(0, LanguageShift.Fit([0, 0], [true, false]), 6);
    }

    [Fact]
    public void HeldOutTexts_KnowACopyUnderAnotherId()
    {
        var heldOut = new HeldOutTexts();
        heldOut.Add(Paper("a", "Bevacizumab and atezolizumab in liver cancer"));
        heldOut.Add("b");
        Assert.True(heldOut.Contains(Paper("c", "BEVACIZUMAB and atezolizumab, in liver cancer.")));
        Assert.True(heldOut.Contains(Paper("b", "Something else")));
        Assert.False(heldOut.Contains(Paper("c", "Bevacizumab and nivolumab in liver cancer")));
    }

    static Paper Paper(string id, string title) =>
        new()
        {
            Id = id,
            Title = new Bilingual(null, title),
            Source = new RecordSource("t", "t", 1),
        };
}
