using Xunit;

namespace VegfTrends.Core.Tests.Categories;

public class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One.|Two!|Three?")]
    [InlineData("HR was 0.52 (P < .05). It held.", "HR was 0.52 (P < .05).|It held.")]
    [InlineData(
        "A vs. B in e.g. lung cancer, Smith et al. found it.",
        "A vs. B in e.g. lung cancer, Smith et al. found it."
    )]
    [InlineData("方法：给予阿帕替尼。结果：有效！", "方法：给予阿帕替尼。|结果：有效！")]
    [InlineData("患者60例.观察组30例.", "患者60例.|观察组30例.")]
    [InlineData("剂量为0.5 mg；每日一次", "剂量为0.5 mg；|每日一次")]
    [InlineData("", "")]
    public void Split(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', SentenceSplitter.Split(TextField.AbstractEn, text).Select(s => text[s.Start..s.End]))
        );

    [Theory]
    [InlineData("贝伐珠单抗")]
    [InlineData("bevacizumab, ")]
    [InlineData("😀")]
    public void Split_TextWithoutFullStops_IsCutWhereItCanBe(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 20_000 / unit.Length)).Trim();
        IReadOnlyList<Sentence> sentences = SentenceSplitter.Split(TextField.AbstractZh, text);
        Assert.All(sentences, s => Assert.InRange(s.End - s.Start, 1, 600));
        Assert.All(
            sentences,
            s => Assert.False(char.IsLowSurrogate(text[s.Start]) || char.IsHighSurrogate(text[s.End - 1]))
        );
        Assert.Equal(
            text.Where(c => !char.IsWhiteSpace(c)),
            sentences.SelectMany(s => text[s.Start..s.End]).Where(c => !char.IsWhiteSpace(c))
        );
    }
}
