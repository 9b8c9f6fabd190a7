using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class CorrectedCountTests
{
    static readonly TrendOptions MidMay = new() { AsOf = new DateOnly(2025, 5, 17) };

    [Fact]
    public void Corrected_FewDecisions_IsTheRawCountAndNotCorrectable()
    {
        CorrectedCount corrected = Of(
            "ici.pd1",
            2024,
            [new APaper(1).On("2024").About("ici.pd1"), new APaper(2).On("2024").About("ici.pd1").Decided("vaccine.dc")]
        );
        Assert.Equal(new CorrectedCount(1, 1, 1, 1, Correctable: false), corrected);
    }

    [Fact]
    public void Corrected_OpenStudies_AreByErrorRates_AndDecidedOnesAreKnown()
    {
        // Of 40 assigned and decided papers 30 were right, of 40 not assigned 4 were missed; that is all of 2022. In
        // 2024: 100 open papers, 50 of them assigned.
        AssessedPaper[] papers = [.. Decisions("ici.pd1", 30, "vaccine.dc"), .. Open("ici.pd1", 50, 50)];
        const double Sensitivity = 30 / 34.0,
            FalsePositives = 10 / 46.0;
        CorrectedCount open = Of("ici.pd1", 2024, papers);
        Assert.True(open.Correctable);
        Assert.Equal(50, open.Raw);
        Assert.Equal((50 - (100 * FalsePositives)) / (Sensitivity - FalsePositives), open.Corrected, 9);
        Assert.InRange(open.Low, 15, 35);
        Assert.InRange(open.High, 50, 70);

        // Of 2024 ten more that the model had not assigned and people put into the category.
        CorrectedCount more = Of(
            "ici.pd1",
            2024,
            [
                .. papers,
                .. Enumerable
                    .Range(900, 10)
                    .Select(i => new APaper(i).On("2024").About("vaccine.dc").Decided("ici.pd1").Build()),
            ]
        );
        Assert.Equal(60, more.Raw);
        Assert.True(more.Low >= 10);
        Assert.InRange(more.Corrected, more.Low, more.High);
    }

    [Fact]
    public void Corrected_PrevalenceChanges_IsNearerToTheTruthThanRawInTheFirstAndTheLastYear()
    {
        // 400 a year, 5 % of them in the category at first and 20 % in the end; the model finds 70 % of these and takes
        // 5 % of the others for them.
        (int Year, bool True, bool Assigned)[] all =
        [
            .. Enumerable
                .Range(2017, 8)
                .SelectMany(
                    (year, y) =>
                        Enumerable
                            .Range(0, 400)
                            .Select(i =>
                            {
                                int there = 20 + (60 * y / 7);
                                return (
                                    year,
                                    i < there,
                                    i < there ? i < 0.7 * there : i - there < 0.05 * (400 - there)
                                );
                            })
                ),
        ];

        // Every third assigned paper is decided, and every tenth of the others.
        int assigned = 0,
            others = 0;
        AssessedPaper[] papers =
        [
            .. all.Select(
                (p, i) =>
                {
                    APaper paper = new APaper(i).On($"{p.Year}").About(p.Assigned ? "ici.pd1" : "antibody.adc");
                    bool decided = p.Assigned ? assigned++ % 3 == 0 : others++ % 10 == 0;
                    return (decided ? paper.Decided(p.True ? "ici.pd1" : "antibody.adc") : paper).Build();
                }
            ),
        ];
        IReadOnlyList<TrendPoint> points = Calculate(papers).Of("ici.pd1", PeriodUnit.Year).Points;
        foreach (int year in new[] { 2017, 2024 })
        {
            int truth = all.Count(p => p.Year == year && p.True),
                raw = all.Count(p => p.Year == year && p.Assigned);
            CorrectedCount corrected = points.Single(p => p.Period.Year == year).Corrected!;
            Assert.True(
                Math.Abs(corrected.Corrected - truth) < Math.Abs(raw - truth) / 2.0,
                $"{year}: {corrected.Corrected}, not {truth}, raw {raw}"
            );
            Assert.InRange(truth, corrected.Low, corrected.High);
        }
    }

    [Fact]
    public void Corrected_EveryStudyDecided_HasNoInterval()
    {
        CorrectedCount corrected = Of("ici.pd1", 2022, Decisions("ici.pd1", 30, "vaccine.dc"));
        Assert.Equal(new CorrectedCount(34, 34, 34, 34, Correctable: true), corrected);
    }

    [Fact]
    public void Corrected_Parent_HasItsOwnErrors()
    {
        // Those wrongly put into one leaf belong to its sister: the leaf was wrong, the parent right.
        AssessedPaper[] papers = [.. Decisions("ici.pd1", 30, "ici.ctla4"), .. Open("ici.pd1", 50, 50)];
        Assert.Equal((50 - (100 * 10 / 46.0)) / ((30 / 34.0) - (10 / 46.0)), Of("ici.pd1", 2024, papers).Corrected, 9);
        Assert.Equal(50 / (40 / 44.0), Of("ici", 2024, papers).Corrected, 9);
    }

    [Theory]
    [InlineData(5, 0, 5)] // more assigned than the sensitivity allows: all are in the category
    [InlineData(2, 98, 0)] // fewer than false positives alone would make: none is
    public void Corrected_BeyondWhatTheErrorsAllow_StaysWithinTheStudiesThereAre(
        int assigned,
        int others,
        double expected
    )
    {
        CorrectedCount corrected = Of(
            "ici.pd1",
            2024,
            [.. Decisions("ici.pd1", 30, "vaccine.dc"), .. Open("ici.pd1", assigned, others)]
        );
        Assert.Equal(expected, corrected.Corrected, 9);
        Assert.InRange(corrected.Low, 0, corrected.Corrected);
        Assert.InRange(corrected.High, corrected.Corrected, assigned + others);
    }

    [Fact]
    public void Corrected_QuarterAndMonth_LeaveYearOnlyStudiesOut()
    {
        TrendTables tables = Calculate([
            .. Decisions("ici.pd1", 40, "vaccine.dc"),
            new APaper(800).On("2024").About("ici.pd1"),
            new APaper(801).On("2024-05").About("ici.pd1"),
        ]);
        Assert.Equal(2, Point(tables, PeriodUnit.Year, "2024").Raw);
        Assert.Equal(1, Point(tables, PeriodUnit.Quarter, "2024-Q2").Raw);
        Assert.Equal(1, Point(tables, PeriodUnit.Month, "2024-05").Raw);
        Assert.Equal(0, Point(tables, PeriodUnit.Month, "2024-01").Raw);
    }

    // 40 decided papers that the model assigned, of which so many were right and the others something else; 40 that it
    // did not assign, 4 of them missed.
    static AssessedPaper[] Decisions(string key, int right, string other) =>
        [
            .. Enumerable
                .Range(0, 40)
                .Select(i => new APaper(i).On("2022").About(key).Decided(i < right ? key : other).Build()),
            .. Enumerable
                .Range(40, 40)
                .Select(i =>
                    new APaper(i).On("2022").About("antibody.adc").Decided(i < 44 ? key : "antibody.adc").Build()
                ),
        ];

    static IEnumerable<AssessedPaper> Open(string key, int assigned, int others) =>
        Enumerable
            .Range(1000, assigned + others)
            .Select(i => new APaper(i).On("2024").About(i < 1000 + assigned ? key : "antibody.adc").Build());

    static CorrectedCount Point(TrendTables tables, PeriodUnit unit, string period) =>
        tables.Of("ici.pd1", unit).Points.Single(p => p.Period.ToString() == period).Corrected!;

    static CorrectedCount Of(string category, int year, AssessedPaper[] papers) =>
        Calculate(papers).Of(category, PeriodUnit.Year).Points.Single(p => p.Period.Year == year).Corrected!;

    static TrendTables Calculate(AssessedPaper[] papers) =>
        TrendCalculator.Calculate(papers, APaper.Taxonomy, APaper.Lexicon, MidMay);
}
