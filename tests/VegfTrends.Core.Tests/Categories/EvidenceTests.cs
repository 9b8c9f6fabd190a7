using Xunit;

namespace VegfTrends.Core.Tests.Categories;

public sealed class EvidenceTests(EvidenceTests.Bundled bundled) : IClassFixture<EvidenceTests.Bundled>
{
    static readonly Lexicon Lexicon = Lexicon.LoadBundled();
    readonly OnnxTextEncoder _encoder = bundled.Encoder;
    readonly CategoryModel _model = bundled.Model;

    public static TheoryData<string, string, string, string> Combinations =>
        new()
        {
            {
                "Apatinib plus camrelizumab in advanced breast cancer",
                "Patients were enrolled in nine hospitals. They received camrelizumab combined with apatinib until "
                    + "progression. Nausea was frequent.",
                "camrelizumab",
                "apatinib"
            },
            {
                "卡瑞利珠单抗联合阿帕替尼治疗晚期乳腺癌",
                "共入组60例患者。患者接受卡瑞利珠单抗联合阿帕替尼治疗直至疾病进展。恶心常见。",
                "卡瑞利珠单抗",
                "阿帕替尼"
            },
            {
                "卡瑞利珠單抗聯合阿帕替尼治療晚期乳腺癌",
                "共入組60例患者。患者接受卡瑞利珠單抗聯合阿帕替尼治療直至疾病進展，劑量２５０㎎。噁心常見。",
                "卡瑞利珠單抗",
                "阿帕替尼"
            },
            {
                "ＳＨＲ－１２１０联合艾坦治疗晚期乳腺癌😀",
                "共入组60例。给予ＳＨＲ－１２１０联合艾坦治疗😀𠮷野家，Ⅲ期。恶心常见。",
                "ＳＨＲ－１２１０",
                "艾坦"
            },
        };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Assess_NamesAreTheEvidence_InTheirOriginalSpelling(
        string title,
        string text,
        string partner,
        string antiVegf
    )
    {
        Paper paper = Of(title, text);
        Evidence[] evidence = [.. _model.Assess(paper).Evidence.Where(e => e.Category == "ici.pd1")];
        Assert.InRange(evidence.Length, 1, 2);
        foreach (Evidence sentence in evidence)
        {
            string[] words =
            [
                .. sentence.Words.Where(w => w.Share > 0).Select(w => Field(paper, sentence.Field)[w.Start..w.End]),
            ];
            Assert.Contains(partner, words, StringComparer.OrdinalIgnoreCase);
            Assert.Contains(antiVegf, words, StringComparer.OrdinalIgnoreCase);
        }
    }

    public static IEnumerable<object[]> Texts => ((IEnumerable<object[]>)Combinations).Select(row => row[..2]);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Assess_WordsLieInTheirSentence_ApartFromEachOther_AndSumToAtMostItsShare(string title, string text)
    {
        Paper paper = Of(title, text);
        foreach (Evidence sentence in _model.Assess(paper).Evidence)
        {
            Assert.NotEmpty(sentence.Words);
            Assert.Equal(sentence.Words.OrderByDescending(w => Math.Abs(w.Share)), sentence.Words);
            Assert.All(
                sentence.Words,
                w => Assert.True(sentence.Start <= w.Start && w.Start < w.End && w.End <= sentence.End)
            );
            EvidenceWord[] ordered = [.. sentence.Words.OrderBy(w => w.Start)];
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            double sum = sentence.Words.Sum(w => Math.Abs(w.Share));
            Assert.InRange(sum, 0.5 * sentence.Share, sentence.Share + 1e-9);
            string field = Field(paper, sentence.Field);
            Assert.All(
                sentence.Words,
                w => Assert.False(char.IsLowSurrogate(field[w.Start]) || char.IsHighSurrogate(field[w.End - 1]))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Assess_WithoutTheEvidenceWords_TheScoreFalls(string title, string text)
    {
        Paper paper = Of(title, text);
        Assessment whole = _model.Assess(paper);
        Evidence[] evidence = [.. whole.Evidence.Where(e => e.Category == "ici.pd1")];
        string Without(TextField field, string from) =>
            AnalysedPaper.Blanked(
                from,
                evidence
                    .Where(e => e.Field == field)
                    .SelectMany(e => e.Words.Where(w => w.Share > 0).Select(w => (w.Start, w.End)))
            );
        bool zh = paper.Title.Zh is not null;
        Paper less = Of(
            Without(zh ? TextField.TitleZh : TextField.TitleEn, title),
            Without(zh ? TextField.AbstractZh : TextField.AbstractEn, text)
        );
        double left = _model.Assess(less).Scores["ici.pd1"];
        Assert.True(left < whole.Scores["ici.pd1"] / 2, $"{whole.Scores["ici.pd1"]} fell to {left} only");
    }

    [Fact]
    public void Assess_ComparisonWord_SpeaksAgainst()
    {
        Paper paper = Of("Camrelizumab plus apatinib versus sorafenib in advanced liver cancer", "");
        Evidence sentence = _model.Assess(paper).Evidence.Single(e => e.Category == "ici.pd1");
        string title = paper.Title.En!;
        Assert.All(
            sentence.Words.Where(w => title[w.Start..w.End] is "plus" or "Camrelizumab" or "apatinib"),
            w => Assert.True(w.Share > 0)
        );
        Assert.Contains(sentence.Words, w => w.Share < 0 && title[w.Start..w.End] is "versus" or "sorafenib");
    }

    [Fact]
    public void Sums_OfPieces_AreTheGraphsEmbedding()
    {
        Assert.True(
            _encoder.Pieces is not null,
            "the bundled encoder is no longer read as a sum of pieces: evidence becomes slow and rough"
        );
        const string text = "PD-1抑制剂联合安罗替尼, a phase Ⅲ trial of anlotinib, a trial in patients in China";
        Assert.InRange(
            System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(
                _encoder.Pieces.Sum(_encoder.CountPieces(text)),
                _encoder.Encode(text).Vector.Span
            ),
            0.9999f,
            1.0001f
        );
    }

    [Fact]
    public void Embeddings_BySubtraction_AreThoseOfTheShorterText()
    {
        var features = new FeatureExtractor(_model.Taxonomy, Lexicon, _encoder);
        AnalysedPaper paper = features.Analyse(
            Of(
                "Apatinib plus camrelizumab",
                "First sentence of it, about apatinib. Second one about bevacizumab and apatinib. Third, about it."
            )
        );
        var embeddings = new PaperEmbeddings(paper, features.Embed(paper), features);
        Sentence second = paper.Sentences[2];
        ReadOnlyMemory<float> left = embeddings.With(embeddings.Of(second, paper.Text(second)), null);
        Assert.InRange(
            System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(
                left.Span,
                features.Embed(paper.Without(second)).Span
            ),
            0.9999f,
            1.0001f
        );
    }

    [Fact]
    public void Assess_EncoderThatIsNoSum_HasEvidenceToo()
    {
        var encoder = new Letters();
        var taxonomy = new Taxonomy([
            new Category
            {
                Key = "yes",
                Name = Bilingual.Of("yes"),
                Contains = ["pd1"],
            },
        ]);
        var weights = new CategoryWeights
        {
            Key = "yes",
            Bias = -1,
            Embedding = new float[encoder.Dimension],
            Named = new Dictionary<string, float> { ["has:pd1"] = 2, ["title:pd1"] = 1 },
            Slope = 1,
            Offset = 0,
            AssignFrom = 0.5,
            UndecidedFrom = 0.2,
        };
        var file = new CategoryModelFile
        {
            Format = CategoryModelFile.CurrentFormat,
            Name = "t",
            Encoder = CanonicalNames.IdOver(encoder.Id),
            LexiconSha256 = "",
            Categories = taxonomy.Categories,
            Weights = [weights],
        };
        CategoryModel model = CategoryModel.Create(file, file.ToBytes(), encoder, Lexicon);
        Paper paper = Of("A study of nivolumab", "Nothing here. Nor here. Pembrolizumab there.");
        Evidence first = model.Assess(paper).Evidence[0];
        Assert.Equal("nivolumab", paper.Title.En![first.Words[0].Start..first.Words[0].End]);
    }

    [Theory]
    [InlineData("联合治疗方案", new[] { "联合", "治疗", "方案" })]
    [InlineData("联合治", new[] { "联合", "治" })]
    [InlineData("𠮷野家店", new[] { "𠮷野", "家店" })]
    [InlineData("the well-known drug's IC50, 3.5 mg", new[] { "the", "well-known", "drug's", "IC50", "3", "5", "mg" })]
    [InlineData("-a- 'b' 😀", new[] { "a", "b" })]
    public void Words_WithoutATokenizer(string text, string[] expected) =>
        Assert.Equal(
            expected,
            SentenceWords
                .Of(text, new Sentence(TextField.AbstractZh, 0, text.Length), [], _ => null)
                .Select(w => text[w.Start..w.End])
        );

    static Paper Of(string title, string text) =>
        new()
        {
            Id = "t",
            Title = Bilingual.Of(title),
            Abstract = Bilingual.Of(text),
            Source = new RecordSource("t", "t", 1),
        };

    static string Field(Paper paper, TextField field) =>
        (field.IsTitle() ? paper.Title : paper.Abstract).Only(field.Language())!;

    public sealed class Bundled : IDisposable
    {
        public Bundled() => Model = CategoryModel.Load(BundledFiles.Path("models/categories"), Encoder, Lexicon);

        public OnnxTextEncoder Encoder { get; } = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));

        public CategoryModel Model { get; }

        public void Dispose() => Encoder.Dispose();
    }

    // Counts of letters: no graph, no pieces.
    sealed class Letters : ITextEncoder
    {
        public string Id => "letters@1";

        public int Dimension => 64;

        public Embedding Encode(string text)
        {
            var counts = new float[Dimension];
            foreach (char c in text)
            {
                counts[c % Dimension]++;
            }

            float length = MathF.Max(1, MathF.Sqrt(counts.Sum(x => x * x)));
            return new Embedding(Id, counts.Select(x => x / length).ToArray());
        }
    }
}
