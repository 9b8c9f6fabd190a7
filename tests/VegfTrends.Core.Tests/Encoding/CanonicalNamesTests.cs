using Xunit;

namespace VegfTrends.Core.Tests.Encoding;

public class CanonicalNamesTests
{
    static readonly CanonicalNames Names = new(new Lengths(), new ConceptFinder(Lexicon.LoadBundled()));

    [Theory]
    [InlineData("贝伐珠单抗联合化疗", "bevacizumab 联合")]
    [InlineData("Avastin (bevacizumab)", "bevacizumab (bevacizumab)")]
    [InlineData("晚期肝癌患者", "晚期 liver cancer 患者")]
    [InlineData("AK112治疗NSCLC", "ivonescimab 治疗 non-small cell lung cancer")]
    public void Rewrite_PutsThePreferredEnglishName(string text, string start) =>
        Assert.StartsWith(start, Names.Rewrite(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("The patients were followed for ten years.")]
    [InlineData("Ⅲ期临床试验")] // study types keep their words
    [InlineData("")]
    public void Rewrite_LeavesOtherTextAlone(string text) => Assert.Same(text, Names.Rewrite(text));

    [Fact]
    public void Encode_NamesOfOneThing_HaveOneVector()
    {
        Embedding known = Names.Encode("pembrolizumab");
        foreach (string name in new[] { "帕博利珠单抗", "Keytruda", "MK-3475" })
        {
            Assert.Equal(known.Vector.ToArray(), Names.Encode(name).Vector.ToArray());
        }
    }

    [Fact]
    public void Id_DiffersFromThatOfTheBareEncoder() => Assert.Equal("lengths@1+names", Names.Encode("any").EncoderId);

    sealed class Lengths : ITextEncoder
    {
        public string Id => "lengths@1";

        public int Dimension => 1;

        public Embedding Encode(string text) => new(Id, new float[] { text.Length });
    }
}
