using Xunit;

namespace VegfTrends.Core.Tests.Papers;

public class CountryNamesTests
{
    [Fact]
    public void All_IsTheWholeOfIso3166InBothLanguages()
    {
        Assert.Equal(249, CountryNames.All.Count);
        Assert.Equal(
            CountryNames.All.Select(c => c.Code).Order(StringComparer.Ordinal).Distinct(),
            CountryNames.All.Select(c => c.Code)
        );
        Assert.All(
            CountryNames.All,
            c =>
                Assert.True(
                    c.Code.Length == 2
                        && c.Code.All(char.IsAsciiLetterUpper)
                        && c.Name is { Zh: not null, En: not null },
                    c.Code
                )
        );
    }

    [Fact]
    public void All_NameBelongsToOneCountry()
    {
        IEnumerable<string> names = CountryNames.All.SelectMany(c =>
            c.Others.Append(c.Name.Zh!).Append(c.Name.En!).Distinct()
        );
        Assert.Equal(names.Count(), names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Of_Code_NamesTheCountry()
    {
        Assert.Equal(new Bilingual("瑞士", "Switzerland"), CountryNames.Of("CH"));
        Assert.Equal(new Bilingual("XX", "XX"), CountryNames.Of("XX"));
        Assert.True(CountryNames.IsCode("CN"));
        Assert.False(CountryNames.IsCode("cn"));
    }
}
