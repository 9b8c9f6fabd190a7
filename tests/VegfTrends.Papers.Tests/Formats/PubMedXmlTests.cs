using System.Text;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class PubMedXmlTests
{
    const string Whole = """
        <?xml version="1.0" ?>
        <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN"
            "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
        <PubmedArticleSet>
        <PubmedArticle>
          <MedlineCitation Status="MEDLINE" Owner="NLM">
            <PMID Version="1">31000001</PMID>
            <Article PubModel="Print-Electronic">
              <Journal><JournalIssue CitedMedium="Internet"><PubDate><Year>2021</Year><Month>Mar</Month></PubDate>
              </JournalIssue><Title>Journal of Invented Oncology</Title></Journal>
              <ArticleTitle>[Apatinib plus camrelizumab in CD8<sup>+</sup> tumours with 10<sup>6</sup> cells].</ArticleTitle>
              <ELocationID EIdType="pii">X1</ELocationID>
              <ELocationID EIdType="doi" ValidYN="Y">10.1234/ABC.1</ELocationID>
              <Abstract>
                <AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">VEGF<sub>165</sub> &lt; 5 pg.</AbstractText>
                <AbstractText Label="UNLABELLED">A second part.</AbstractText>
                <CopyrightInformation>Nobody</CopyrightInformation>
              </Abstract>
              <AuthorList CompleteYN="Y">
                <Author ValidYN="Y"><LastName>Zhang</LastName><ForeName>Wei</ForeName><Initials>W</Initials></Author>
                <Author ValidYN="Y"><CollectiveName>INVENTED Study Group</CollectiveName></Author>
              </AuthorList>
              <Language>chi</Language>
              <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
              <AccessionNumber>NCT01234567</AccessionNumber></AccessionNumberList></DataBank>
                <DataBank><DataBankName>ChiCTR</DataBankName><AccessionNumberList>
                <AccessionNumber>ChiCTR2000012345</AccessionNumber></AccessionNumberList></DataBank>
                <DataBank><DataBankName>GEO</DataBankName><AccessionNumberList><AccessionNumber>GSE1</AccessionNumber>
                </AccessionNumberList></DataBank></DataBankList>
              <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
              <PublicationType UI="D017427">Clinical Trial, Phase II</PublicationType></PublicationTypeList>
              <VernacularTitle>阿帕替尼联合卡瑞利珠单抗</VernacularTitle>
              <ArticleDate DateType="Electronic"><Year>2021</Year><Month>03</Month><Day>09</Day></ArticleDate>
            </Article>
            <MeshHeadingList><MeshHeading><DescriptorName UI="D1">Neoplasms</DescriptorName>
            <QualifierName UI="Q1">drug therapy</QualifierName></MeshHeading></MeshHeadingList>
            <OtherAbstract Type="Publisher" Language="spa"><AbstractText>Un resumen.</AbstractText></OtherAbstract>
            <OtherAbstract Type="Publisher" Language="chi"><AbstractText Label="目的">探讨阿帕替尼的疗效。</AbstractText>
            <AbstractText Label="方法">回顾性分析。</AbstractText></OtherAbstract>
            <KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">apatinib</Keyword></KeywordList>
          </MedlineCitation>
          <PubmedData>
            <ArticleIdList><ArticleId IdType="pubmed">31000001</ArticleId><ArticleId IdType="pmc">PMC7000001</ArticleId>
            <ArticleId IdType="doi">10.1234/abc.1</ArticleId></ArticleIdList>
            <ReferenceList><Reference><ArticleIdList><ArticleId IdType="pubmed">1</ArticleId>
            <ArticleId IdType="pmc">PMC1</ArticleId><ArticleId IdType="doi">10.9999/other</ArticleId></ArticleIdList>
            </Reference></ReferenceList>
          </PubmedData>
        </PubmedArticle>
        </PubmedArticleSet>
        """;

    [Fact]
    public void Read_WholeRecord()
    {
        Paper paper = Sample.Single("pubmed-xml", Whole);
        Assert.Equal(
            ("pmid:31000001", "31000001", "PMC7000001", "10.1234/abc.1"),
            (paper.Id, paper.Pmid, paper.Pmcid, paper.Doi)
        );
        Assert.Equal("Apatinib plus camrelizumab in CD8+ tumours with 10^6 cells", paper.Title.En);
        Assert.Equal("阿帕替尼联合卡瑞利珠单抗", paper.Title.Zh);
        Assert.Equal("BACKGROUND: VEGF165 < 5 pg. A second part.", paper.Abstract.En);
        Assert.Equal("目的: 探讨阿帕替尼的疗效。 方法: 回顾性分析。", paper.Abstract.Zh);
        Assert.Equal(new PaperDate(2021, 3, 9), paper.Date);
        Assert.Equal("Journal of Invented Oncology", paper.Journal);
        Assert.Equal(["Zhang, Wei", "INVENTED Study Group"], paper.Authors);
        Assert.Equal(["apatinib", "Neoplasms"], paper.Keywords);
        Assert.Equal(["Journal Article", "Clinical Trial, Phase II"], paper.Types);
        Assert.Equal(["NCT01234567", "ChiCTR2000012345"], paper.RegistryIds);
        Assert.Equal(PublicationStatus.Published, paper.Status);
    }

    [Fact]
    public void Read_SameRecordInEveryWrapping()
    {
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Whole)];
        string citation = Whole[
            Whole.IndexOf("<MedlineCitation", StringComparison.Ordinal)..(
                Whole.IndexOf("</MedlineCitation>", StringComparison.Ordinal) + 18
            )
        ];
        string article = Whole[
            Whole.IndexOf("<PubmedArticle>", StringComparison.Ordinal)..(
                Whole.IndexOf("</PubmedArticle>", StringComparison.Ordinal) + 16
            )
        ];
        foreach (
            Sample sample in new[]
            {
                Sample.Read(Whole),
                Sample.Read(Sample.Gzip(Whole)),
                Sample.Read(utf16),
                Sample.Read(article),
                Sample.Read($"<MedlineCitationSet>{citation}</MedlineCitationSet>"),
                Sample.Read(citation),
            }
        )
        {
            Assert.Empty(sample.Rows);
            Assert.Equal(
                ("31000001", "阿帕替尼联合卡瑞利珠单抗", "10.1234/abc.1"),
                (sample.Papers.Single().Pmid, sample.Papers.Single().Title.Zh, sample.Papers.Single().Doi)
            );
        }
    }

    [Theory]
    [InlineData("<Year>2020</Year><Month>12</Month><Day>05</Day>", "", "2020-12-05")]
    [InlineData("<Year>2020</Year><Season>Winter</Season>", "", "2020")]
    [InlineData(
        "<Year>2020</Year>",
        "<ArticleDate><Year>2020</Year><Month>07</Month><Day>01</Day></ArticleDate>",
        "2020-07-01"
    )]
    [InlineData(
        "<Year>2021</Year><Month>Jan</Month>",
        "<ArticleDate><Year>2020</Year><Month>11</Month><Day>30</Day></ArticleDate>",
        "2021-01"
    )] // the issue's year counts
    [InlineData(
        "<Year>2020</Year><Month>Jun</Month>",
        "<ArticleDate><Year>2020</Year><Month>02</Month><Day>03</Day></ArticleDate>",
        "2020-06"
    )]
    [InlineData("<MedlineDate>2019 Nov-Dec</MedlineDate>", "", "2019-11")]
    [InlineData("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "", "1998-12")]
    [InlineData("<Year>2020</Year><Month>Feb</Month><Day>31</Day>", "", "2020-02")]
    [InlineData("", "<ArticleDate><Year>2020</Year><Month>02</Month><Day>03</Day></ArticleDate>", "2020-02-03")]
    [InlineData("<Year>soon</Year>", "", null)]
    public void Read_Dates(string pubDate, string articleDate, string? expected) =>
        Assert.Equal(
            expected,
            Sample
                .Single(
                    "pubmed-xml",
                    Article(
                        $"<Journal><JournalIssue><PubDate>{pubDate}</PubDate></JournalIssue></Journal><ArticleTitle>An "
                            + $"invented title</ArticleTitle>{articleDate}"
                    )
                )
                .Date?.ToString()
        );

    [Theory]
    [InlineData("Retracted Publication", "", PublicationStatus.Retracted)]
    [InlineData("Retracted Publication", "ErratumIn", PublicationStatus.Retracted)]
    [InlineData("Retraction of Publication", "RetractionOf", PublicationStatus.Notice)]
    [InlineData("Published Erratum", "ErratumFor", PublicationStatus.Notice)]
    [InlineData("Journal Article", "ErratumIn", PublicationStatus.Corrected)]
    [InlineData("Journal Article", "CorrectedandRepublishedIn", PublicationStatus.Corrected)]
    [InlineData("Journal Article", "RetractionIn", PublicationStatus.Retracted)]
    [InlineData("Journal Article", "CommentIn", PublicationStatus.Published)]
    [InlineData("Corrected and Republished Article", "CorrectedandRepublishedFrom", PublicationStatus.Published)]
    public void Read_Status(string type, string link, PublicationStatus expected) =>
        Assert.Equal(
            expected,
            Sample
                .Single(
                    "pubmed-xml",
                    Article(
                        $"<ArticleTitle>An invented "
                            + $"title</ArticleTitle><PublicationTypeList><PublicationType>{type}</PublicationType></PublicationTypeList>",
                        $"<CommentsCorrectionsList><CommentsCorrections "
                            + $"RefType=\"{link}\"><PMID>5</PMID></CommentsCorrections></CommentsCorrectionsList>"
                    )
                )
                .Status
        );

    [Fact]
    public void Read_Book_ChapterInBook()
    {
        Paper paper = Sample.Single(
            "pubmed-xml",
            """
            <PubmedBookArticleSet><PubmedBookArticle><BookDocument><PMID>20000001</PMID><ArticleIdList>
            <ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
            <Book><BookTitle>An Invented Handbook</BookTitle><PubDate><Year>2009</Year><Month>02</Month></PubDate>
            <AuthorList Type="editors"><Author><LastName>Editor</LastName></Author></AuthorList></Book>
            <ArticleTitle>A chapter on bevacizumab</ArticleTitle><AuthorList Type="authors">
            <Author><LastName>Li</LastName><ForeName>Na</ForeName></Author></AuthorList>
            <Abstract><AbstractText>Text.</AbstractText></Abstract></BookDocument></PubmedBookArticle></PubmedBookArticleSet>
            """
        );
        Assert.Equal(
            ("A chapter on bevacizumab", "An Invented Handbook", "2009-02"),
            (paper.Title.En, paper.Journal, paper.Date?.ToString())
        );
        Assert.Equal(["Li, Na"], paper.Authors);
    }

    [Fact]
    public void Read_DeleteCitation_NamesEachPmid()
    {
        Sample sample = Sample.Read(
            $"<PubmedArticleSet>{Record(1)}<DeleteCitation><PMID "
                + $"Version=\"1\">77</PMID><PMID>x</PMID><PMID>78</PMID></DeleteCitation></PubmedArticleSet>"
        );
        Assert.Equal(["77", "78"], sample.Deleted);
        Assert.Single(sample.Papers);
        Assert.Contains("'x'", Assert.Single(sample.Rows).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<PubmedArticle><MedlineCitation><PMID>2</PMID>")] // cut off, the next one follows
    [InlineData("<PubmedArticle><MedlineCitation><PMID>2</MedlineCitation></PubmedArticle>")]
    [InlineData(
        "<PubmedArticle><MedlineCitation><PMID>2</PMID><Article><ArticleTitle>a &nbsp; "
            + "b</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    )]
    [InlineData("<PubmedArticle><MedlineCitation><PMID>2</PMID></MedlineCitation></PubmedArticle>")]
    [InlineData("<PubmedArticle/>")]
    [InlineData("<PubmedArticle><![CDATA[ <b> </PubmedArticle>")] // never closed
    public void Read_BrokenRecord_CostsOneRecord(string broken)
    {
        Sample sample = Sample.Read(
            $"<?xml version=\"1.0\"?><PubmedArticleSet>{Record(1)}\n{broken}\n{Record(3)}</PubmedArticleSet>"
        );
        Assert.Equal(["1", "3"], sample.Papers.Select(p => p.Pmid));
        Assert.Equal(
            ("pubmed-xml", 2, "line 2"),
            (Assert.Single(sample.Rows).Format, sample.Rows[0].Record, sample.Rows[0].Position)
        );
        Assert.StartsWith("<PubmedArticle", sample.Rows[0].Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ArticleWithoutItsStartTag_CitationIsKept()
    {
        Sample sample = Sample.Read(
            $"<PubmedArticleSet>{Record(1).Replace("<PubmedArticle>", "<QubmedArticle>", StringComparison.Ordinal)}"
                + $"{Record(2)}</PubmedArticleSet>"
        );
        Assert.Equal(["1", "2"], sample.Papers.Select(p => p.Pmid));
    }

    [Fact]
    public void Read_RecordInComment_IsNoRecord()
    {
        Sample sample = Sample.Read($"<PubmedArticleSet><!-- {Record(1)} -->{Record(2)}</PubmedArticleSet>");
        Assert.Equal(["2"], sample.Papers.Select(p => p.Pmid));
        Assert.Empty(sample.Rows);
    }

    [Fact]
    public void Read_EntityBombAndOutsideFile_AreNotFollowed()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "a secret that must not be read");
        string bomb = string.Concat(
            Enumerable.Range(1, 20).Select(i => $"<!ENTITY l{i} \"&l{i - 1};&l{i - 1};&l{i - 1};&l{i - 1};\">")
        );
        string title =
            "<PubmedArticle><MedlineCitation><PMID>2</PMID>"
            + "<Article><ArticleTitle>{0}</ArticleTitle></Article></MedlineCitation></PubmedArticle>";
        Sample sample = Sample.Read(
            $"<!DOCTYPE PubmedArticleSet [<!ENTITY l0 \"lol\">{bomb}<!ENTITY x SYSTEM "
                + $"\"file://{path}\">]><PubmedArticleSet>{Record(1)}"
                + title.Replace("{0}", "&l20;", StringComparison.Ordinal)
                + title.Replace("{0}", "&x;", StringComparison.Ordinal)
                + "</PubmedArticleSet>"
        );
        File.Delete(path);
        Assert.Equal(["1"], sample.Papers.Select(p => p.Pmid));
        Assert.Equal(2, sample.Rows.Count);
        Assert.DoesNotContain("secret", string.Concat(sample.Rows.Select(r => r.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepNesting_IsBroken()
    {
        string deep =
            string.Concat(Enumerable.Repeat("<i>", 50_000)) + string.Concat(Enumerable.Repeat("</i>", 50_000));
        Sample sample = Sample.Read(
            $"<PubmedArticleSet>{Article($"<ArticleTitle>{deep}</ArticleTitle>")}{Record(2)}</PubmedArticleSet>"
        );
        Assert.Equal(["2"], sample.Papers.Select(p => p.Pmid));
        Assert.Contains("deep", Assert.Single(sample.Rows).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HugeRecord_IsPassedOver()
    {
        var options = new VegfTrends.Papers.Formats.ReadOptions { MaxRecordChars = 10_000, MaxFieldChars = 5_000 };
        Sample sample = Sample.Read(
            $"<PubmedArticleSet>{Record(1)}{Article($"<ArticleTitle>{new string('a', 300_000)}</ArticleTitle>")}"
                + $"{Record(3)}</PubmedArticleSet>",
            options: options
        );
        Assert.Equal(["1", "3"], sample.Papers.Select(p => p.Pmid));
        Assert.Single(sample.Rows);
    }

    [Fact]
    public void Read_Formula_KeepsItsSigns()
    {
        Paper paper = Sample.Single(
            "pubmed-xml",
            Article(
                """
                <ArticleTitle>Diffusion in <mml:math><mml:mrow><mml:msup><mml:mi>x</mml:mi>
                  <mml:mn>2</mml:mn></mml:msup><mml:annotation>x^2</mml:annotation></mml:mrow></mml:math> space</ArticleTitle>
                """
            )
        );
        Assert.Equal("Diffusion in x2 space", paper.Title.En);
    }

    [Fact]
    public void Read_NotAvailable_TakesTheVernacularTitle() =>
        Assert.Equal(
            "仑伐替尼的临床应用",
            Sample
                .Single(
                    "pubmed-xml",
                    Article(
                        "<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>仑伐替尼的临床应用</VernacularTitle>"
                    )
                )
                .Title.Zh
        );

    static string Record(int pmid) =>
        $"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><ArticleTitle>Invented title "
        + $"{pmid}</ArticleTitle></Article></MedlineCitation></PubmedArticle>";

    static string Article(string article, string citation = "") =>
        $"<PubmedArticle><MedlineCitation><PMID>9</PMID><Article>{article}</Article>{citation}</MedlineCitation></PubmedArticle>";
}
