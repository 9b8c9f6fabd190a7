using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class CountryFinderTests
{
    [Theory]
    [InlineData("Department of Oncology, Invented Hospital, Beijing 100000, China.", "CN")]
    [InlineData("Invented Univ, Dept Surg, Hangzhou 310000, Zhejiang, Peoples R China", "CN")]
    [InlineData("Invented University, Wuhan, P. R. China", "CN")]
    [InlineData("Invented University, Wuhan, P.R.China.", "CN")]
    [InlineData(
        "Invented University, Wuhan, People's Republic of China. Electronic address: someone@example.org.",
        "CN"
    )]
    [InlineData("Invented University, Chengdu, Sichuan 610000", "CN")]
    [InlineData("Invented Cancer Center, Boston, MA 02000 USA.", "US")]
    [InlineData("Invented Cancer Center, Boston, MA, U.S.A.", "US")]
    [InlineData("Invented Cancer Center, Boston, MA 02000", "US")]
    [InlineData("Invented Cancer Center, Dallas, TX, 75000-1234", "US")]
    [InlineData("Invented Cancer Center, Houston, Texas.", "US")]
    [InlineData("Invented Clinic, Lebanon, NH", "US")]
    [InlineData("Invented Clinic, Ontario, California", "US")]
    [InlineData("Invented Clinic, Albuquerque, New Mexico", "US")]
    [InlineData("Invented Clinic, Atlanta, Georgia", "US")]
    [InlineData("Invented Clinic, Atlanta, Georgia, USA", "US")]
    [InlineData("Invented Clinic, Tbilisi, Georgia", "GE")]
    [InlineData("Invented Hospital, London, Ontario", "CA")]
    [InlineData("Invented Hospital, Toronto, ON M5G 2C4", "CA")]
    [InlineData("Invented Hospital, Seoul 03080, Republic of Korea", "KR")]
    [InlineData("Invented Hospital, Seoul, South Korea", "KR")]
    [InlineData("Invented Hospital, Leeds, England", "GB")]
    [InlineData("Invented Hospital, Sydney, New South Wales", "AU")]
    [InlineData("Invented Hospital, I-80100 Naples, Italy.", "IT")]
    [InlineData("Invented Hospital, 75000 Paris, France. someone@example.org", "FR")]
    [InlineData("Invented Hospital, Taipei, Taiwan, R.O.C.", "TW")]
    [InlineData("Invented Hospital, Taichung, Taiwan, China", "TW")]
    [InlineData("Invented Hospital, Hong Kong, China", "HK")]
    [InlineData("Invented Hospital, Macau SAR, China", "MO")]
    [InlineData("Invented Hospital, Abidjan, Côte d’Ivoire", "CI")]
    [InlineData("Invented Hospital, İstanbul, Türkiye", "TR")]
    public void Find_English_TellsTheCountry(string affiliation, string expected) =>
        Assert.Equal([expected], CountryFinder.Find(affiliation));

    [Theory]
    [InlineData("某某大学附属肿瘤医院", "CN")]
    [InlineData("四川省某某研究所,四川,成都,610000;", "CN")]
    [InlineData("北京市某某区第一医院检验科 北京 100000", "CN")]
    [InlineData("中科院某某图书馆,四川,成都,610000", "CN")]
    [InlineData("内蒙古某某中心医院", "CN")]
    [InlineData("巴林左旗某某医院", "CN")]
    [InlineData("上海地区某某中心", "CN")]
    [InlineData("中日某某医院肿瘤科", "CN")]
    [InlineData("中国台湾某某大学医学院", "TW")]
    [InlineData("臺灣某某大學", "TW")]
    [InlineData("香港某某大学", "HK")]
    [InlineData("美国某某大学癌症中心", "US")]
    [InlineData("某某大学肿瘤中心,德国", "DE")]
    [InlineData("马里兰某某医院", "US")]
    [InlineData("印度尼西亚某某大学", "ID")]
    [InlineData("几内亚比绍某某医院", "GW")]
    [InlineData("東京某某大学", "JP")]
    public void Find_Chinese_TellsTheCountry(string affiliation, string expected) =>
        Assert.Equal([expected], CountryFinder.Find(affiliation));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Department of Oncology")]
    [InlineData("China Medical University Hospital of Somewhere")]
    [InlineData("[Jordan, Ann; Israel, Ben] Invented Institute, Somewhere")]
    [InlineData("57279")]
    [InlineData("someone@example.us")]
    [InlineData("がん研究センター")]
    public void Find_NoCountryNamed_FindsNone(string? affiliation) => Assert.Empty(CountryFinder.Find(affiliation));

    [Theory]
    [InlineData("Dept A, Boston, MA, USA. Dept B, University C, Paris, France.", "FR US")]
    [InlineData("Dept A, Rome, Italy; Dept B, Wuhan, China; Dept C, Milan, Italy", "CN IT")]
    [InlineData(
        "[Wu, B.; Li, C.] Invented Univ, Wuhan, Peoples R China.\n[Rossi, D.] Invented Univ, Milan, Italy.",
        "CN IT"
    )]
    [InlineData("Univ A, Kyoto, Japan and Univ B, Basel, Switzerland", "CH JP")]
    [InlineData("某某大学医学院;美国某某研究所;某某医院", "CN US")]
    public void Find_SeveralAffiliations_FindsEachCountryOnceInOrder(string affiliations, string expected) =>
        Assert.Equal(expected.Split(' '), CountryFinder.Find(affiliations));

    // Names with a comma or bracket in them are for readers; affiliations use the others.
    [Fact]
    public void Find_EveryCountryByItsNames_IsFound() =>
        Assert.All(
            CountryNames.All.Where(c => c.Code != "GE"),
            country =>
            {
                string[] names =
                [
                    .. country
                        .Others.Prepend(country.Name.En!)
                        .Prepend(country.Name.Zh!)
                        .Where(n => !n.AsSpan().ContainsAny(",（(、")),
                ];
                Assert.Contains(names, n => n[0] >= '\u3400');
                Assert.Contains(names, n => n[0] < '\u3400');
                Assert.All(
                    names,
                    name =>
                        Assert.Equal(
                            [country.Code],
                            CountryFinder.Find(
                                name[0] >= '\u3400' ? $"{name}某某研究院" : $"Invented Institute, Somewhere, {name}"
                            )
                        )
                );
            }
        );
}
