using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests;

public sealed class LabelFileTests : IDisposable
{
    static readonly Taxonomy Taxonomy = Taxonomy.LoadBundled();
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_JsonLines()
    {
        LabelledPaper paper = Assert.Single(
            LabelFile.Read(
                Write(
                    "l.jsonl",
                    """{"id":"x","labels":["ici.pd1","ici.ctla4"],"title":"贝伐珠单抗","abstract":{"en":"Text"},"synthetic":true}"""
                ),
                Taxonomy
            )
        );
        Assert.Equal(["ici.ctla4", "ici.pd1"], paper.Labels.Order());
        Assert.Equal(("贝伐珠单抗", "Text", true), (paper.Paper.Title.Zh, paper.Paper.Abstract.En, paper.Synthetic));
    }

    [Fact]
    public void Read_Csv()
    {
        LabelledPaper paper = Assert.Single(
            LabelFile.Read(
                Write("l.csv", "id,labels,title,abstract\nx,\"ici.pd1; vaccine.dc\",\"A, b\",Text\n"),
                Taxonomy
            )
        );
        Assert.Equal(["ici.pd1", "vaccine.dc"], paper.Labels.Order());
        Assert.Equal("A, b", paper.Paper.Title.En);
    }

    [Fact]
    public void Read_IdsOnly_TakeTheirTextFromThePapers()
    {
        var known = new Paper
        {
            Id = "x",
            Title = new Bilingual(null, "Known"),
            Source = new RecordSource("p", "t", 1),
        };
        LabelledPaper paper = Assert.Single(
            LabelFile.Read(
                Write("l.jsonl", """{"id":"x","labels":["other"],"weight":0.5}"""),
                Taxonomy,
                new Dictionary<string, Paper> { ["x"] = known }
            )
        );
        Assert.Equal((known, 0.5f), (paper.Paper, paper.Weight));
    }

    [Fact]
    public void Read_OtherEncoding_IsRefusedBeforeItTrainsOnRubbish()
    {
        string path = Path.Combine(_folder, "gbk.csv");
        File.WriteAllBytes(path, [.. "id,labels,title\nx,other,"u8, 0xD1, 0xA1, 0xD4, 0xF1, 0xBB, 0xA4, 0xC0, 0xED]);
        Assert.Contains(
            "UTF-8",
            Assert.Throws<InvalidDataException>(() => LabelFile.Read(path, Taxonomy)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_WeightZero_IsLeftOut() =>
        Assert.Empty(LabelFile.Read(Write("l.jsonl", """{"id":"x","labels":["other"],"weight":0}"""), Taxonomy));

    [Theory]
    [InlineData("l.jsonl", """{"id":"x","labels":["ici.pd2"],"title":"t"}""", "ici.pd2")]
    [InlineData("l.jsonl", """{"id":"x","labels":["other"]}""", "--papers")]
    [InlineData("l.jsonl", """{"id":"x","labels":"other"}""", "line 1")]
    [InlineData("l.jsonl", "{broken", "line 1")]
    [InlineData("l.csv", "title\nt\n", "labels")]
    [InlineData("l.csv", "id,labels,title\n", "no row")]
    [InlineData("l.csv", "id,labels,title\nx,other,t\nx,ici.pd1,t\n", "line 2")]
    [InlineData("l.csv", "id,labels,title\n,other,t\n", "no id")]
    [InlineData("l.csv", "id,labels,title\nx,ici,t\n", "ici.pd1, ici.ctla4")]
    [InlineData("l.csv", "id,labels,title\nx,other;ici.pd1,t\n", "stands alone")]
    public void Read_Broken_SaysWhere(string name, string content, string expected)
    {
        string path = Write(name, content);
        string message = Assert.Throws<InvalidDataException>(() => LabelFile.Read(path, Taxonomy)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TheSameRowTwice_CountsOnce() =>
        Assert.Single(
            LabelFile.Read(Write("l.csv", "id,labels,title\nx,ici.pd1；ici.ctla4,t\nx,ici.ctla4;ici.pd1,t\n"), Taxonomy)
        );

    [Fact]
    public void ReadAll_FilesThatContradictEachOther_AreNamed()
    {
        string first = Write("a.csv", "id,labels,title\nx,other,t\n"),
            second = Write("b.csv", "id,labels,title\nx,vegf.only,t\n");
        string message = Assert
            .Throws<InvalidDataException>(() => LabelFile.ReadAll([first, second], Taxonomy))
            .Message;
        Assert.True(
            message.Contains(first, StringComparison.Ordinal) && message.Contains(second, StringComparison.Ordinal),
            message
        );
        Assert.Single(LabelFile.ReadAll([first, first], Taxonomy));
    }

    [Fact]
    public void Read_MissingFile_Throws() =>
        Assert.Throws<InvalidDataException>(() => LabelFile.Read(Path.Combine(_folder, "none.jsonl"), Taxonomy));

    string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
