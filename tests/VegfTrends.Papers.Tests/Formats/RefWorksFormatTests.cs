using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class RefWorksFormatTests
{
    [Fact]
    public void Read_CnkiExport()
    {
        Paper paper = Sample.Single(
            "refworks",
            """
            RT Journal Article
            SR 1
            A1王一;李二
            T1 信迪利单抗联合虚构药物的疗效
            JF 虚构医学
            YR 2020
            IS 12
            vo 49
            K1 PD-1;VEGF
            AB 目的观察疗效。
            方法收集病例。
            DS CNKI
            LK https://kns.cnki.net/kcms/detail/detail.aspx?dbname=CJFD&filename=XGYX202012001
            """
        );
        Assert.Equal("信迪利单抗联合虚构药物的疗效", paper.Title.Zh);
        Assert.Equal("目的观察疗效。方法收集病例。", paper.Abstract.Zh);
        Assert.Equal(["王一", "李二"], paper.Authors);
        Assert.Equal(["PD-1", "VEGF"], paper.Keywords);
        Assert.Equal(("cnki:XGYX202012001", "2020", "虚构医学"), (paper.Id, paper.Date.ToString(), paper.Journal));
    }

    [Fact]
    public void Read_SecondTitle_IsTheEnglishTitleOfAnArticle_ButTheBookOfAChapter()
    {
        Sample sample = Sample.Read(
            """
            RT Journal Article
            SR 1
            T1 虚构研究
            T2 An invented study
            JF 虚构杂志
            YR 2002
            FD Feb

            RT Book, Section
            SR Electronic(1)
            T1 An invented chapter
            T2 The invented book
            K1 One
            K1 Two
            """
        );
        Assert.Equal(
            ("虚构研究", "An invented study", "虚构杂志", "2002-02"),
            (
                sample.Papers[0].Title.Zh,
                sample.Papers[0].Title.En,
                sample.Papers[0].Journal,
                sample.Papers[0].Date.ToString()
            )
        );
        Assert.Equal(
            ("An invented chapter", "The invented book"),
            (sample.Papers[1].Title.En, sample.Papers[1].Journal)
        );
        Assert.Equal(["One", "Two"], sample.Papers[1].Keywords);
    }

    [Fact]
    public void Read_WithoutTitle_GoesToQuarantine()
    {
        Sample sample = Sample.Read("RT Journal Article\nSR 1\nT1 One\n\nRT Journal Article\nSR 2\nYR 2001\n");
        Assert.Single(sample.Papers);
        Assert.Equal("line 5", Assert.Single(sample.Rows).Position);
    }
}
