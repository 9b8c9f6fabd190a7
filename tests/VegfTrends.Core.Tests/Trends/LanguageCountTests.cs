using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class LanguageCountTests
{
    [Fact]
    public void Languages_TitleAndAbstract_TellZhEnAndBoth()
    {
        TrendTables tables = Calculate(
            Titled(1, "2023", "虚构的研究", null),
            Titled(2, "2023", null, "An invented study"),
            Titled(3, "2023", "虚构的研究", "An invented study").About("ici.pd1"),
            Titled(4, "2023", "虚构的研究", null)
                .With(p => p with { Abstract = new Bilingual(null, "An invented abstract.") }),
            Titled(5, "2025", null, "An invented study")
        );
        Assert.Equal(
            [
                new LanguageCount(null, 2023, 1, 1, 2),
                new LanguageCount(null, 2024, 0, 0, 0),
                new LanguageCount(null, 2025, 0, 1, 0),
            ],
            tables.Languages.Where(l => l.Category is null)
        );
        Assert.Equal(
            [
                new LanguageCount("ici.pd1", 2023, 0, 0, 1),
                new LanguageCount("ici.pd1", 2024, 0, 0, 0),
                new LanguageCount("ici.pd1", 2025, 0, 0, 0),
            ],
            tables.Languages.Where(l => l.Category == "ici.pd1")
        );
        Assert.Equal([null, "ici", "ici.pd1"], tables.Languages.Select(l => l.Category).Distinct());
    }

    [Fact]
    public void Languages_TwoPapersOfOneStudy_AreBoth()
    {
        TrendTables tables = Calculate(
            Titled(1, "2024", "虚构的研究", null),
            Titled(1, "2025", null, "An invented study")
        );
        Assert.Equal(new LanguageCount(null, 2024, 0, 0, 1), tables.Languages[0]);
    }

    static APaper Titled(int number, string date, string? zh, string? en) =>
        new APaper(number).On(date).With(p => p with { Title = new Bilingual(zh, en) });

    static TrendTables Calculate(params APaper[] papers) =>
        TrendCalculator.Calculate(
            papers.Select(p => p.Build()),
            APaper.Taxonomy,
            APaper.Lexicon,
            new TrendOptions { AsOf = new DateOnly(2025, 5, 17) }
        );
}
