using Xunit;

namespace VegfTrends.Core.Tests.Concepts;

public class ConceptFinderTests
{
    static readonly ConceptFinder Finder = new(Lexicon.LoadBundled());

    [Theory]
    [InlineData("bevacizumab", "bevacizumab")]
    [InlineData("BEVACIZUMAB", "bevacizumab")]
    [InlineData("Ｂｅｖａｃｉｚｕｍａｂ", "bevacizumab")] // full width
    [InlineData("bevaci-\nzumab", "bevacizumab")] // a line break of a scan
    [InlineData("SHR-1210", "camrelizumab")]
    [InlineData("SHR1210", "camrelizumab")]
    [InlineData("SHR 1210", "camrelizumab")]
    [InlineData("SHR‑1210", "camrelizumab")] // non-breaking hyphen
    [InlineData("卡瑞利珠单抗", "camrelizumab")]
    [InlineData("卡雷利珠单抗", "camrelizumab")]
    [InlineData("貝伐珠單抗", "bevacizumab")] // traditional
    [InlineData("贝伐 珠单抗", "bevacizumab")] // a space of a scan
    [InlineData("安维汀", "bevacizumab")]
    [InlineData("T-DM1", "trastuzumab emtansine")]
    public void Find_Variants(string text, string key)
    {
        Mention mention = Assert.Single(
            Finder.Find(text, TextField.AbstractEn),
            m => m.Concept.Group == ConceptGroup.Agent
        );
        Assert.Equal((key, 0, text.Length), (mention.Concept.Key, mention.Start, mention.End));
    }

    [Theory]
    [InlineData("An abevacizumabx is no drug.")]
    [InlineData("xSHR-1210")]
    [InlineData("The ratio of i o values")] // not IO
    [InlineData("icI")]
    public void Find_InsideAnotherWord_Nothing(string text) =>
        Assert.DoesNotContain(Finder.Find(text, TextField.AbstractEn), m => m.Concept.Group == ConceptGroup.Agent);

    [Fact]
    public void Find_OffsetsPointIntoTheOriginalText()
    {
        const string text = "  采用Ｓｕｎｉｔｉｎｉｂ（舒尼替尼）联合纳武利尤單抗。";
        Assert.Equal(
            ["Ｓｕｎｉｔｉｎｉｂ", "舒尼替尼", "纳武利尤單抗"],
            Finder
                .Find(text, TextField.AbstractZh)
                .Where(m => m.Concept.Group == ConceptGroup.Agent)
                .Select(m => text[m.Start..m.End])
        );
    }

    [Theory]
    [InlineData("PD-1 inhibitors", "pd1", 15)] // plural
    [InlineData("anti-PD-1", "pd1", 9)]
    [InlineData("immune checkpoint inhibitor", "ici_class", 27)]
    public void Find_LongestName(string text, string kind, int length)
    {
        Mention mention = Finder.Find(text, TextField.AbstractEn)[0];
        Assert.Equal((kind, length), (mention.Concept.Kind, mention.End - mention.Start));
    }

    [Fact]
    public void Find_HostileText_StaysInside()
    {
        foreach (
            string text in new[]
            {
                "",
                " ",
                "\ud800",
                "贝伐",
                new string('b', 5000),
                new string('-', 5000),
                "bevacizuma",
                "\ud83d\ude00bevacizumab\ud83d\ude00",
            }
        )
        {
            Assert.All(Finder.Find(text, TextField.TitleEn), m => Assert.InRange(m.End, m.Start + 1, text.Length));
        }
    }
}
