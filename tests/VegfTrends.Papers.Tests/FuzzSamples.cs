using System.Text;
using VegfTrends.Papers.Tests.Formats;

namespace VegfTrends.Papers.Tests;

/// <summary>One small file of each format, invented, in Chinese and English: what the fuzz mutates.</summary>
static class FuzzSamples
{
    static readonly (string Format, string Text)[] Texts =
    [
        (
            "pubmed-xml",
            """
            <?xml version="1.0" ?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/x.dtd">
            <PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">31000001</PMID>
            <Article><Journal><JournalIssue><PubDate><Year>2021</Year><Month>Mar</Month></PubDate></JournalIssue>
            <Title>Inv J</Title></Journal>
            <ArticleTitle>[Apatinib in CD8<sup>+</sup> tumours].</ArticleTitle>
            <ELocationID EIdType="doi" ValidYN="Y">10.1234/a</ELocationID>
            <Abstract><AbstractText Label="AIM">VEGF &lt; 5 &amp; more.</AbstractText></Abstract>
            <AuthorList><Author><LastName>Li</LastName><ForeName>Na</ForeName></Author></AuthorList>
            <VernacularTitle>阿帕替尼的疗效</VernacularTitle></Article>
            <OtherAbstract Language="chi"><AbstractText>目的 探讨疗效。</AbstractText></OtherAbstract></MedlineCitation>
            <PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC7000001</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
            <PubmedBookArticle><BookDocument><PMID>5</PMID><Book><BookTitle>A book</BookTitle><PubDate><Year>2009</Year>
            </PubDate></Book></BookDocument></PubmedBookArticle>
            <DeleteCitation><PMID>77</PMID></DeleteCitation></PubmedArticleSet>
            """
        ),
        (
            "endnote-xml",
            """
            <?xml version="1.0" encoding="UTF-8" ?><xml><records><record><source-app name="EndNote">EndNote</source-app>
            <ref-type name="Journal Article">17</ref-type><contributors><authors>
            <author><style face="normal">王, 丽</style></author></authors></contributors>
            <titles><title><style>仑伐替尼与</style><style face="italic">PD-1</style></title>
            <secondary-title>虚构杂志</secondary-title></titles><dates><year>2018</year><pub-dates><date>Mar 4</date>
            </pub-dates></dates><abstract>Line.&#xD;Two.</abstract></record>
            <record><titles><title>Second</title></titles></record></records></xml>
            """
        ),
        (
            "europepmc-json",
            """
            {"version":"6.9","hitCount":2,"request":{"queryString":"a [b] {\"c\"}"},
            "resultList":{"result":[{"id":"31000002","source":"MED","pmid":"31000002",
            "title":"Atezolizumab with <i>bevacizumab</i>.","authorString":"Li N, Wu X.",
            "journalInfo":{"monthOfPublication":2,"yearOfPublication":2022,"journal":{"title":"Inv Rep"}},
            "abstractText":"<h4>Background</h4>Text.","pubTypeList":{"pubType":["Journal Article"]},"firstPublicationDate":"2022-02-11"},
            {"id":"PPR1","source":"PPR","title":"帕博利珠单抗联合治疗","abstractText":"目的：观察。","firstPublicationDate":"2021-01-05"}]}}
            """
        ),
        (
            "clinicaltrials-json",
            """
            {"totalCount":2,"studies":[{"protocolSection":{"identificationModule":{"nctId":"NCT00000001",
            "briefTitle":"Invented trial","officialTitle":"A phase II trial of apatinib [\"x\"]",
            "secondaryIdInfos":[{"id":"ChiCTR2000000001"}]},
            "statusModule":{"overallStatus":"RECRUITING","studyFirstPostDateStruct":{"date":"2021-03-05"}},
            "descriptionModule":{"briefSummary":"We give {both}."},"conditionsModule":{"conditions":["Liver cancer"]},
            "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE2"]},
            "armsInterventionsModule":{"interventions":[{"type":"DRUG","name":"Apatinib","description":"daily"}]}}},
            {"protocolSection":{"identificationModule":{"nctId":"NCT00000002","briefTitle":"第二"}}}],"nextPageToken":"abc"}
            """
        ),
        (
            "feed",
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" 
            xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel><title>Invented Journal</title>
            <item><title>Apatinib in <![CDATA[CD8<sup>+</sup>]]> tumours</title>
            <link>https://doi.org/10.1234/feed.1</link><description>&lt;p&gt;Some text.&lt;/p&gt;</description>
            <dc:creator>Li, Na</dc:creator><dc:date>2022-03-04</dc:date><prism:doi>10.1234/feed.1</prism:doi></item>
            <item><title>第二</title><guid>x</guid><pubDate>Fri, 04 Mar 2022 10:00:00 GMT</pubDate></item></channel></rss>
            """
        ),
        (
            "jsonl",
            "{\"id\":\"a\",\"title\":\"恩度联合化疗\",\"abstract\":\"目的 探讨。"
                + "\",\"lang\":\"zh\"}\n{\"id\":2,\"title\":{\"zh\":\"标题\",\"en\":\"Title "
                + "\\u00e9\"},\"year\":2020,\"authors\":[\"Li, N\"]}\n"
        ),
        (
            "csv",
            "id,Title,Abstract,Authors,Year,DOI\n1,\"A, title\",\"He said \"\"hi\"\"\nand left\",\"Li N, Wu "
                + "X\",2020,10.1000/x\n2,Second,Text,,2021-05-06,\n"
        ),
        (
            "csv",
            "题名;作者;刊名;年;摘要;英文标题\n安罗替尼联合治疗;张三,李四;虚构杂志;2022;目的 观察。;Anlotinib\n第二;;;;;\n"
        ),
        (
            "ris",
            "TY  - JOUR\nTI  - Invented title on VEGF\nAU  - Li, Na\nAB  - Some text\nPY  - 2020/05/06/\nDO  - "
                + "10.1000/ris\nKW  - PD-1\nER  - \n\nTY  - JOUR\nT1  - 贝伐珠单抗联合免疫治疗\nN2  - 目的 观察。\nER  - \n"
        ),
        (
            "medline",
            "PMID- 31000005\nOWN - NLM\nTI  - Invented title that goes on\n      over a line.\nAB  - Some text.\nFAU - "
                + "Li, Na\nDP  - 2020 Nov-Dec\nLID - 10.1000/med [doi]\nPT  - Journal Article\n\nPMID- 31000006\nTI  - "
                + "[Second].\nTT  - 第二篇\n\n"
        ),
        (
            "wos",
            "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Li, N\n   Wu, X\nTI Invented title\nAB Some "
                + "text.\nPY 2020\nPD MAY\nDI 10.1000/wos\nUT WOS:0001\nER\n\nEF\n"
        ),
        (
            "refworks",
            "RT Journal Article\r\nSR 1\r\nA1 张三;李四\r\nT1 阿替利珠单抗联合贝伐珠单抗\r\nJF 虚构杂志\r\nYR "
                + "2021\r\nAB 目的 观察。\r\nK1 肝癌;免疫\r\n\r\n"
        ),
        (
            "refer",
            "%0 Journal Article\n%A 张三\n%T 免疫联合抗血管治疗\n%J 虚构杂志\n%D 2021\n%X 目的 观察。\n\n%0 Journal "
                + "Article\n%T Second\n\n"
        ),
        (
            "ovid",
            "<1>\nUnique Identifier\n  1234\nTitle\n  An invented title.\nAuthors\n  Li N.  Wu X.\nSource\n  Journal "
                + "of Invention.  28(2):1-6, April 2015.\nAbstract\n  Some text.\n\n<2>\nTitle\n  Second.\n"
        ),
        (
            "noteexpress",
            "{Reference Type}: Journal Article\n{Title}: 抗血管生成治疗\n{Author}: 张三\n{Journal}: 虚构杂志\n{Year}: "
                + "2020\n{Abstract}: 目的 观察。\n\n{Reference Type}: Journal Article\n{Title}: 第二\n"
        ),
        (
            "cnki-text",
            "SrcDatabase-来源库: 期刊\nTitle-题名: 信迪利单抗联合治疗\nAuthor-作者: 张三;李四;\nSource-刊名: "
                + "虚构杂志\nYear-年: 2020\nSummary-摘要: <正>目的 观察。\n\nSrcDatabase-来源库: 期刊\nTitle-题名: 第二\n"
        ),
        (
            "bibtex",
            "@article{li2020,\n  title = {{VEGF} in \\\"{u}ber {\\alpha} cells},\n  author = {Li, Na and Wu, Xin},\n  "
                + "journal = \"Inv J\" # { B},\n  year = 2020,\n  abstract = {Text with \\textit{style} and $10^6$},\n "
                + " doi = {10.1000/bib}\n}\n@comment{x}\n@article{b, title={第二}}\n"
        ),
    ];

    /// <summary>The bytes of each, the workbook included.</summary>
    public static IReadOnlyList<(string Format, byte[] Bytes)> All { get; } =
    [
        .. Texts.Select(t => (t.Format, Encoding.UTF8.GetBytes(t.Text))),
        (
            "xlsx",
            XlsxTests.Workbook([
                XlsxTests.Sheet(
                    XlsxTests.Row(1, "title", "摘要", "year"),
                    XlsxTests.Row(2, "Invented", "目的 观察。", "2020"),
                    XlsxTests.Row(3, "", "", "2021")
                ),
            ])
        ),
    ];
}
