using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class EuropePmcJsonTests
{
    const string Core = """
        {"id":"31000002","source":"MED","pmid":"31000002","pmcid":"PMC7000002","doi":"10.1234/Epmc.2",
        "title":"Atezolizumab with <i>bevacizumab</i> &amp; others.",
        "authorString":"Li N, Wu X.","authorList":{"author":[{"fullName":"Li N","firstName":"Na","lastName":"Li"},
        {"collectiveName":"INVENTED Group"}]},
        "journalInfo":{"dateOfPublication":"2022 Feb","monthOfPublication":2,"yearOfPublication":2022,
        "printPublicationDate":"2022-02-01","journal":{"title":"Invented Reports"}},
        "pubYear":"2022","abstractText":"<h4>Background</h4>Response was 30% (p<0.05).<h4>Methods:</h4> We looked.",
        "pubTypeList":{"pubType":["research-article","Journal Article"]},
        "keywordList":{"keyword":["VEGF","PD-L1"]},"meshHeadingList":{"meshHeading":[{"majorTopic_YN":"N",
        "descriptorName":"Liver Neoplasms"}]},
        "commentCorrectionList":{"commentCorrection":[{"id":"5","source":"MED","type":"Erratum in"}]},
        "fullTextUrlList":{"fullTextUrl":[{"url":"https://doi.org/10.1234/Epmc.2"}]},"firstPublicationDate":"2022-02-11"}
        """;

    const string Preprint =
        """{"id":"PPR100","source":"PPR","doi":"10.1101/2021.01.01.1","title":"帕博利珠单抗联合治疗","""
        + """ "authorString":"Chen A, Ma B.","pubYear":"2021","abstractText":"目的：观察疗效。","""
        + """ "pubTypeList":{"pubType":["Preprint"]},"firstPublicationDate":"2021-01-05"}""";

    static string Page(params string[] results) =>
        """{"version":"6.9","hitCount":2,"request":{"queryString":"a [b] {\"c\"}","resultType":"core"},"resultList":{"result":["""
        + string.Join(',', results)
        + "]}}";

    [Fact]
    public void Read_CoreResult()
    {
        Paper paper = Sample.Single("europepmc-json", Page(Core));
        Assert.Equal(("pmid:31000002", "PMC7000002", "10.1234/epmc.2"), (paper.Id, paper.Pmcid, paper.Doi));
        Assert.Equal("Atezolizumab with bevacizumab & others.", paper.Title.En);
        Assert.Equal("Background: Response was 30% (p<0.05). Methods: We looked.", paper.Abstract.En);
        Assert.Equal(
            ("2022-02-11", "Invented Reports", "https://doi.org/10.1234/Epmc.2"),
            (paper.Date?.ToString(), paper.Journal, paper.Url)
        );
        Assert.Equal(["Li, Na", "INVENTED Group"], paper.Authors);
        Assert.Equal(["VEGF", "PD-L1", "Liver Neoplasms"], paper.Keywords);
        Assert.Equal(["research-article", "Journal Article"], paper.Types);
        Assert.Equal(PublicationStatus.Corrected, paper.Status);
    }

    [Fact]
    public void Read_Preprint()
    {
        Paper paper = Sample.Single("europepmc-json", Page(Preprint));
        Assert.Equal(
            ("doi:10.1101/2021.01.01.1", "帕博利珠单抗联合治疗", "目的：观察疗效。", "2021-01-05"),
            (paper.Id, paper.Title.Zh, paper.Abstract.Zh, paper.Date?.ToString())
        );
        Assert.Equal(["Chen A", "Ma B"], paper.Authors);
        Assert.Null(paper.Pmid);
    }

    [Fact]
    public void Read_PagesArrayAndLines()
    {
        string flat = Core.ReplaceLineEndings("");
        foreach (
            string text in new[]
            {
                Page(Core, Preprint),
                Page(Core) + "\n" + Page(Preprint),
                $"[{Core},\n{Preprint}]",
                flat + "\n" + Preprint + "\n",
            }
        )
        {
            Sample sample = Sample.Read(text);
            Assert.Equal("europepmc-json", sample.Format);
            Assert.Empty(sample.Rows);
            Assert.Equal(2, sample.Papers.Count);
        }
    }

    [Theory]
    [InlineData("""{"id":"1","source":"MED","title":"never closed, "abstractText":"x"}""")]
    [InlineData("""{"id":"1","source":"MED","title":"half \ud800 a sign"}""")]
    [InlineData("""{"id":"1","source":"MED","title":"one","title":"two"}""")]
    [InlineData("""{"id":"1","source":"MED","journalInfo":{"a":1}""")] // a brace is missing
    [InlineData("""{"id":"1","source":"MED"}""")]
    public void Read_BrokenResult_CostsOneRecord(string broken)
    {
        Sample sample = Sample.Read(Page(Preprint, broken, Core.ReplaceLineEndings("")));
        Assert.Equal(
            ["帕博利珠单抗联合治疗", "Atezolizumab with bevacizumab & others."],
            sample.Papers.Select(p => p.Title.Zh ?? p.Title.En)
        );
        Assert.Equal(2, sample.Rows[0].Record);
    }

    [Fact]
    public void Read_DeepJson_IsQuarantined()
    {
        string deep = "{\"id\":\"1\",\"abstractText\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        Sample sample = Sample.Read($"[{deep},{Preprint}]");
        Assert.Single(sample.Papers);
        Assert.Contains("nested", sample.Rows[0].Found, StringComparison.Ordinal);
    }
}
