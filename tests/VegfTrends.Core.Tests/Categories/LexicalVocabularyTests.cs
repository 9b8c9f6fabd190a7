using Xunit;

namespace VegfTrends.Core.Tests.Categories;

public class LexicalVocabularyTests
{
    static readonly Lexicon Lexicon = Lexicon.LoadBundled();

    [Fact]
    public void Over_ChineseCharactersAndPairs_WordsAndPairsOfWords()
    {
        LexicalVocabulary vocabulary = LexicalVocabulary.Over(
            [Of("肝癌，TACE"), Of("Liver cancer. Non-small")],
            Lexicon,
            1,
            100
        );
        Assert.Equal(
            ["cancer", "liver", "liver cancer", "non", "non small", "small", "tace", "癌", "肝", "肝癌"],
            vocabulary.Terms
        );
    }

    [Fact]
    public void Over_RareAndTooMany_AreLeftOut()
    {
        AnalysedPaper[] papers = [Of("alpha beta"), Of("alpha gamma"), Of("alpha, beta")];
        Assert.Equal(["alpha", "beta"], LexicalVocabulary.Over(papers, Lexicon, 2, 100).Terms);
        Assert.Equal(["alpha"], LexicalVocabulary.Over(papers, Lexicon, 1, 1).Terms);
    }

    [Fact]
    public void Row_IsOfUnitLength_FoldsScriptAndCase_AndLeavesUnknownWordsOut()
    {
        LexicalVocabulary vocabulary = LexicalVocabulary.Over([Of("肿瘤 Alpha"), Of("beta")], Lexicon, 1, 100);
        (int Column, float Value)[] row = vocabulary.Row(Of("腫瘤 ＡＬＰＨＡ unseen"), Lexicon);
        Assert.Equal(["alpha", "瘤", "肿", "肿瘤"], row.Select(r => vocabulary.Terms[r.Column]));
        Assert.Equal(1, row.Sum(r => r.Value * r.Value), 5);
        Assert.Empty(vocabulary.Row(Of("unseen"), Lexicon));
    }

    [Fact]
    public void ToFile_AndBack_GivesTheSameRows()
    {
        LexicalVocabulary vocabulary = LexicalVocabulary.Over(
                [Of("肿瘤 alpha beta"), Of("beta gamma")],
                Lexicon,
                1,
                100
            ),
            back = LexicalVocabulary.Of(vocabulary.ToFile());
        Assert.Equal(vocabulary.Terms, back.Terms);
        Assert.Equal(vocabulary.Row(Of("beta beta 肿"), Lexicon), back.Row(Of("beta beta 肿"), Lexicon));
    }

    [Theory]
    [InlineData("a|b", "AAA=")]
    [InlineData("a|a", "ADwAPA==")]
    [InlineData("a", "not base64")]
    public void Of_Damaged_Throws(string terms, string idf) =>
        Assert.Throws<InvalidDataException>(() => LexicalVocabulary.Of(new LexicalFile(terms, idf)));

    [Fact]
    public void PackedFloats_KeepWhatHalfPrecisionCan() =>
        Assert.Equal([0f, 1.5f, -2f, 65504f], PackedFloats.Unpack(PackedFloats.Pack([0f, 1.5f, -2f, 65504f])));

    static AnalysedPaper Of(string title) =>
        AnalysedPaper.Of(
            new Paper
            {
                Id = "p",
                Title = Bilingual.Of(title),
                Source = new RecordSource("t", "t", 1),
            },
            new ConceptFinder(Lexicon),
            new RelationFinder(Lexicon)
        );
}
