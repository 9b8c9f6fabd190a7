using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class EndNoteXmlTests
{
    [Fact]
    public void Read_StyledRecord()
    {
        Paper paper = Sample.Single(
            "endnote-xml",
            """
            <?xml version="1.0" encoding="UTF-8" ?><xml><records><record>
            <database name="x.enl" path="C:\x.enl">x.enl</database><source-app name="EndNote" version="20.0">EndNote</source-app>
            <rec-number>258</rec-number><ref-type name="Journal Article">17</ref-type>
            <contributors><authors><author><style face="normal" font="default" size="100%">Wang, L.</style></author>
            <author><style face="normal">Zhao, Q.</style></author></authors></contributors>
            <titles>
            <title><style face="normal">Lenvatinib and </style><style face="italic">in vitro</style
            ><style face="normal"> PD-1 blockade</style></title>
            <secondary-title><style face="normal">Inv. J.</style></secondary-title>
            <translated-title><style>仑伐替尼与PD-1阻断</style></translated-title></titles>
            <periodical><full-title><style face="normal">Invented Journal</style></full-title></periodical>
            <keywords><keyword><style>lenvatinib</style></keyword><keyword><style>PD-1</style></keyword></keywords>
            <dates><year><style>2018</style></year><pub-dates><date><style>Mar 4</style></date></pub-dates></dates>
            <accession-num><style>29000001</style></accession-num>
            <electronic-resource-num><style>https://doi.org/10.1000/Inv.1</style></electronic-resource-num>
            <abstract><style face="normal">Line one.&#xD;Line two.</style></abstract>
            <remote-database-name><style>Medline</style></remote-database-name>
            <custom2><style>PMC5000001</style></custom2>
            <urls><related-urls><url><style>https://example.org/a</style></url></related-urls></urls></record></records></xml>
            """
        );
        Assert.Equal(("29000001", "PMC5000001", "10.1000/inv.1"), (paper.Pmid, paper.Pmcid, paper.Doi));
        Assert.Equal(("Lenvatinib and in vitro PD-1 blockade", "仑伐替尼与PD-1阻断"), (paper.Title.En, paper.Title.Zh));
        Assert.Equal(
            ("Line one. Line two.", "Invented Journal", "2018-03-04"),
            (paper.Abstract.En, paper.Journal, paper.Date?.ToString())
        );
        Assert.Equal(["Wang, L.", "Zhao, Q."], paper.Authors);
        Assert.Equal(["lenvatinib", "PD-1"], paper.Keywords);
        Assert.Equal("https://example.org/a", paper.Url);
    }

    [Fact]
    public void Read_OldUpperCaseDialect()
    {
        Paper paper = Sample.Single(
            "endnote-xml",
            """
            <XML><RECORDS><RECORD><REFERENCE_TYPE>0</REFERENCE_TYPE><YEAR>2003</YEAR>
            <TITLE>An invented old title</TITLE><SECONDARY_TITLE>Old Journal</SECONDARY_TITLE>
            <AUTHORS><AUTHOR>Sun, Y.</AUTHOR></AUTHORS><KEYWORDS><KEYWORD>VEGF</KEYWORD></KEYWORDS>
            <ABSTRACT>Text.</ABSTRACT></RECORD></RECORDS></XML>
            """
        );
        Assert.Equal(
            ("An invented old title", "Old Journal", "2003"),
            (paper.Title.En, paper.Journal, paper.Date?.ToString())
        );
        Assert.Equal(["Sun, Y."], paper.Authors);
    }

    [Fact]
    public void Read_AccessionNumberOfAnotherDatabase_IsNoPmid()
    {
        Paper paper = Sample.Single(
            "endnote-xml",
            Records(
                "<ref-type name=\"Journal Article\">17</ref-type><titles><title>T "
                    + "one</title></titles><accession-num>620761946</accession-num><remote-database-name>Embase</remote-database-name>"
            )
        );
        Assert.Null(paper.Pmid);
    }

    [Fact]
    public void Read_RegisterEntry_AddressIsNoJournal()
    {
        Paper paper = Sample.Single(
            "endnote-xml",
            Records(
                "<ref-type name=\"Journal Article\">17</ref-type><titles><title>A "
                    + "trial</title><secondary-title>https://clinicaltrials.gov/show/NCT01234567</secondary-title></titles>"
            )
        );
        Assert.Null(paper.Journal);
        Assert.Equal(["NCT01234567"], paper.RegistryIds);
    }

    [Theory]
    [InlineData("<titles><title>a</titles>")]
    [InlineData("<titles><title>a &bogus; b</title></titles>")]
    [InlineData("<titles/>")]
    public void Read_BrokenRecord_CostsOneRecord(string broken)
    {
        Sample sample = Sample.Read(
            Records("<titles><title>First</title></titles>", broken, "<titles><title>Third</title></titles>")
        );
        Assert.Equal(["First", "Third"], sample.Papers.Select(p => p.Title.En));
        Assert.Equal(2, Assert.Single(sample.Rows).Record);
    }

    [Fact]
    public void Read_ControlCharacters_AreDropped()
    {
        Sample sample = Sample.Read(Records("<titles><title>A\u0001B \u000B C\uFFFE</title></titles>"));
        Assert.Equal("A B C", Assert.Single(sample.Papers).Title.En);
    }

    static string Records(params string[] records) =>
        "<xml><records>" + string.Concat(records.Select(r => $"<record>{r}</record>")) + "</records></xml>";
}
