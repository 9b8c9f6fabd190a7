using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests;

public class QualityReportTests
{
    static readonly Taxonomy Taxonomy = new([A("a"), A("b"), A("none") with { Exclusive = true }]);

    [Fact]
    public void Of_Counts()
    {
        QualityReport report = QualityReport.Of(
            Taxonomy,
            [P(["a"], ["a"]), P(["a"], ["b"]), P(["none"], []), P(["a", "b"], ["a", "b"])]
        );
        Assert.Equal((2, 0, 1), (report.Rows[0].Right, report.Rows[0].Wrong, report.Rows[0].Missed));
        Assert.Equal((1, 1, 0), (report.Rows[1].Right, report.Rows[1].Wrong, report.Rows[1].Missed));
        Assert.Equal((3, 1, 2), (report.Micro.Right, report.Micro.Wrong, report.Micro.Missed));
        Assert.Equal(2.0 * 3 / (6 + 1 + 2), report.Micro.F1, 10);
        Assert.Equal(0.75, report.Coverage);
        Assert.Equal(0, report.MacroF1); // no category has five positives
    }

    [Fact]
    public void Of_Interval_HoldsTheF1()
    {
        QualityReport report = QualityReport.Of(
            Taxonomy,
            [.. Enumerable.Range(0, 40).Select(i => P(["a"], i % 4 == 0 ? [] : ["a"]))]
        );
        Assert.InRange(report.Rows[0].F1, report.Rows[0].F1Low, report.Rows[0].F1High);
        Assert.True(report.Rows[0].F1Low < report.Rows[0].F1High);
    }

    [Theory]
    [InlineData(0.75, 0)] // three of four are true: perfectly calibrated
    [InlineData(0.95, 0.2)]
    public void Of_CalibrationError(double score, double expected)
    {
        var taxonomy = new Taxonomy([A("a")]);
        QualityReport report = QualityReport.Of(
            taxonomy,
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(i =>
                        P(i == 0 ? [] : ["a"], []) with
                        {
                            Scores = new Dictionary<string, double> { ["a"] = score },
                        }
                    ),
            ]
        );
        Assert.Equal(expected, report.Ece, 10);
    }

    static Category A(string key) => new() { Key = key, Name = new Bilingual(null, key) };

    static Prediction P(string[] labels, string[] assigned) =>
        new(
            new LabelledPaper(
                new Paper
                {
                    Id = Guid.NewGuid().ToString(),
                    Title = new Bilingual(null, "t"),
                    Source = new RecordSource("f", "t", 1),
                },
                labels.ToHashSet(),
                Synthetic: true
            ),
            new Dictionary<string, double>(),
            assigned,
            []
        );
}
