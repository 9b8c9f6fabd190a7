using Xunit;

namespace VegfTrends.Core.Tests.Papers;

public class PaperWordsTests
{
    [Theory]
    [InlineData("贝伐珠单抗联合 atezolizumab", Language.Zh)]
    [InlineData("Bevacizumab (安维汀) was given to patients with breast cancer", Language.En)]
    [InlineData("第二相臨床試験における検討", Language.En)] // Japanese is kept on the English side
    [InlineData("", Language.En)]
    [InlineData("123", Language.En)]
    public void Detect(string text, Language expected) => Assert.Equal(expected, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("https://doi.org/10.1016/J.ANNONC.2020.01.001", "10.1016/j.annonc.2020.01.001")]
    [InlineData("doi:10.1000/abc(12)34 ", "10.1000/abc(12)34")]
    [InlineData("10.1000/xyz.", "10.1000/xyz")]
    [InlineData("(10.1000/xyz)", "10.1000/xyz")]
    [InlineData("10.1000/", null)]
    [InlineData("no doi", null)]
    [InlineData(null, null)]
    public void CleanDoi(string? text, string? expected) => Assert.Equal(expected, PaperId.CleanDoi(text));

    [Theory]
    [InlineData("PMID: 12345678", "12345678")]
    [InlineData("12345678", "12345678")]
    [InlineData("012", null)]
    [InlineData("123456789", null)]
    [InlineData("", null)]
    public void CleanPmid(string? text, string? expected) => Assert.Equal(expected, PaperId.CleanPmid(text));

    [Theory]
    [InlineData("Anti‑VEGF: A Review.", "antivegfareview")]
    [InlineData("Ａｎｔｉ VEGF, a révïew", "antivegfareview")]
    [InlineData(null, "")]
    public void NormalisedTitle(string? title, string expected) =>
        Assert.Equal(expected, PaperId.NormalisedTitle(title));

    [Theory]
    [InlineData("2024", 2024, null, null)]
    [InlineData("2024-05", 2024, 5, null)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("2023-02-29", 2023, 2, null)] // no such day: the month stays
    [InlineData("2023-13", 2023, null, null)]
    public void PaperDate_Parses(string text, int year, int? month, int? day)
    {
        Assert.True(PaperDate.TryParse(text, out PaperDate date));
        Assert.Equal(new PaperDate(year, month, day), date);
    }

    [Theory]
    [InlineData("24")]
    [InlineData("2024/05")]
    [InlineData("0000")]
    [InlineData("")]
    [InlineData(null)]
    public void PaperDate_Rejects(string? text) => Assert.False(PaperDate.TryParse(text, out _));

    [Fact]
    public void PaperDate_DayWithoutMonth_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaperDate(2024, null, 3));
}
