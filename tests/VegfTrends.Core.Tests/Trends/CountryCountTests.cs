using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class CountryCountTests
{
    [Fact]
    public void Countries_StudyOfTwoCountries_CountsInEach()
    {
        TrendTables tables = Calculate(
            From(1, "CN", "US"),
            From(2, "US").About("ici.pd1"),
            From(3),
            From(4, "JP").Status(PublicationStatus.Retracted)
        );
        Assert.Equal(
            [
                new CountryCount(null, "US", 2),
                new CountryCount(null, "CN", 1),
                new CountryCount("ici", "US", 1),
                new CountryCount("ici.pd1", "US", 1),
            ],
            tables.Countries
        );
        Assert.Equal((2, 3), (tables.CountriesKnown, tables.Counted));
    }

    [Fact]
    public void Countries_TwoPapersOfOneStudy_CountEachCountryOnce()
    {
        TrendTables tables = Calculate(From(1, "CN"), From(1, "CN", "DE"));
        Assert.Equal([new CountryCount(null, "CN", 1), new CountryCount(null, "DE", 1)], tables.Countries);
    }

    static APaper From(int number, params string[] countries) =>
        new APaper(number).On("2024").With(p => p with { Countries = countries });

    static TrendTables Calculate(params APaper[] papers) =>
        TrendCalculator.Calculate(
            papers.Select(p => p.Build()),
            APaper.Taxonomy,
            APaper.Lexicon,
            new TrendOptions { AsOf = new DateOnly(2025, 5, 17) }
        );
}
