using Xunit;

namespace VegfTrends.Core.Tests.Categories;

public class JointScoresTests
{
    static readonly Taxonomy Taxonomy = new([
        new Category { Key = "both", Name = Bilingual.Of("both") },
        new Category
        {
            Key = "one",
            Name = Bilingual.Of("one"),
            Exclusive = true,
        },
        new Category
        {
            Key = "none",
            Name = Bilingual.Of("none"),
            Exclusive = true,
        },
    ]);

    static readonly CategoryWeights[] Weights =
    [
        .. new[] { "both", "one", "none" }.Select(key => new CategoryWeights
        {
            Key = key,
            Bias = 0,
            Embedding = [],
            Named = new Dictionary<string, float>(),
            Slope = 1,
            Offset = 0,
            JointSlope = 0.5,
            JointOffset = 0,
            AssignFrom = 0.3,
            UndecidedFrom = 0.1,
        }),
    ];

    [Fact]
    public void Of_LikelyExclusive_PullsTheCombinationDown()
    {
        Dictionary<string, double> against = JointScores.Of(
            Taxonomy,
            Weights,
            [LogOdds(0.6), LogOdds(0.9), LogOdds(0.1)]
        );
        Dictionary<string, double> alone = JointScores.Of(
            Taxonomy,
            Weights,
            [LogOdds(0.6), LogOdds(0.1), LogOdds(0.1)]
        );
        Assert.True(
            against["both"] < 0.5 && alone["both"] > 0.6,
            $"{against["both"]} beside a likely exclusive category, {alone["both"]} alone"
        );
        Assert.True(against["one"] > 0.8);
    }

    [Fact]
    public void Of_NoSecondCalibration_IsTheScoreOfEachAlone()
    {
        Dictionary<string, double> scores = JointScores.Of(
            Taxonomy,
            [.. Weights.Select(w => w with { JointSlope = null })],
            [LogOdds(0.6), LogOdds(0.9), LogOdds(0.1)]
        );
        Assert.Equal([0.6, 0.9, 0.1], scores.Values.Select(s => Math.Round(s, 9)));
    }

    [Theory]
    [InlineData(0.4, 0.9, 0.0, "one", "both")] // both reach their threshold: the likelier holds, the other waits
    [InlineData(0.6, 0.5, 0.0, "both", "")]
    [InlineData(0.4, 0.2, 0.25, "both", "")] // no exclusive category reaches its threshold
    [InlineData(0.0, 0.2, 0.25, "", "one none")]
    public void Verdict_TheLikelierOfCombinationAndExclusive(
        double both,
        double one,
        double none,
        string assigned,
        string undecided
    )
    {
        (List<string> found, List<string> open) = CategoryVerdict.Of(
            Taxonomy,
            Weights,
            new Dictionary<string, double>
            {
                ["both"] = both,
                ["one"] = one,
                ["none"] = none,
            }
        );
        Assert.Equal((assigned, undecided), (string.Join(' ', found), string.Join(' ', open)));
    }

    static double LogOdds(double p) => Math.Log(p / (1 - p));
}
