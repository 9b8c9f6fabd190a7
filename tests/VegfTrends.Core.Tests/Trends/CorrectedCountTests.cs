using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class CorrectedCountTests
{
    static readonly TrendOptions MidMay = new() { AsOf = new DateOnly(2025, 5, 17) };

    [Fact]
    public void Corrected_FewDecisions_IsTheRawCountAndNotCorrectable()
    {
        CorrectedCount corrected = Of("ici.pd1", 2024, [new APaper(1).On("2024").About("ici.pd1"), new APaper(2).On("2024").About("ici.pd1").Decided("vaccine.dc")]);
        Assert.Equal(new CorrectedCount(1, 1, 1, 1, Correctable: false), corrected);
    }

    [Fact]
    public void Corrected_OpenStudies_AreScaledByPredictiveValues_AndDecidedOnesAreKnown()
    {
        // Of 40 assigned and decided papers 30 were right, of 40 not assigned 4 were missed; all of 2022. In 2024: 100 open papers, 20 of them assigned.
        CorrectedCount corrected = Of("ici.pd1", 2024, [.. Decisions("ici.pd1", 30, "vaccine.dc"), .. Open("ici.pd1", 20, 80),
            new APaper(900).On("2024").About("vaccine.dc").Decided("ici.pd1"), new APaper(901).On("2024").About("ici.pd1").Decided()]);
        Assert.True(corrected.Correctable);
        Assert.Equal(21, corrected.Raw);
        // The two of 2024 are decisions too: 30 of 41 were right, 5 of 41 missed.
        double open = (20 * 30 / 41.0) + (80 * 5 / 41.0);
        Assert.Equal(1 + open, corrected.Corrected, 9);
        CorrectedCount alone = ClassifierErrorCorrection.FromDecisions(20, 80, new DecisionErrors(41, 30, 41, 5));
        Assert.Equal((1 + alone.Low, 1 + alone.High), (corrected.Low, corrected.High));
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
        AssessedPaper[] papers = [.. Decisions("ici.pd1", 30, "ici.ctla4"), .. Open("ici.pd1", 20, 0)];
        Assert.Equal(15, Of("ici.pd1", 2024, papers).Corrected, 9);
        Assert.Equal(20, Of("ici", 2024, papers).Corrected, 9);
    }

    [Fact]
    public void Corrected_Interval_IsNeverAboveTheStudiesThereAre()
    {
        CorrectedCount corrected = Of("ici.pd1", 2024, [.. Decisions("ici.pd1", 40, "vaccine.dc"), .. Open("ici.pd1", 5, 0)]);
        Assert.Equal(5, corrected.High);
    }

    [Fact]
    public void Corrected_QuarterAndMonth_LeaveYearOnlyStudiesOut()
    {
        TrendTables tables = Calculate([.. Decisions("ici.pd1", 40, "vaccine.dc"), new APaper(800).On("2024").About("ici.pd1"), new APaper(801).On("2024-05").About("ici.pd1")]);
        Assert.Equal(2, Point(tables, PeriodUnit.Year, "2024").Raw);
        Assert.Equal(1, Point(tables, PeriodUnit.Quarter, "2024-Q2").Raw);
        Assert.Equal(1, Point(tables, PeriodUnit.Month, "2024-05").Raw);
        Assert.Equal(0, Point(tables, PeriodUnit.Month, "2024-01").Raw);
    }

    // 40 decided papers that the model assigned, of which so many were right and the others something else; 40 that it did not assign, 4 of them missed.
    static AssessedPaper[] Decisions(string key, int right, string other) =>
    [
        .. Enumerable.Range(0, 40).Select(i => new APaper(i).On("2022").About(key).Decided(i < right ? key : other).Build()),
        .. Enumerable.Range(40, 40).Select(i => new APaper(i).On("2022").About("antibody.adc").Decided(i < 44 ? key : "antibody.adc").Build()),
    ];

    static IEnumerable<AssessedPaper> Open(string key, int assigned, int others) =>
        Enumerable.Range(1000, assigned + others).Select(i => new APaper(i).On("2024").About(i < 1000 + assigned ? key : "antibody.adc").Build());

    static CorrectedCount Point(TrendTables tables, PeriodUnit unit, string period) => tables.Of("ici.pd1", unit).Points.Single(p => p.Period.ToString() == period).Corrected!;

    static CorrectedCount Of(string category, int year, AssessedPaper[] papers) => Calculate(papers).Of(category, PeriodUnit.Year).Points.Single(p => p.Period.Year == year).Corrected!;

    static TrendTables Calculate(AssessedPaper[] papers) => TrendCalculator.Calculate(papers, APaper.Taxonomy, APaper.Lexicon, MidMay);
}
