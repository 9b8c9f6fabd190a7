using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class WosFormatTests
{
    const string Begin = "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n";

    [Fact]
    public void Read_AllFields()
    {
        Paper paper = Sample.Single(
            "wos",
            Begin
                + """
                AU Zhang, W
                   Muster, M
                AF Zhang, Wei
                   Muster, Maria
                CA Invented Study Group
                TI Ramucirumab with an invented
                   antibody
                Z1 雷莫芦单抗联合虚构抗体
                SO JOURNAL OF INVENTION
                DT Article; Retracted Publication
                DE VEGF; gastric
                   cancer
                AB Objective
                   To invent.
                PD DEC 15
                PY 2021
                DI 10.9999/wos.1
                UT WOS:000000000000001
                PM 90000001
                ER

                EF
                """
        );
        Assert.Equal(
            ("Ramucirumab with an invented antibody", "雷莫芦单抗联合虚构抗体"),
            (paper.Title.En, paper.Title.Zh)
        );
        Assert.Equal("Objective To invent.", paper.Abstract.En);
        Assert.Equal(["Zhang, Wei", "Muster, Maria", "Invented Study Group"], paper.Authors);
        Assert.Equal(["VEGF", "gastric cancer"], paper.Keywords);
        Assert.Equal(
            ("90000001", "10.9999/wos.1", "2021-12-15", PublicationStatus.Retracted),
            (paper.Pmid, paper.Doi, paper.Date.ToString(), paper.Status)
        );
    }

    [Theory]
    [InlineData("PD FEB 2011\nPY 2011", "2011-02")]
    [InlineData("PD 2026 FEB 25\nPY 2026", "2026-02-25")]
    [InlineData("PD SPR\nPY 2011", "2011")]
    [InlineData("PD 2006 May-Jun\nPY 2006", "2006-05")]
    [InlineData("PD JUN 28 2011\nPY 2011", "2011-06-28")]
    [InlineData("EA FEB 2026", "2026-02")]
    public void Read_Date(string lines, string expected) =>
        Assert.Equal(expected, Sample.Single("wos", $"{Begin}TI Title\n{lines}\nER\n").Date.ToString());

    [Fact]
    public void Read_UnindentedContinuationAndMedlineNumber()
    {
        Paper paper = Sample.Single(
            "wos",
            Begin
                + "TI Invented title for two\nconsumers in lakes\nAU Zhang, W; Muster, M\nUT MEDLINE:90000002\nER\n\nEF\n"
        );
        Assert.Equal("Invented title for two consumers in lakes", paper.Title.En);
        Assert.Equal(["Zhang, W", "Muster, M"], paper.Authors);
        Assert.Equal("90000002", paper.Pmid);
    }

    [Fact]
    public void Read_MissingEndMark_NextRecordEndsIt_ButTheLastIsCutOff()
    {
        Sample sample = Sample.Read(Begin + "TI One\nER\n\nPT J\nTI Two\n\nPT J\nTI Three, cut o");
        Assert.Equal(["One", "Two"], sample.Papers.Select(p => p.Title.En!));
        Assert.Equal("line 10", Assert.Single(sample.Rows).Position);
    }
}
