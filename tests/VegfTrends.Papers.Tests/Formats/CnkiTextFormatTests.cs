using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class CnkiTextFormatTests
{
    [Fact]
    public void Read_EStudyExport()
    {
        Sample sample = Sample.Read(
            """
            DataType: 1
            Title-题名: 1例虚构药物致不良反应的病例分析
            Author-作者: 王一;李二;
            Source-刊名: 虚构药学
            Year-年: 2021
            PubTime-出版时间: 2021-01-18 16:54
            Keyword-关键词: 安罗替尼;PD-1
            Summary-摘要: <正>安罗替尼是一种药物:本文为虚构
            内容。
            SrcDatabase-来源库: 期刊
            Link-链接: https://kns.cnki.net/kcms/detail/detail.aspx?FileName=XGYX202101034&DbName=CJFQTEMP
            DataType: 1
            Title-题名: 第二篇
            PubTime-出版时间: 2021-01-15
            """
        );
        Assert.Equal("cnki-text", sample.Format);
        Assert.Equal(2, sample.Papers.Count);
        Paper paper = sample.Papers[0];
        Assert.Equal("cnki:XGYX202101034", paper.Id);
        Assert.Equal("安罗替尼是一种药物:本文为虚构内容。", paper.Abstract.Zh);
        Assert.Equal(["王一", "李二"], paper.Authors);
        Assert.Equal(["安罗替尼", "PD-1"], paper.Keywords);
        Assert.Equal(("2021-01-18", "虚构药学"), (paper.Date.ToString(), paper.Journal));
        Assert.Equal("2021-01-15", sample.Papers[1].Date.ToString());
    }

    [Fact]
    public void Read_CustomExport_BothLanguages()
    {
        Sample sample = Sample.Read(
            """
            SrcDatabase-来源库: 期刊
            Title-题名: 第一篇虚构论文
            Title-英文题名: The first invented paper
            Author-作者: 王一
            Organ-单位: 虚构大学
            Source-文献来源: 虚构杂志
            Summary-摘要: 摘要：目的 观察。Abstract: Objective To observe an invented effect in patients.
            DOI-DOI: 10.9999/cnki.1
            URL-网址: https://kns.cnki.net/kcms/detail/detail.aspx?filename=XGZZ202201001&dbname=CJFD

            SrcDatabase-来源库: 硕士
            Title-题名: 第二篇虚构论文
            """
        );
        Assert.Equal(2, sample.Papers.Count);
        Paper paper = sample.Papers[0];
        Assert.Equal(("第一篇虚构论文", "The first invented paper"), (paper.Title.Zh, paper.Title.En));
        Assert.Equal(
            ("目的 观察。", "Objective To observe an invented effect in patients."),
            (paper.Abstract.Zh, paper.Abstract.En)
        );
        Assert.Equal(("10.9999/cnki.1", "XGZZ202201001"), (paper.Doi, paper.CnkiId));
    }
}
