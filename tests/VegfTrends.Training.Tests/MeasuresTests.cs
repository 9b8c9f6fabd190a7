using VegfTrends.Core;
using VegfTrends.Training.Baselines;
using VegfTrends.Training.Quality;
using Xunit;

namespace VegfTrends.Training.Tests;

/// <summary>Every measure of the quality report against values worked out by hand or taken from a table.</summary>
public class MeasuresTests
{
    static readonly Taxonomy Taxonomy = new([
        A("a"),
        A("b"),
        A("none") with
        {
            Exclusive = true,
        },
        A("rest") with
        {
            Exclusive = true,
        },
    ]);

    [Theory]
    [InlineData(0, 10, 0.0000, 0.2775)]
    [InlineData(10, 10, 0.7225, 1.0000)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(81, 263, 0.2553, 0.3662)] // Newcombe (1998), table I
    [InlineData(0, 0, 0, 1)]
    public void Wilson(int hits, int all, double low, double high)
    {
        (double l, double h) = WilsonInterval.Of(hits, all);
        Assert.Equal(low, l, 4);
        Assert.Equal(high, h, 4);
    }

    [Fact]
    public void Wilson_MoreHitsThanCases_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2));

    [Fact]
    public void AveragePrecision_ByHand()
    {
        // Ranks 1, 3 and 4 are true: (1/1 + 2/3 + 3/4) / 3.
        Assert.Equal(
            (1 + (2 / 3.0) + 0.75) / 3,
            AveragePrecision.Of([.9, .8, .7, .6, .1], [true, false, true, true, false]),
            12
        );
        // Two with one score are one step: both found at precision 1/2, whichever way they stand.
        Assert.Equal(0.5, AveragePrecision.Of([.5, .5], [true, false]), 12);
        Assert.Equal(0.5, AveragePrecision.Of([.5, .5], [false, true]), 12);
        Assert.Equal(double.NaN, AveragePrecision.Of([.5], [false]));
    }

    [Fact]
    public void Reliability_ByHand()
    {
        // Three scores in the bin of .2 to .3, one of them true; one score of 1, true.
        Prediction[] predictions = [Scored(.2, false), Scored(.21, false), Scored(.25, true), Scored(1, true)];
        Reliability found = Reliability.Of(["a"], predictions);
        Assert.Equal(3, found.Bins[2].Count);
        Assert.Equal(.22, found.Bins[2].Mean, 12);
        Assert.Equal(1 / 3.0, found.Bins[2].True, 12);
        Assert.Equal(1, found.Bins[9].Count);
        Assert.Equal(3 / 4.0 * Math.Abs(.22 - (1 / 3.0)), found.Error, 12);
        Assert.Equal(double.NaN, Reliability.Of(["a"], []).Error);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 5, 0.0625)] // 2 / 2^5
    [InlineData(2, 8, 0.109375)] // 2 (1 + 10 + 45) / 1024
    [InlineData(8, 2, 0.109375)]
    public void McNemar(int one, int other, double p) => Assert.Equal(p, Comparison.McNemar(one, other), 12);

    [Fact]
    public void McNemar_ManyCases_DoesNotUnderflow()
    {
        // 2,000 cases: normal approximation with continuity correction, z = (1080 - 920 - 1) / sqrt(2000) = 3.555, p =
        // 0.00038.
        Assert.Equal(0.00038, Comparison.McNemar(920, 1080), 5);
    }

    [Fact]
    public void Comparison_CountsGainsAndLosses_AndSaysTheSameTwice()
    {
        LabelledPaper[] papers = [.. Enumerable.Range(0, 40).Select(i => Paper($"p{i}", i % 2 == 0 ? "a" : "b"))];
        Prediction[] old = [.. papers.Select((p, i) => P(p, i < 20 ? [.. p.Labels] : ["none"]))];
        Prediction[] newer = [.. papers.Select((p, i) => P(p, i is > 0 and < 38 ? [.. p.Labels] : ["none"]))];
        Comparison c = Comparison.Of(Taxonomy, old, newer),
            again = Comparison.Of(Taxonomy, old, newer);
        Assert.Equal((1, 18), (c.OnlyOldRight, c.OnlyNewRight));
        Assert.Equal(19, c.Changed.Count);
        Assert.Equal(-1, c.Changed[0].Gain);
        Assert.Equal(Comparison.McNemar(1, 18), c.PValue);
        // 37 of 40 right against 20 of 40: right r, wrong and missed 40 - r, so F1 = r / 40.
        Assert.Equal((37 - 20) / 40.0, c.Difference, 12);
        Assert.InRange(c.Difference, c.DifferenceLow, c.DifferenceHigh);
        Assert.True(c.DifferenceLow > 0);
        Assert.Equal((c.DifferenceLow, c.DifferenceHigh), (again.DifferenceLow, again.DifferenceHigh));
    }

    [Fact]
    public void Comparison_OtherPapers_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            Comparison.Of(Taxonomy, [P(Paper("x", "a"), ["a"])], [P(Paper("y", "a"), ["a"])])
        );

    [Fact]
    public void Confusion_SiblingsFirst_AndNothingInItsPlace()
    {
        IReadOnlyList<Confusion> found = Confusion.Of(
            Taxonomy,
            [
                P(Paper("1", "a"), ["none"]),
                P(Paper("2", "a"), ["none"]),
                P(Paper("3", "none"), ["rest"]),
                P(Paper("4", "b"), []),
                P(Paper("5", "a"), ["a"]),
            ]
        );
        Assert.Equal(
            [
                new Confusion("none", "rest", 1, true),
                new Confusion("a", "none", 2, false),
                new Confusion("b", null, 1, false),
            ],
            found
        );
    }

    [Fact]
    public void Coverage_ByHand()
    {
        // At .5: the first gets a (true), the second rest (wrong), the third nothing.
        Prediction[] predictions =
        [
            With("a", ("a", .9), ("none", .8)),
            With("none", ("a", .1), ("none", .3), ("rest", .6)),
            With("b", ("b", .4), ("none", .2)),
        ];
        CoveragePoint half = CoveragePoint.Curve(Taxonomy, predictions).Single(p => p.From == 0.5);
        Assert.Equal((2 / 3.0, 0.5), (half.Coverage, half.Precision));
        Assert.Equal(1, CoveragePoint.Curve(Taxonomy, predictions).Single(p => p.From == 0.95).Precision);
    }

    [Fact]
    public void Mistakes_SurestFirst()
    {
        var set = new EvaluatedSet(
            EvaluatedKind.Given,
            Taxonomy,
            [
                With("a", ("a", .9)) with
                {
                    Assigned = ["a"],
                },
                With("b", ("a", .7), ("b", .5)) with
                {
                    Assigned = ["a"],
                },
                With("none", ("a", .95), ("none", .4)) with
                {
                    Assigned = ["a"],
                },
            ]
        );
        Assert.Equal([.95, .7], set.Mistakes.Select(m => m.Scores["a"]));
    }

    [Fact]
    public void HeldOutTenth_IsATenthOfTheSynthetic_ByIdAlone()
    {
        LabelledPaper[] papers =
        [
            .. Enumerable.Range(0, 4000).Select(i => Paper($"syn-{i}", "a") with { Synthetic = true }),
        ];
        Assert.InRange(papers.Count(HeldOutTenth.Holds), 340, 480);
        Assert.DoesNotContain(papers.Select(p => p with { Synthetic = false }), HeldOutTenth.Holds);
        // SHA-256 of these begins with 0x.. below and above 26: fixed for ever, or models trained before would have
        // seen what is measured now.
        Assert.True(
            HeldOutTenth.Holds(
                papers.First(p =>
                    System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(p.Paper.Id))[0]
                    == 25
                )
            )
        );
        Assert.False(
            HeldOutTenth.Holds(
                papers.First(p =>
                    System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(p.Paper.Id))[0]
                    == 26
                )
            )
        );
    }

    [Fact]
    public void Svm_FindsTheWidestMargin()
    {
        // One feature at +1 and -1: 1/2 w^2 + 2 C (1 - w)^2 is least at w = 4 C / (1 + 4 C).
        (double bias, float[] weights) = LinearSvm.Train(
            [
                [(0, 1f)],
                [(0, -1f)],
            ],
            1,
            [true, false],
            [1, 1],
            cost: 1,
            passes: 1000
        );
        Assert.Equal(0.8, weights[0], 2);
        Assert.Equal(0, bias, 2);
    }

    [Fact]
    public void Baselines_LearnWhatWordsSay()
    {
        LabelledPaper[] papers =
        [
            .. Enumerable
                .Range(0, 30)
                .Select(i =>
                    Paper($"t{i}", i % 2 == 0 ? "a" : "b", i % 2 == 0 ? $"apples and pears {i}" : $"浆果与樱桃 {i}")
                ),
        ];
        SvmBaseline svm = SvmBaseline.Train(Taxonomy, papers);
        TfIdfBaseline logistic = TfIdfBaseline.Train(Taxonomy, papers);
        foreach (
            Func<Paper, IReadOnlyList<string>> labels in new[]
            {
                svm.Labels,
                (Func<Paper, IReadOnlyList<string>>)logistic.Labels,
            }
        )
        {
            Assert.Equal(["a"], labels(Paper("x", "a", "two pears").Paper));
            Assert.Equal(["b"], labels(Paper("y", "b", "樱桃三颗").Paper));
        }
    }

    [Fact]
    public void TextDiversity_ByHand()
    {
        // abcde, bcdef against bcdef, cdefg: one of three stretches in common. The third text shares nothing.
        TextDiversity found = TextDiversity.Of(
            ["abcdef", "bcdefg", "血管内皮生长"],
            t => (float[])(t[0] == '血' ? [0, 1] : [1, 0])
        );
        Assert.Equal([0, 1 / 3.0, 1 / 3.0], found.ByCharacters);
        Assert.Equal([0, 1, 1], found.ByEncoder);
        Assert.Equal(2 + 6, found.Tokens);
        Assert.Empty(found.NearDuplicates);
        Assert.Equal([(0, 1)], TextDiversity.Of(["abcdefg", "abcdefh"], _ => (float[])[1]).NearDuplicates);
        string thousand = string.Join(' ', Enumerable.Range(0, 1000).Select(i => i % 250));
        Assert.Equal(250, TextDiversity.Of([thousand], _ => (float[])[1]).TypesPerThousand);
    }

    static Category A(string key) => new() { Key = key, Name = new Bilingual(null, key) };

    static LabelledPaper Paper(string id, string label, string title = "t") =>
        new(
            new Paper
            {
                Id = id,
                Title = Bilingual.Of(title),
                Source = new RecordSource("f", "t", 1),
            },
            new HashSet<string> { label },
            Synthetic: false
        );

    static Prediction P(LabelledPaper paper, string[] assigned) =>
        new(paper, new Dictionary<string, double>(), assigned, []);

    static Prediction Scored(double score, bool holds) => With(holds ? "a" : "b", ("a", score));

    static Prediction With(string label, params (string Key, double Score)[] scores) =>
        new(Paper(label, label), scores.ToDictionary(s => s.Key, s => s.Score), [], []);
}
