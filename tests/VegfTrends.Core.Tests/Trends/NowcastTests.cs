using System.Globalization;
using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class NowcastTests
{
    static readonly DateOnly Start = new(2023, 1, 1),
        AsOf = new(2025, 6, 30);

    [Fact]
    public void Nowcast_HalfArriveLate_ExpectsThem()
    {
        // Ten papers a month, dated the first: five come after 10 days, five after 70.
        TrendTables tables = Calculate(AsOf, Arrivals(AsOf));
        PeriodTotal june = Total(tables, PeriodUnit.Month, "2025-06"),
            may = Total(tables, PeriodUnit.Month, "2025-05");
        Assert.Equal((5, 5), (june.Count, may.Count));
        Assert.Equal(0.5, june.Nowcast!.Completeness, 1);
        Assert.InRange(june.Nowcast.Expected, 9, 12);
        Assert.InRange(june.Nowcast.High, 10, 30);
        Assert.Null(Total(tables, PeriodUnit.Month, "2025-01").Nowcast);
        Assert.Equal(0.5, tables.Of("ici.pd1", PeriodUnit.Month).Points[^1].Nowcast!.Completeness, 1);
        Assert.Equal(0, tables.Of("vaccine", PeriodUnit.Month).Points[^1].Nowcast!.Reported);
    }

    [Fact]
    public void Nowcast_Year_HasTheDelaysOfYears()
    {
        NowcastCount year = Total(Calculate(AsOf, Arrivals(AsOf)), PeriodUnit.Year, "2025").Nowcast!;
        Assert.Equal(50, year.Reported);
        Assert.InRange(year.Expected, 95, 150); // 120 in the end
    }

    [Fact]
    public void Nowcast_ImportedPapers_SayNothingOfDelays() =>
        Assert.All(
            Calculate(AsOf, Arrivals(AsOf).Select(p => p with { SeenByWatch = false })).Totals,
            t => Assert.Null(t.Nowcast)
        );

    [Fact]
    public void Nowcast_ShortWatch_IsNull()
    {
        // 150 days of watching, more than enough papers: delays of half a year cannot have been seen.
        var first = new DateOnly(2025, 2, 1);
        TrendTables tables = Calculate(AsOf, Arrivals(AsOf).Select(p => p with { SeenByWatch = p.Added >= first }));
        Assert.All(tables.Totals, t => Assert.Null(t.Nowcast));
    }

    [Fact]
    public void Nowcast_FewArrivals_IsNull() =>
        Assert.All(Calculate(AsOf, Arrivals(AsOf).Where((_, i) => i % 10 == 0)).Totals, t => Assert.Null(t.Nowcast));

    [Fact]
    public void Nowcast_YearOnly_IsInTheYearsDelaysAlone()
    {
        AssessedPaper[] papers =
        [
            .. Enumerable
                .Range(0, 600)
                .Select(i =>
                    new APaper(i)
                        .On($"{2023 + (i / 240)}")
                        .About("ici.pd1")
                        .SeenArriving(Text(Start.AddDays((int)(i * 1.5))))
                        .Build()
                ),
        ];
        TrendTables tables = Calculate(AsOf, papers);
        Assert.NotNull(Total(tables, PeriodUnit.Year, "2025").Nowcast);
        Assert.All(tables.Totals.Where(t => t.Period.Unit != PeriodUnit.Year), t => Assert.Null(t.Nowcast));
    }

    [Fact]
    public void Nowcast_WatchThatStopped_TakesItsLastFindForToday()
    {
        // Nothing was seen after June; in September June is as unfinished as it was.
        NowcastCount june = Total(
            Calculate(new DateOnly(2025, 9, 15), Arrivals(AsOf)),
            PeriodUnit.Month,
            "2025-06"
        ).Nowcast!;
        Assert.Equal(0.5, june.Completeness, 1);
    }

    [Fact]
    public void Nowcast_StoreThatKnowsMoreThanTheDay_IsNullForThePeriodThatIsCut()
    {
        TrendTables tables = Calculate(new DateOnly(2025, 4, 15), Arrivals(AsOf));
        Assert.Null(Total(tables, PeriodUnit.Month, "2025-04").Nowcast);
        Assert.Null(Total(tables, PeriodUnit.Year, "2025").Nowcast);
    }

    // A month's papers as they came until the day; the first arrival is on the first day of the watch.
    static IEnumerable<AssessedPaper> Arrivals(DateOnly until)
    {
        yield return new APaper(9999).On("2022-12").About("ici.pd1").SeenArriving(Text(Start));
        int number = 0;
        for (DateOnly month = Start; month <= until; month = month.AddMonths(1))
        {
            for (int i = 0; i < 10; i++)
            {
                DateOnly seen = month.AddDays(i < 5 ? 10 : 70);
                number++;
                if (seen <= until)
                {
                    yield return new APaper(number).On(Text(month)[..7]).About("ici.pd1").SeenArriving(Text(seen));
                }
            }
        }
    }

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static PeriodTotal Total(TrendTables tables, PeriodUnit unit, string period) =>
        tables.Of(unit).Single(t => t.Period.ToString() == period);

    static TrendTables Calculate(DateOnly asOf, IEnumerable<AssessedPaper> papers) =>
        TrendCalculator.Calculate(papers, APaper.Taxonomy, APaper.Lexicon, new TrendOptions { AsOf = asOf });
}
