using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class RisFormatTests
{
    static Paper Single(string lines) =>
        Sample.Single("ris", $"TY  - JOUR\nTI  - An invented title\n{lines}\nER  - \n");

    [Fact]
    public void Read_BothLanguages()
    {
        Paper paper = Sample.Single(
            "ris",
            """
            TY  - JOUR
            T1  - 阿帕替尼联合虚构抗体治疗胃癌
            TT  - Apatinib with an invented antibody in gastric cancer
            A1  - 王一;李二
            AU  - 张, 三
            N2  - 摘要：目的 观察疗效。
            AB  - Objective To observe an invented effect.
            KW  - 胃癌; 阿帕替尼
            KW  - 虚构
            JF  - 虚构杂志
            PY  - 2022
            DA  - 2022/03//
            DO  - https://doi.org/10.9999/ABC.22
            UR  - https://kns.cnki.net/kcms/detail/detail.aspx?FileName=XGZZ202203001&DbName=CJFQ
            ER  - 
            """
        );
        Assert.Equal("阿帕替尼联合虚构抗体治疗胃癌", paper.Title.Zh);
        Assert.Equal("Apatinib with an invented antibody in gastric cancer", paper.Title.En);
        Assert.Equal("目的 观察疗效。", paper.Abstract.Zh);
        Assert.Equal("Objective To observe an invented effect.", paper.Abstract.En);
        Assert.Equal(["王一", "李二", "张, 三"], paper.Authors);
        Assert.Equal(["胃癌", "阿帕替尼", "虚构"], paper.Keywords);
        Assert.Equal(
            ("10.9999/abc.22", "XGZZ202203001", "2022-03", "虚构杂志"),
            (paper.Doi, paper.CnkiId, paper.Date.ToString(), paper.Journal)
        );
        Assert.Equal(["Journal Article"], paper.Types);
    }

    [Theory]
    [InlineData("PY  - 2019/05/12/", "2019-05-12")]
    [InlineData("Y1  - 2019//", "2019")]
    [InlineData("PY  - 1999\nDA  - AUG", "1999-08")] // Web of Science
    [InlineData("Y1  - 1900/01/01\nDA  - 1950/01/01", "1950-01-01")] // Y1 is out of use
    [InlineData("PY  - 2014\nDA  - 2013/11/02", "2014")]
    [InlineData("PY  - 10 15", "")]
    [InlineData("PY  - undefined///", "")]
    public void Read_Date(string lines, string expected) =>
        Assert.Equal(expected, Single(lines).Date?.ToString() ?? "");

    [Theory]
    [InlineData("AN  - 90000001\nDB  - PubMed", "90000001", null)]
    [InlineData("AN  - 90000001\nDP  - NLM\nC2  - PMC9000001", "90000001", "PMC9000001")] // EndNote
    [InlineData("C2  - 90000001\nDB  - Scopus", "90000001", null)]
    [InlineData("C2  - 90000001\nDB  - Zotero", null, null)]
    [InlineData("C5  - 90000001\nDB  - Embase", "90000001", null)]
    [InlineData("PM  - PUBMED 90000001", "90000001", null)] // Cochrane
    [InlineData("AN  - PMC9000001\nU1  - 90000001[pmid]", "90000001", "PMC9000001")] // PMC
    [InlineData("AN  - WOS:000000000000001", null, null)]
    [InlineData("L2  - https://pubmed.ncbi.nlm.nih.gov/90000001/", "90000001", null)]
    public void Read_Identifiers(string lines, string? pmid, string? pmcid)
    {
        Paper paper = Single(lines);
        Assert.Equal((pmid, pmcid), (paper.Pmid, paper.Pmcid));
    }

    [Theory]
    [InlineData("M3  - 10.9999/m3", "10.9999/m3")]
    [InlineData("M3  - Article", null)]
    [InlineData("L3  - 10.9999/l3", "10.9999/l3")]
    [InlineData("N1  - doi: 10.9999/n1", "10.9999/n1")]
    [InlineData("N1  - Cited 10.5/7 times", null)]
    [InlineData("UR  - https://doi.org/10.9999/ur", "10.9999/ur")]
    public void Read_Doi(string line, string? expected) => Assert.Equal(expected, Single(line).Doi);

    [Fact]
    public void Read_ContinuedLinesAndKeywordsBelowEachOther()
    {
        Paper paper = Single("AB  - First line\nOS - 12 months\n\n  third line\nKW  - Access\nCancer\nVEGF");
        Assert.Equal("First line OS - 12 months third line", paper.Abstract.En);
        Assert.Equal(["Access", "Cancer", "VEGF"], paper.Keywords);
    }

    [Fact]
    public void Read_LoneCarriageReturnsTabsAndEmptyValues()
    {
        Sample sample = Sample.Read("TY  - JOUR\rTI\t- One\rAB  -\rER  -\r\rTY  - JOUR\rT1  - Two\rJO  - \rER  -\r");
        Assert.Equal(["One", "Two"], sample.Papers.Select(p => p.Title.En!));
        Assert.All(sample.Papers, p => Assert.True(p.Abstract.IsEmpty));
    }

    [Fact]
    public void Read_EndWithoutBeginning_IsARecordOfItsOwn() =>
        Assert.Equal(
            ["One", "Two"],
            Sample
                .Read("TY  - JOUR\nTI  - One\nER  - \nTI  - Two\nPY  - 2020\nER  - \nER  - \n")
                .Papers.Select(p => p.Title.En!)
        );

    [Fact]
    public void Read_NextBeginningEndsARecord() =>
        Assert.Equal(
            ["One", "Two"],
            Sample.Read("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n").Papers.Select(p => p.Title.En!)
        );

    [Fact]
    public void Read_CutOffFile_LastRecordGoesToQuarantine()
    {
        Sample sample = Sample.Read("TY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nTI  - Two\nAB  - This abstract brea");
        Assert.Single(sample.Papers);
        Assert.Equal(
            ("line 5", "the end of the file before 'ER  -'"),
            (Assert.Single(sample.Rows).Position, sample.Rows[0].Found)
        );
    }

    [Fact]
    public void Read_ExporterThatNeverWritesTheEndMark_KeepsItsLastRecord() =>
        Assert.Equal(2, Sample.Read("TY  - JOUR\nTI  - One\n\nTY  - JOUR\nTI  - Two\n").Papers.Count);

    [Fact]
    public void Read_HeadingOfTheExporter_IsSkipped() =>
        Assert.Single(
            Sample.Read("Provider: Invented Press\nContent: text/plain\n\nTY  - JOUR\nTI  - One\nER  - \n").Outcomes
        );

    [Fact]
    public void Read_Erratum_IsANotice() => Assert.Equal(PublicationStatus.Notice, Single("M3  - Erratum").Status);
}
