using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class SeriesBreakTests
{
    static readonly TrendOptions MidMay = new() { AsOf = new DateOnly(2025, 5, 17) };

    [Fact]
    public void Test_NewQueryWithinTheYears_IsNoRise()
    {
        CategoryTest plain = Test(MidMay, "ici.pd1");
        Assert.True(plain.QRatio < 0.05);
        var query = new SeriesBreak(
            new DateOnly(2025, 3, 1),
            SeriesBreakKind.Query,
            "trials",
            new DateOnly(2022, 1, 1)
        );
        CategoryTest broken = Test(MidMay with { Breaks = [query] }, "ici.pd1");
        Assert.Equal(query, broken.Break);
        Assert.Equal((1, 1), (broken.QTrend, broken.QRatio));
        Assert.Equal((plain.Trend, plain.Ratio), (broken.Trend, broken.Ratio));
    }

    [Theory]
    [InlineData(null)] // the archive was filed anew: all years are alike
    [InlineData("2014-06-01")] // before the first year tested
    [InlineData("2015-01-01")] // its first day: every year has the new papers
    [InlineData("2025-01-01")] // after the last year tested
    public void Test_BreakThatDividesNoYears_LeavesTheTest(string? coversFrom)
    {
        var change = new SeriesBreak(
            new DateOnly(2025, 3, 1),
            SeriesBreakKind.Source,
            "europepmc",
            coversFrom is null ? null : DateOnly.Parse(coversFrom, System.Globalization.CultureInfo.InvariantCulture)
        );
        CategoryTest plain = Test(MidMay, "ici.pd1"),
            with = Test(MidMay with { Breaks = [change] }, "ici.pd1");
        Assert.Null(with.Break);
        Assert.Equal((plain.QTrend, plain.QRatio), (with.QTrend, with.QRatio));
    }

    [Fact]
    public void Test_WindowsThatBeginBeforeTheTable_AreDividedToo()
    {
        var change = new SeriesBreak(
            new DateOnly(2025, 3, 1),
            SeriesBreakKind.Query,
            "trials",
            new DateOnly(2020, 6, 1)
        );
        Assert.NotNull(Test(MidMay with { FirstYear = 2021, Breaks = [change] }, "ici.pd1").Break);
    }

    [Theory]
    [InlineData("2018-01-01", 2018)] // its first day: the year is whole
    [InlineData("2018-01-02", 2019)]
    [InlineData("2019-01-01", 2019)] // 2019 to 2024: just both windows
    public void Test_EnoughYearsAfterTheBreak_AreTestedAlone(string coversFrom, int first)
    {
        SeriesBreak change = Query(coversFrom);
        CategoryTest test = Test(MidMay with { Breaks = [change] }, "ici.pd1"),
            late = Test(MidMay with { FirstYear = first }, "ici.pd1");
        Assert.Null(test.Break);
        Assert.Equal((first, 2024), (test.FromYear, test.ToYear));
        Assert.True(test.QRatio < 0.05);
        Assert.Equal(
            (late.Trend, late.Line, late.Ratio, late.QTrend, late.QRatio, late.NextYear),
            (test.Trend, test.Line, test.Ratio, test.QTrend, test.QRatio, test.NextYear)
        );
        Assert.Equal(2022, test.FromYear + Assert.Single(test.Steps).At);
    }

    [Theory]
    [InlineData("2019-01-02", 3)] // 2020 to 2024: one year of the earlier window lacks papers
    [InlineData("2022-01-01", 2)]
    [InlineData("2021-01-02", 1)] // both windows are after it, and there are three years
    public void Test_TooFewYearsAfterTheBreak_AreNotTested(string coversFrom, int changeYears)
    {
        SeriesBreak change = Query(coversFrom);
        CategoryTest test = Test(MidMay with { ChangeYears = changeYears, Breaks = [change] }, "ici.pd1");
        Assert.Equal((change, 2015, 1.0, 1.0), (test.Break, test.FromYear, test.QTrend, test.QRatio));
    }

    [Fact]
    public void Test_TwoBreaks_TheOneThatLeavesTooFewYearsIsNamed()
    {
        SeriesBreak early = Query("2017-01-01"),
            late = Query("2021-01-01") with { Day = new DateOnly(2025, 4, 1) };
        Assert.Equal(late, Test(MidMay with { Breaks = [early, late] }, "ici.pd1").Break);
        Assert.Equal(2018, Test(MidMay with { Breaks = [Query("2018-01-01"), early] }, "ici.pd1").FromYear);
    }

    static SeriesBreak Query(string coversFrom) =>
        new(
            new DateOnly(2025, 3, 1),
            SeriesBreakKind.Query,
            "trials",
            DateOnly.Parse(coversFrom, System.Globalization.CultureInfo.InvariantCulture)
        );

    [Fact]
    public void Tables_Breaks_AreThoseUpToTheDay_InOrder()
    {
        SeriesBreak late = new(new DateOnly(2025, 5, 18), SeriesBreakKind.Model, "b", null),
            today = new(new DateOnly(2025, 5, 17), SeriesBreakKind.Lexicon, "c", null),
            early = new(new DateOnly(2024, 1, 1), SeriesBreakKind.Model, "a", null);
        TrendTables tables = TrendCalculator.Calculate(
            Papers(),
            APaper.Taxonomy,
            APaper.Lexicon,
            MidMay with
            {
                Breaks = [late, today, early],
            }
        );
        Assert.Equal([early, today], tables.Breaks);
    }

    [Fact]
    public void Share_Denominator_IsOfTheLiterature()
    {
        TrendTables tables = TrendCalculator.Calculate(
            Papers(),
            APaper.Taxonomy,
            APaper.Lexicon,
            MidMay with
            {
                Denominator = new Dictionary<int, int> { [2015] = 100, [2024] = 1000 },
            }
        );
        IReadOnlyList<TrendPoint> years = tables.Of("ici.pd1", PeriodUnit.Year).Points;
        Assert.Equal(
            (0.02, 0.04),
            (years.Single(p => p.Period.Year == 2015).Share, years.Single(p => p.Period.Year == 2024).Share)
        );
        Assert.Null(years.Single(p => p.Period.Year == 2020).Share);
        Assert.All(tables.Of("ici.pd1", PeriodUnit.Month).Points, p => Assert.Null(p.Share));
    }

    [Fact]
    public void StateOf_RegistryRecord_IsApart()
    {
        AssessedPaper entry = new APaper(1)
            .On("2024-01")
            .About("ici.pd1")
            .With(p => p with { Types = [Paper.RegistryType] });
        AssessedPaper paper = entry with { Paper = entry.Paper with { Id = "pmid:1", Pmid = "1" } };
        AssessedPaper withdrawn = new APaper(2)
            .On("2024-01")
            .With(p => p with { Types = [Paper.RegistryType], Status = PublicationStatus.Retracted });
        TrendTables tables = TrendCalculator.Calculate(
            [entry, paper, withdrawn],
            APaper.Taxonomy,
            APaper.Lexicon,
            MidMay
        );
        Assert.Equal(
            (1, 1, 1),
            (tables.States[CountState.Registry], tables.Counted, tables.States[CountState.Retracted])
        );
        Assert.Equal(1, tables.Of("ici.pd1", PeriodUnit.Year).Points.Sum(p => p.Count));
        Assert.Equal(1, tables.Changes.Single(c => c.Category == "ici.pd1").After);
    }

    static CategoryTest Test(TrendOptions options, string category) =>
        TrendCalculator
            .Calculate(Papers(), APaper.Taxonomy, APaper.Lexicon, options)
            .Tests.Single(t => t.Category == category);

    // Two a year from 2015 to 2021, forty a year from 2022 to 2024.
    static List<AssessedPaper> Papers()
    {
        var papers = new List<AssessedPaper>();
        for (int year = 2015; year <= 2024; year++)
        {
            for (int i = 0; i < (year < 2022 ? 2 : 40); i++)
            {
                papers.Add(new APaper((year * 100) + i).On($"{year}-03").About("ici.pd1"));
            }
        }

        return papers;
    }
}
