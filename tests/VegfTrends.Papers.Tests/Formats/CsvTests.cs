using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class CsvTests
{
    [Fact]
    public void Read_EnglishColumns()
    {
        Paper paper = Sample.Single(
            "csv",
            """
            PMID,Title,Authors,Journal/Book,Publication Year,DOI,Abstract,Author Keywords,Document Type,Link
            31000003,"Ramucirumab, with nivolumab","Li N, Wu X",Invented J,2021,10.1000/CSV,"He said ""hello""
            and left",VEGFR2; PD-1,Article,https://example.org/3
            """
        );
        Assert.Equal(
            ("pmid:31000003", "Ramucirumab, with nivolumab", "He said \"hello\" and left"),
            (paper.Id, paper.Title.En, paper.Abstract.En)
        );
        Assert.Equal(
            ("2021", "10.1000/csv", "Invented J", "https://example.org/3"),
            (paper.Date?.ToString(), paper.Doi, paper.Journal, paper.Url)
        );
        Assert.Equal(["Li N", "Wu X"], paper.Authors);
        Assert.Equal(["VEGFR2", "PD-1"], paper.Keywords);
        Assert.Equal(["Article"], paper.Types);
    }

    [Theory]
    [InlineData("题名,作者,刊名,年,摘要,关键词\n安罗替尼联合治疗,张三;李四,虚构杂志,2022,目的 观察。,安罗替尼；免疫\n")]
    [InlineData(
        "标题\t作者\t刊名\t年份\t摘要\t关键词\n安罗替尼联合治疗\t张三,李四\t虚构杂志\t2022\t目的 观察。\t安罗替尼;免疫\n"
    )]
    [InlineData(
        "Title-题名;Author-作者;Source-刊名;Year-年;Summary-摘要;Keyword-关键词\n安罗替尼联合治疗;\"张三;李四\";虚构杂志;2022;目的 观察。;\"安罗替尼;免疫\"\n"
    )]
    public void Read_ChineseColumns(string text)
    {
        foreach (
            Sample sample in new[]
            {
                Sample.Read(text),
                Sample.Read(text, CodePages("GB18030")),
                Sample.Read(text, new UTF8Encoding(true)),
                Sample.Read(text, Encoding.Unicode),
                Sample.Read(Sample.Gzip(text)),
            }
        )
        {
            Paper paper = Assert.Single(sample.Papers);
            Assert.Equal("csv", sample.Format);
            Assert.Equal(
                ("安罗替尼联合治疗", "目的 观察。", "虚构杂志", "2022"),
                (paper.Title.Zh, paper.Abstract.Zh, paper.Journal, paper.Date?.ToString())
            );
            Assert.Equal(["张三", "李四"], paper.Authors);
            Assert.Equal(["安罗替尼", "免疫"], paper.Keywords);
        }
    }

    [Fact]
    public void Read_BilingualColumns()
    {
        Paper paper = Sample.Single(
            "csv",
            "id,题名,英文标题,摘要,英文摘要\nk1,恩度联合放疗,Endostar with radiotherapy,目的 探讨。,To explore.\n"
        );
        Assert.Equal(
            ("k1", "恩度联合放疗", "Endostar with radiotherapy", "目的 探讨。", "To explore."),
            (paper.Id, paper.Title.Zh, paper.Title.En, paper.Abstract.Zh, paper.Abstract.En)
        );
        Paper other = Sample.Single(
            "csv",
            "title_zh|title_en|abstract_zh|abstract_en\n恩度联合放疗|Endostar|目的|Aim\n"
        );
        Assert.Equal(("恩度联合放疗", "Endostar"), (other.Title.Zh, other.Title.En));
    }

    [Theory]
    [InlineData("title,abstract,included\nT,A,1\n")] // ASReview
    [InlineData("primary_title,abstract\nT,A\n")]
    [InlineData("\"id\",\"display_name\",\"abstract\",\"is_retracted\"\nW1,T,A,False\n")] // OpenAlex
    [InlineData("sep=;\ntitle;x\nT;A\n")]
    [InlineData("About the data: exported on a day,\n\nTitle,Abstract\nT,A\n")] // Dimensions
    [InlineData("PT\tTI\tAB\tID\nJ\tT\tA\tkey one; key two\n")] // Web of Science
    [InlineData("Key,Item Type,Title,Abstract Note\nAB12,journalArticle,T,A\n")] // Zotero
    [InlineData(" Title , Abstract \n \"T\" , \"A\" \n")]
    [InlineData("Title,Abstract\rT,A\r")]
    public void Read_Dialects(string text) => Assert.Equal("T", Sample.Single("csv", text).Title.En);

    [Theory]
    [InlineData("some words, and more words\nT,A\n")]
    [InlineData("title\nT\n")] // one column alone could be any list
    [InlineData("We read the title, and the abstract, of papers\n")]
    public void Read_NoHeader_IsUnknown(string text) => Assert.Equal("unknown", Sample.Read(text).Format);

    [Theory]
    [InlineData("b,too,many", "3 cells")]
    [InlineData("b", "1 cells")]
    [InlineData("b \"x\" y,A", "quotation mark inside")]
    [InlineData("\"b\"x,A", "behind a closing")]
    [InlineData("\"b,A", "without a closing one")]
    [InlineData(",", "neither title nor abstract")]
    public void Read_BrokenRow_CostsOneRow(string broken, string found)
    {
        Sample sample = Sample.Read($"title,abstract\nFirst,A\n{broken}\nThird,A\nFourth,\"A, too\"\n");
        Assert.Equal(["First", "Third", "Fourth"], sample.Papers.Select(p => p.Title.En));
        Assert.Equal((2, "line 3"), (Assert.Single(sample.Rows).Record, sample.Rows[0].Position));
        Assert.Contains(
            found == "without a closing one" ? "quotation mark" : found,
            sample.Rows[0].Found,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_UnclosedQuoteInALargeFile_CostsOneRow()
    {
        var text = new StringBuilder("title,abstract\n");
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(i == 100 ? "\"Broken" : $"Title {i}").Append(",An abstract of some length without any marks\n");
        }

        Sample sample = Sample.Read(text.ToString());
        Assert.Equal((19_999, 1), (sample.Papers.Count, sample.Rows.Count));
    }

    [Fact]
    public void Read_HugeRow_IsPassedOver()
    {
        Sample sample = Sample.Read(
            $"title,abstract\nFirst,A\n\"{new string('x', 500_000)}\",A\nThird,A\n",
            options: new ReadOptions { MaxRecordChars = 50_000, MaxFieldChars = 20_000 }
        );
        Assert.Equal(["First", "Third"], sample.Papers.Select(p => p.Title.En));
        Assert.NotEmpty(sample.Rows);
    }

    [Theory]
    [InlineData("title,year,date\nT,2020,2020-05-06\n", "2020-05-06")]
    [InlineData("title,year,date\nT,2020,2020-01-01\n", "2020")] // how Lens and OpenAlex write a year alone
    [InlineData("title,year,date\nT,2021,2020-12-30\n", "2021")]
    [InlineData("title,year\nT,2014//\n", "2014")]
    [InlineData("title,发表时间\n标题,2021-05-06 08:30\n", "2021-05-06")]
    [InlineData("title,source\nT,Invented J (2018) 4:5. Date of Publication: 1 Dec 2018\n", "2018-12")]
    public void Read_Dates(string text, string expected) =>
        Assert.Equal(expected, Sample.Single("csv", text).Date?.ToString());

    [Theory]
    [InlineData("['Marx, Karl', \"O'Neil, A.\"]", new[] { "Marx, Karl", "O'Neil, A." })]
    [InlineData("Marx, Karl", new[] { "Marx, Karl" })]
    [InlineData("Liu R., Adler D.G.", new[] { "Liu R.", "Adler D.G." })]
    [InlineData("Li Na|Wu Xin", new[] { "Li Na", "Wu Xin" })]
    [InlineData("张三，李四", new[] { "张三", "李四" })]
    public void Read_Authors(string cell, string[] expected) =>
        Assert.Equal(
            expected,
            Sample
                .Single("csv", $"title,authors\nT,\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")
                .Authors
        );

    [Fact]
    public void Read_EmbaseLinkAndKeywords()
    {
        Paper paper = Sample.Single(
            "csv",
            "Title,keywords,Open URL Link\nT,\"cyst (diagnosis, surgery), "
                + "cytology\",http://sfx.example.org/?sid=EMBASE&id=doi:10.1002%2Finv.20369&x=1\n"
        );
        Assert.Equal("10.1002/inv.20369", paper.Doi);
        Assert.Equal(["cyst (diagnosis, surgery)", "cytology"], paper.Keywords);
    }

    static Encoding CodePages(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name);
    }
}
