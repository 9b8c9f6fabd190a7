using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class NoteExpressFormatTests
{
    [Fact]
    public void Read_WanFangExport()
    {
        Paper paper = Sample.Single(
            "noteexpress",
            """
            {Reference Type}: Journal Article
            {Title}: 卡瑞利珠单抗联合虚构药物治疗肝癌
            {Translated Title}: Camrelizumab with an invented drug in liver cancer
            {Author}: 王一
            {Author}:  李二
            {Translated Author}: WANG Yi
            {Journal}: 虚构杂志（电子版）
            {Translated Journal}: Journal of Invention
            {Year}: 2020
            {Keywords}: 肝癌
            {Keywords}:  免疫治疗
            {Abstract}: 目的 观察
            疗效.方法 纳入60例.

            结果 有效.
            {Translated Abstract}: Objective To observe an invented effect.
            {URL}: http://www.wanfangdata.com.cn/details/detail.do?_type=perio&id=invented202001001
            {DOI}: 10.9999／j.issn.0000－0000.2020.01.001
            {Language}: chi
            """
        );
        Assert.Equal(
            ("卡瑞利珠单抗联合虚构药物治疗肝癌", "Camrelizumab with an invented drug in liver cancer"),
            (paper.Title.Zh, paper.Title.En)
        );
        Assert.Equal("目的 观察疗效.方法 纳入60例. 结果 有效.", paper.Abstract.Zh);
        Assert.Equal("Objective To observe an invented effect.", paper.Abstract.En);
        Assert.Equal(["王一", "李二"], paper.Authors);
        Assert.Equal(["肝癌", "免疫治疗"], paper.Keywords);
        Assert.Equal(
            ("10.9999/j.issn.0000-0000.2020.01.001", "2020", "虚构杂志（电子版）"),
            (paper.Doi, paper.Date.ToString(), paper.Journal)
        );
    }

    [Fact]
    public void Read_CnkiExport_RecordsWithoutBlankLines()
    {
        Sample sample = Sample.Read(
            """
            {Reference Type}: Journal Article
            {Title}: 第一篇虚构论文
            {Author}: 王一;李二;
            {Keywords}: 肝癌;;免疫
            {Reference Type}: Thesis
            {Title}: 第二篇虚构论文
            {Author}: 张三,李四
            {Date}: 2021-06-01
            """
        );
        Assert.Equal(["第一篇虚构论文", "第二篇虚构论文"], sample.Papers.Select(p => p.Title.Zh!));
        Assert.Equal(["王一", "李二"], sample.Papers[0].Authors);
        Assert.Equal(["肝癌", "免疫"], sample.Papers[0].Keywords);
        Assert.Equal(["张三", "李四"], sample.Papers[1].Authors);
        Assert.Equal("2021-06-01", sample.Papers[1].Date.ToString());
    }

    [Fact]
    public void Read_WithoutTitle_GoesToQuarantine()
    {
        Sample sample = Sample.Read(
            "{Reference Type}: Journal Article\n{Year}: 2020\n\n{Reference Type}: Journal Article\n{Title}: 一\n"
        );
        Assert.Single(sample.Papers);
        Assert.Equal("line 1", Assert.Single(sample.Rows).Position);
    }
}
