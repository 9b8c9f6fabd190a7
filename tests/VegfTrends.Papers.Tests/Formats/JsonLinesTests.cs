using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class JsonLinesTests
{
    [Fact]
    public void Read_OwnOutput()
    {
        Paper paper = Sample.Single(
            "jsonl",
            """{"id":"pmid:5","pmid":"5","doi":"10.1000/x","title":{"zh":"标题","en":"Title"},"abstract":{"zh":"摘要","""
                + """ "en":"Abstract"},"year":2020,"date":"2020-05","journal":"J","authors":["Li, N","Wu, X"],"""
                + """ "types":["Review"],"keywords":["a","b"],"url":"https://example.org/","""
                + """ "registry_ids":["NCT01234567"],"status":"retracted","file":"f.xml","format":"pubmed-xml"}"""
        );
        Assert.Equal(
            ("pmid:5", "5", "10.1000/x", "2020-05", "J"),
            (paper.Id, paper.Pmid, paper.Doi, paper.Date?.ToString(), paper.Journal)
        );
        Assert.Equal(
            ("标题", "Title", "摘要", "Abstract"),
            (paper.Title.Zh, paper.Title.En, paper.Abstract.Zh, paper.Abstract.En)
        );
        Assert.Equal(["Li, N", "Wu, X"], paper.Authors);
        Assert.Equal((PublicationStatus.Retracted, "Review"), (paper.Status, paper.Types.Single()));
        Assert.Equal(["NCT01234567"], paper.RegistryIds);
    }

    [Theory]
    [InlineData("""{"id":"a","title":"恩度联合化疗","lang":"zh"}""", "恩度联合化疗", null)]
    [InlineData("""{"id":"a","title":"恩度联合化疗"}""", "恩度联合化疗", null)]
    [InlineData("""{"id":"a","title":"PD-1","lang":"zh"}""", "PD-1", null)] // the given language holds
    [InlineData("""{"id":"a","title":"PD-1"}""", null, "PD-1")]
    [InlineData("""{"id":"a","title":"Un titre","lang":"fr"}""", null, "Un titre")]
    [InlineData("""{"id":"a","title":null,"abstract":"x"}""", null, null)]
    public void Read_Language(string row, string? zh, string? en) =>
        Assert.Equal((zh, en), (Sample.Single("jsonl", row).Title.Zh, Sample.Single("jsonl", row).Title.En));

    [Theory]
    [InlineData("\"x-1\"", "x-1")]
    [InlineData("12345", "12345")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("null", "doi:10.1000/y")]
    [InlineData("\"  \"", "doi:10.1000/y")]
    public void Read_Id(string id, string expected) =>
        Assert.Equal(expected, Sample.Single("jsonl", $$"""{"id":{{id}},"title":"T","doi":"10.1000/Y"}""").Id);

    [Fact]
    public void Read_Texts_AreKeptLetterByLetter()
    {
        Paper paper = Sample.Single(
            "jsonl",
            "{\"id\":\"a\",\"title\":\" [Two  spaces] \",\"abstract\":\"line\\nline \\u0001 <b>x</b> &amp; \\u200b\"}"
        );
        Assert.Equal((" [Two  spaces] ", "line\nline   <b>x</b> &amp; \u200b"), (paper.Title.En, paper.Abstract.En));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("{\"id\":\"b\",\"title\":\"cut")]
    [InlineData("{\"id\":\"b\",\"title\":\"one\",\"title\":\"two\"}")]
    [InlineData("{\"id\":\"b\",\"title\":\"half \\ud800 a sign\"}")]
    [InlineData("{\"id\":\"b\",\"title\":5}")]
    [InlineData("{\"id\":[1],\"title\":\"T\"}")]
    [InlineData("{\"id\":\"b\"}")]
    [InlineData("{\"id\":\"b\",\"title\":\" \",\"abstract\":null}")]
    [InlineData("{\"id\":\"b\\u0000c\",\"title\":\"T\"}")]
    public void Read_BrokenLine_CostsOneLine(string broken)
    {
        Sample sample = Sample.Read(
            "{\"id\":\"a\",\"title\":\"First\"}\n" + broken + "\n\n{\"id\":\"c\",\"title\":\"Third\"}"
        );
        Assert.Equal(["a", "c"], sample.Papers.Select(p => p.Id));
        Assert.Equal((2, "line 2"), (Assert.Single(sample.Rows).Record, sample.Rows[0].Position));
        Assert.Equal(broken, sample.Rows[0].Raw);
        Assert.DoesNotContain("LineNumber", sample.Rows[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongIdDeepValueAndLongLine_CostOneLineEach()
    {
        string deep = "{\"id\":\"b\",\"title\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        string text =
            "{\"id\":\"a\",\"title\":\"First\"}\n{\"id\":\""
            + new string('x', 201)
            + "\",\"title\":\"T\"}\n"
            + deep
            + "\n{\"id\":\"l\",\"title\":\""
            + new string('y', 300_000)
            + "\"}\n{\"id\":\"c\",\"title\":\"Last\"}\n";
        Sample sample = Sample.Read(text, options: new ReadOptions { MaxRecordChars = 100_000 });
        Assert.Equal(["a", "c"], sample.Papers.Select(p => p.Id));
        Assert.Equal([2, 3, 4], sample.Rows.Select(r => r.Record));
    }

    [Fact]
    public void Read_ArrayAndSpreadObject()
    {
        Assert.Equal(2, Sample.Read("[{\"id\":1,\"title\":\"One\"},\n{\"id\":2,\"title\":\"Two\"}]").Papers.Count);
        Assert.Equal("One", Sample.Single("jsonl", "{\n  \"id\": 1,\n  \"title\": \"One\"\n}\n").Title.En);
    }

    [Fact]
    public void Read_GzippedUtf16()
    {
        byte[] bytes =
        [
            .. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes("{\"id\":\"a\",\"title\":\"安罗替尼\"}\r\n"),
        ];
        Assert.Equal("安罗替尼", Assert.Single(Sample.Read(Sample.Gzip(bytes)).Papers).Title.Zh);
    }
}
