using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class ReferFormatTests
{
    [Fact]
    public void Read_CnkiExport()
    {
        Paper paper = Sample.Single(
            "refer",
            """
            %0 Journal Article
            %A 王一
            %A 李二
            %+ 虚构大学;
            %T 仑伐替尼联合虚构单抗治疗肝癌的疗效
            %J 虚构医学杂志
            %D 2023
            %8 2023-05-12
            %K 肝癌;仑伐替尼;免疫治疗
            %X <正>目的 观察疗效。方法 纳入
            60例患者。

            结果 有效。
            %@ 0000-0000
            %U https://link.cnki.net/doi/10.99999/j.invented.2023
            %W CNKI
            """
        );
        Assert.Equal("仑伐替尼联合虚构单抗治疗肝癌的疗效", paper.Title.Zh);
        Assert.Equal("目的 观察疗效。方法 纳入 60例患者。结果 有效。", paper.Abstract.Zh);
        Assert.Equal(["王一", "李二"], paper.Authors);
        Assert.Equal(["肝癌", "仑伐替尼", "免疫治疗"], paper.Keywords);
        Assert.Equal(
            ("10.99999/j.invented.2023", "2023-05-12", "虚构医学杂志"),
            (paper.Doi, paper.Date.ToString(), paper.Journal)
        );
    }

    [Fact]
    public void Read_WanFangExport_KeepsBothLanguagesAndSplitsKeywordsAtSpaces()
    {
        Paper paper = Sample.Single(
            "refer",
            """
            %0 Journal Article
            %A 王一
            %H Wang Yi
            %T 虚构研究
            %Q An invented study
            %J 虚构杂志
            %J JOURNAL OF INVENTION
            %K 肝癌 免疫治疗 VEGF
            %X 中文摘要的内容。
            %X The English abstract.
            %W 北京万方数据股份有限公司
            """
        );
        Assert.Equal(("虚构研究", "An invented study"), (paper.Title.Zh, paper.Title.En));
        Assert.Equal(("中文摘要的内容。", "The English abstract."), (paper.Abstract.Zh, paper.Abstract.En));
        Assert.Equal(["肝癌", "免疫治疗", "VEGF"], paper.Keywords);
        Assert.Equal(["王一"], paper.Authors);
        Assert.Equal("虚构杂志", paper.Journal);
    }

    [Fact]
    public void Read_PubMedNumberFromEndNote() =>
        Assert.Equal("90000001", Sample.Single("refer", "%0 Journal Article\n%T Title\n%M 90000001\n%~ PubMed\n").Pmid);

    [Fact]
    public void Read_WithoutTypes_BlankLinesPart() =>
        Assert.Equal(
            ["One", "Two"],
            Sample.Read("%A First, A.\n%T One\n%D 2001\n\n%A Second, B.\n%T Two\n").Papers.Select(p => p.Title.En!)
        );

    [Fact]
    public void Read_EmptyRecord_GoesToQuarantine()
    {
        Sample sample = Sample.Read("%0 Serial\n%0 Audio\n%T One\n");
        Assert.Single(sample.Papers);
        Assert.Equal("line 1", Assert.Single(sample.Rows).Position);
    }
}
