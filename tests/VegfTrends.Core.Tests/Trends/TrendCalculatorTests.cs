using System.Text;
using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class TrendCalculatorTests
{
    static readonly TrendOptions MidMay = new() { AsOf = new DateOnly(2025, 5, 17) };

    [Fact]
    public void Calculate_OldPaper_StretchesTheYearsOnly()
    {
        TrendTables tables = TrendCalculator.Calculate(
            [new APaper(1).On("1901-05").About("ici.pd1"), new APaper(2).On("2024-03").About("ici.pd1")],
            APaper.Taxonomy,
            APaper.Lexicon,
            new TrendOptions { AsOf = new DateOnly(2025, 5, 17) }
        );
        Assert.Equal(125, tables.Of(PeriodUnit.Year).Count());
        Assert.Equal((10 * 4) + 2, tables.Of(PeriodUnit.Quarter).Count());
        Assert.Equal((10 * 12) + 5, tables.Of(PeriodUnit.Month).Count());
        Assert.Equal("2015-01", tables.Of("ici.pd1", PeriodUnit.Month).Points[0].Period.ToString());
    }

    [Fact]
    public void Calculate_FewPapers() =>
        Golden.Match(
            Text(
                Calculate(
                    new APaper(1).On("2022-03-04").About("ici.pd1").Combining("apatinib", "camrelizumab"),
                    new APaper(2).On("2022").About("ici.pd1", "ici.ctla4").Combining("bevacizumab", "atezolizumab"),
                    new APaper(3).On("2024-12").About("vaccine.dc").Naming("bevacizumab"),
                    new APaper(4).On("2025-05-01").About("ici.pd1").Combining("apatinib", "camrelizumab"),
                    new APaper(5).On("2025-01").About("vegf.only").Naming("bevacizumab"),
                    new APaper(6).On("2025-02").PerhapsAbout("antibody.adc")
                )
            )
        );

    [Fact]
    public void Calculate_LeafImpliesParentOnce()
    {
        TrendTables tables = Calculate(new APaper(1).On("2024-01").About("ici.pd1", "ici.ctla4"));
        Assert.Equal(1, tables.Of("ici", PeriodUnit.Year).Points.Single(p => p.Period.Year == 2024).Count);
        Assert.Equal(1, tables.Combining);
    }

    [Fact]
    public void Calculate_DecisionBeatsAssessment()
    {
        TrendTables tables = Calculate(
            new APaper(1).On("2024-01").About("ici.pd1").Decided("vaccine.dc"),
            new APaper(2).On("2024-02").PerhapsAbout("ici.pd1").Decided()
        );
        Assert.Equal(0, tables.Of("ici.pd1", PeriodUnit.Month).Points.Sum(p => p.Count));
        Assert.Equal(1, tables.Of("vaccine", PeriodUnit.Month).Points.Sum(p => p.Count));
        Assert.Equal(0, tables.Undecided);
    }

    [Fact]
    public void Calculate_DecisionAgainstCombination_TakesItsPairsOut()
    {
        TrendTables tables = Calculate(
            new APaper(1).On("2024-01").About("ici.pd1").Combining("apatinib", "camrelizumab").Decided("vegf.only")
        );
        Assert.Empty(tables.Pairs);
    }

    [Fact]
    public void Calculate_YearOnly_IsInNoQuarterOrMonth()
    {
        TrendTables tables = Calculate(
            new APaper(1).On("2024").About("ici.pd1"),
            new APaper(2).On("2024-07").About("ici.pd1")
        );
        Assert.Equal(2, tables.Of("ici.pd1", PeriodUnit.Year).Points[0].Count);
        Assert.Equal(1, tables.Of("ici.pd1", PeriodUnit.Quarter).Points.Sum(p => p.Count));
        Assert.Equal(1, tables.Of("ici.pd1", PeriodUnit.Month).Points.Sum(p => p.Count));
        Assert.Equal(1, tables.YearOnly);
    }

    [Theory]
    [InlineData(PublicationStatus.Published, CountState.Counted)]
    [InlineData(PublicationStatus.Corrected, CountState.Counted)]
    [InlineData(PublicationStatus.Retracted, CountState.Retracted)]
    [InlineData(PublicationStatus.Notice, CountState.Notice)]
    [InlineData(PublicationStatus.Deleted, CountState.Deleted)]
    public void StateOf_Status(PublicationStatus status, CountState expected)
    {
        TrendTables tables = Calculate(new APaper(1).On("2024-01").About("ici.pd1").Status(status));
        Assert.Equal(1, tables.States[expected]);
        Assert.Equal(expected == CountState.Counted ? 1 : 0, tables.Counted);
        Assert.Equal(Enum.GetValues<CountState>().Length, tables.States.Count);
    }

    [Theory]
    [InlineData("2025-05-17", CountState.Counted)] // the day itself
    [InlineData("2025-05-18", CountState.AfterAsOf)]
    [InlineData("2025-05", CountState.Counted)]
    [InlineData("2025-06", CountState.AfterAsOf)]
    [InlineData("2025", CountState.Counted)]
    [InlineData("2026", CountState.AfterAsOf)]
    [InlineData("2019-12-31", CountState.BeforeFirstYear)]
    [InlineData("2020", CountState.Counted)]
    public void StateOf_Date(string date, CountState expected)
    {
        Study study = Study.Group([new APaper(1).On(date)]).Single();
        Assert.Equal(expected, TrendCalculator.StateOf(study, MidMay with { FirstYear = 2020 }));
    }

    [Fact]
    public void StateOf_Undated_IsApart() =>
        Assert.Equal(1, Calculate(new APaper(1).About("ici.pd1")).States[CountState.Undated]);

    [Fact]
    public void StateOf_AfterLastYear_IsApart() =>
        Assert.Equal(
            1,
            Calculate(MidMay with { LastYear = 2023 }, new APaper(1).On("2024-01")).States[CountState.AfterLastYear]
        );

    [Fact]
    public void Calculate_PeriodsWithAsOf_AreIncompleteAndLast()
    {
        TrendTables tables = Calculate(new APaper(1).On("2024-01"));
        Assert.Equal(
            ["2025", "2025-Q2", "2025-05"],
            tables.Totals.Where(t => t.Incomplete).Select(t => t.Period.ToString())
        );
        Assert.Equal(17, tables.Of(PeriodUnit.Month).Count());
    }

    [Fact]
    public void Calculate_SameIdTwice_CountsOnce()
    {
        TrendTables tables = Calculate(
            new APaper(1).On("2024").About("ici.pd1"),
            new APaper(1).On("2024-06").About("ici.pd1")
        );
        Assert.Equal(1, tables.Counted);
        Assert.Equal(0, tables.YearOnly);
    }

    [Fact]
    public void Calculate_NoPapers_HasEmptySeriesOfEveryCategory()
    {
        TrendTables tables = Calculate();
        Assert.Empty(tables.Totals);
        Assert.Equal(APaper.Taxonomy.Categories.Count * 3, tables.Series.Count);
    }

    [Fact]
    public void Calculate_YearWithoutPapers_HasNoShare()
    {
        TrendTables tables = Calculate(new APaper(1).On("2023-01").About("ici.pd1"));
        Assert.Equal([1.0, null, null], tables.Of("ici.pd1", PeriodUnit.Year).Points.Select(p => p.Share));
    }

    [Fact]
    public void Calculate_Change_ComparesThreeCompleteYears()
    {
        AssessedPaper[] papers =
        [
            .. new[] { 2018, 2019, 2021, 2022, 2023, 2024, 2024, 2025 }.Select(
                (year, i) => new APaper(i).On($"{year}").About("ici.pd1").Build()
            ),
        ];
        YearlyChange change = Calculate(MidMay with { FirstYear = 2022 }, papers)
            .Changes.Single(c => c.Category == "ici.pd1");
        Assert.Equal(new YearlyChange("ici.pd1", 2022, 2024, 2, 4), change);
        Assert.Equal((2019, 2), (change.BeforeFromYear, change.Difference));
    }

    [Fact]
    public void Calculate_UnknownCategory_IsNamed() =>
        Assert.Equal(["gone.key"], Calculate(new APaper(1).On("2024").Decided("gone.key")).UnknownCategories);

    [Fact]
    public void Calculate_FirstYearAfterLast_Throws() =>
        Assert.Throws<ArgumentException>(() => Calculate(MidMay with { FirstYear = 2024, LastYear = 2020 }));

    static TrendTables Calculate(params AssessedPaper[] papers) => Calculate(MidMay, papers);

    static TrendTables Calculate(TrendOptions options, params AssessedPaper[] papers) =>
        TrendCalculator.Calculate(papers, APaper.Taxonomy, APaper.Lexicon, options);

    static string Text(TrendTables tables)
    {
        var text = new StringBuilder();
        foreach (PeriodUnit unit in Enum.GetValues<PeriodUnit>())
        {
            PeriodTotal[] totals = [.. tables.Of(unit)];
            text.AppendLine(
                $"{unit,-22}" + string.Concat(totals.Select(t => $"{t.Period + (t.Incomplete ? "*" : ""),10}"))
            );
            text.AppendLine(
                $"{"all",-22}"
                    + string.Concat(totals.Select(t => $"{t.Count + (t.YearOnly > 0 ? $"({t.YearOnly})" : ""),10}"))
            );
            foreach (TrendSeries series in tables.Series.Where(s => s.Unit == unit && s.Points.Any(p => p.Count > 0)))
            {
                text.AppendLine(
                    $"{series.Category,-22}"
                        + string.Concat(
                            series.Points.Select(p => $"{p.Count + (p.Share is { } s ? $" {s:0.00}" : ""),10}")
                        )
                );
            }
        }

        foreach (PairCount pair in tables.Pairs)
        {
            text.AppendLine(
                $"{pair.AntiVegf} + {pair.Partner}: {pair.Count}, since {pair.FirstYear}, {string.Join(' ', pair.ByYear)}"
            );
        }

        foreach (AgentCount agent in tables.Agents)
        {
            text.AppendLine(
                $"{agent.Key} ({agent.Side}): {agent.Count}, since {agent.FirstYear}, {string.Join(' ', agent.ByYear)}"
            );
        }

        return text.ToString();
    }
}
