using Xunit;

namespace VegfTrends.Papers.Tests.Store;

public sealed class StoreSearchTests : StoreTest
{
    public StoreSearchTests() =>
        Store.Add(
            [
                APaper.With(
                    pmid: "1",
                    en: "Bevacizumab in colorectal cancer",
                    abstractEn: "VEGF blockade. 100% of patients; PD-1 was not given.",
                    year: 2020
                ),
                APaper.With(
                    pmid: "2",
                    zh: "抗血管生成治疗联合免疫治疗",
                    abstractZh: "观察安罗替尼的疗效。",
                    year: 2021
                ),
                APaper.With(
                    pmid: "3",
                    zh: "肿瘤血管正常化",
                    en: "Vascular normalisation with bevacizumab",
                    abstractEn: "A review of AI_2 scores.",
                    year: 2022
                ),
            ],
            Run
        );

    [Theory]
    [InlineData("bevacizumab", "1 3")]
    [InlineData("BEVACIZUMAB colorectal", "1")]
    [InlineData("vaciz", "1 3")] // parts of words
    [InlineData("血管", "2 3")] // two characters
    [InlineData("免疫治疗", "2")]
    [InlineData("血管 免疫治疗", "2")]
    [InlineData("血管 bevacizumab", "3")]
    [InlineData("\"colorectal cancer\"", "1")]
    [InlineData("\"cancer colorectal\"", "")]
    [InlineData("“colorectal cancer”", "1")]
    [InlineData("0%", "1")] // not a wildcard
    [InlineData("_2", "3")]
    [InlineData("rectal can", "1")]
    [InlineData("lanc", "")] // its parts stand in "blockade" and "cancer", the word does not
    [InlineData("PD-1", "1")] // not an operator
    [InlineData("bevacizumab NOT", "1")] // a word like any other
    [InlineData("nowhere\" OR \"bevacizumab", "")]
    [InlineData("pmid:2", "2")]
    [InlineData("   ", "")]
    [InlineData("\"\"", "")]
    [InlineData("\uD842\uDFB7", "")]
    [InlineData("nothing like it", "")]
    public void Search_Finds(string text, string pmids) =>
        Assert.Equal(pmids, string.Join(' ', Store.Search(text).Select(p => p.Paper.Pmid).Order()));

    [Fact]
    public void Search_ShortWordsAlone_LatestFirst() =>
        Assert.Equal(["3", "2"], Store.Search("血管").Select(p => p.Paper.Pmid));

    [Fact]
    public void Search_Limit_IsKept() => Assert.Single(Store.Search("bevacizumab", limit: 1));

    [Fact]
    public void Search_TextThatCameWithADuplicate_IsFound()
    {
        Store.Add([APaper.With(pmid: "2", abstractEn: "Anlotinib and sintilimab.")], Run);
        Assert.Equal("2", Assert.Single(Store.Search("sintilimab")).Paper.Pmid);
    }
}
