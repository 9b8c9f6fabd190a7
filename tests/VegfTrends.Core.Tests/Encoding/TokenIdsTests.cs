using Xunit;

namespace VegfTrends.Core.Tests.Encoding;

/// <summary>Token ids against ids written down elsewhere; each test names its source.</summary>
public sealed class TokenIdsTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Ids: the table in transformers/models/xlm_roberta/tokenization_xlm_roberta.py,
    // fairseq: <s> 0, <pad> 1, </s> 2, <unk> 3, ',' 4, '.' 5, '▁' 6, 's' 7, '▁de' 8, '-' 9, '▁a' 10.
    [Theory]
    [InlineData("de", new long[] { 0, 8, 2 })]
    [InlineData("des.", new long[] { 0, 8, 7, 5, 2 })]
    [InlineData("a, de -s", new long[] { 0, 10, 4, 8, 6, 9, 7, 2 })]
    [InlineData("  de   a ", new long[] { 0, 8, 10, 2 })]
    [InlineData("de\nde", new long[] { 0, 8, 8, 2 })]
    [InlineData("dexyz.", new long[] { 0, 8, 3, 5, 2 })] // a run of unknown characters is one unknown piece, as spm_encode writes it
    [InlineData("de😀.", new long[] { 0, 8, 3, 5, 2 })]
    public void XlmR_OffsetOfOne_UnknownIsThree(string text, long[] expected) =>
        Assert.Equal(expected, XlmR().Of(text));

    [Theory]
    [InlineData("<s>")]
    [InlineData("</s>")]
    [InlineData("a</s>")]
    public void XlmR_SpecialTokensWrittenInTheText_AreText(string text)
    {
        long[] ids = XlmR().Of(text);
        Assert.Equal((0L, 2L), (ids[0], ids[^1]));
        Assert.All(ids[1..^1], id => Assert.True(id > 2, $"{text} gave {string.Join(' ', ids)}"));
    }

    [Fact]
    public void XlmR_LongText_IsCutAndKeepsItsEnd()
    {
        long[] ids = XlmR().Of(string.Concat(Enumerable.Repeat("de ", 100)));
        Assert.Equal([0, .. Enumerable.Repeat(8L, 14), 2], ids);
    }

    [Fact]
    public void XlmR_TextThatFitsExactly_IsNotCut() =>
        Assert.Equal([0, .. Enumerable.Repeat(8L, 14), 2], XlmR().Of(string.Concat(Enumerable.Repeat("de ", 14))));

    [Theory]
    [InlineData(2, false, "not Unigram")]
    [InlineData(1, true, "falls back to bytes")]
    public void SentencePieceOfAnotherKind_IsRefused(int type, bool byteFallback, string expected)
    {
        byte[] model = TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces, type, byteFallback);
        TinyEncoder.Write(_folder, TinyEncoder.XlmR(), model);
        Assert.Contains(
            expected,
            Assert.Throws<InvalidDataException>(() => new TokenIds(EncoderManifest.Read(_folder), _folder)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void SentencePieceCutShort_IsRefused()
    {
        byte[] model = TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces);
        for (int length = 1; length < model.Length; length += 7)
        {
            TinyEncoder.Write(_folder, TinyEncoder.XlmR(), model[..length]);
            EncoderManifest manifest = EncoderManifest.Read(_folder);
            if (Record.Exception(() => new TokenIds(manifest, _folder)) is { } e)
            {
                Assert.IsType<InvalidDataException>(e);
            }
        }
    }

    // Vocabulary, text and ids: google-research/bert, tokenization_test.py, test_full_tokenizer.
    [Fact]
    public void Bert_FullTokenizer()
    {
        string[] vocabulary = ["[UNK]", "[CLS]", "[SEP]", "want", "##want", "##ed", "wa", "un", "runn", "##ing", ","];
        Assert.Equal([1, 7, 4, 5, 10, 8, 9, 2], Bert(vocabulary, 1, 2).Of("UNwant\u00E9d,running"));
    }

    // Lines of bert-base-uncased's vocab.txt: [UNK] 100, [CLS] 101, [SEP] 102, ! 999, ',' 1010, the 1996, world 2088,
    // hello 7592.
    [Fact]
    public void Bert_WellKnownLines()
    {
        string[] vocabulary = [.. Enumerable.Range(0, 7593).Select(i => $"[unused{i}]")];
        foreach (
            (int id, string piece) in new[]
            {
                (100, "[UNK]"),
                (101, "[CLS]"),
                (102, "[SEP]"),
                (999, "!"),
                (1010, ","),
                (1996, "the"),
                (2088, "world"),
                (7592, "hello"),
            }
        )
        {
            vocabulary[id] = piece;
        }

        Assert.Equal([101, 7592, 1010, 2088, 999, 102], Bert(vocabulary, 101, 102).Of("Hello, world!"));
    }

    // google-research/bert, tokenization_test.py: test_chinese, test_wordpiece_tokenizer, test_is_punctuation; a
    // character beyond U+FFFF is no letter the vocabulary knows, so that its word is unknown, and Chinese ones stand
    // alone.
    [Theory]
    [InlineData("ah博推zz", new long[] { 1, 3, 4, 5, 6, 2 })]
    [InlineData("ahzz", new long[] { 1, 3, 7, 2 })]
    [InlineData("ah-zz", new long[] { 1, 3, 8, 6, 2 })]
    [InlineData("ah$zz", new long[] { 1, 3, 0, 6, 2 })]
    [InlineData("ah😀 zz", new long[] { 1, 0, 6, 2 })]
    [InlineData("ah 😀 zz", new long[] { 1, 3, 0, 6, 2 })]
    [InlineData("ah\U00020BB7zz", new long[] { 1, 3, 9, 6, 2 })]
    [InlineData("ah\u00AD\u200Bzz", new long[] { 1, 3, 7, 2 })]
    [InlineData("ÁH\u0301 ÀĤ", new long[] { 1, 3, 3, 2 })]
    [InlineData("ah\u3000zz\u00A0ah", new long[] { 1, 3, 6, 3, 2 })]
    [InlineData("\ud800ah", new long[] { 1, 3, 2 })]
    [InlineData("한", new long[] { 1, 10, 2 })] // NFD: U+1112 U+1161 U+11AB
    [InlineData("\uF91D", new long[] { 1, 0, 2 })]
    public void Bert_Words(string text, long[] expected)
    {
        string[] vocabulary =
        [
            "[UNK]",
            "[CLS]",
            "[SEP]",
            "ah",
            "博",
            "推",
            "zz",
            "##zz",
            "-",
            "\U00020BB7",
            "\u1112\u1161\u11AB",
        ];
        Assert.Equal(expected, Bert(vocabulary, 1, 2).Of(text));
    }

    [Fact]
    public void Bert_Cased_KeepsCaseAndAccents()
    {
        string[] vocabulary = ["[UNK]", "[CLS]", "[SEP]", "Caf", "##é", "caf", "##e"];
        Assert.Equal([1, 3, 4, 2], Bert(vocabulary, 1, 2, lowercase: false).Of("Café"));
        Assert.Equal([1, 5, 6, 2], Bert(vocabulary, 1, 2).Of("Café"));
    }

    [Fact]
    public void Bert_LongText_IsCutAndKeepsItsEnd()
    {
        long[] ids = Bert(["[UNK]", "[CLS]", "[SEP]", "ah"], 1, 2).Of(string.Concat(Enumerable.Repeat("ah ", 100)));
        Assert.Equal([1, .. Enumerable.Repeat(3L, 14), 2], ids);
    }

    [Fact]
    public void Bert_WordOfMoreThanAHundredLetters_IsUnknown()
    {
        TokenIds ids = Bert(["[UNK]", "[CLS]", "[SEP]", "a", "##a"], 1, 2, most: 200);
        Assert.Equal(102, ids.Of(new string('a', 100)).Length);
        Assert.Equal([1, 0, 2], ids.Of(new string('a', 101)));
    }

    [Fact]
    public void Bert_VocabularyWithoutUnknown_IsRefused() =>
        Assert.Contains(
            "[UNK]",
            Assert.Throws<InvalidDataException>(() => Bert(["[CLS]", "[SEP]"], 0, 1)).Message,
            StringComparison.Ordinal
        );

    // The package's tokenizer agrees where it has no known fault: no accents, no tabs, nothing beyond U+FFFF.
    [Fact]
    public void Bert_AgreesWithThePackage()
    {
        string[] vocabulary =
        [
            "[PAD]",
            "[UNK]",
            "[CLS]",
            "[SEP]",
            "[MASK]",
            .. "abcdefghij,.-()%博推药".Select(c => c.ToString()),
            .. "abcdefghij".Select(c => "##" + c),
            "abc",
            "##def",
            "##gh",
        ];
        TokenIds ours = Bert(vocabulary, 2, 3, most: 500);
        var theirs = Microsoft.ML.Tokenizers.BertTokenizer.Create(
            Path.Combine(_folder, "vocab.txt"),
            new Microsoft.ML.Tokenizers.BertOptions()
        );
        var random = new Random(7);
        for (int i = 0; i < 500; i++)
        {
            string text = string.Concat(
                random.GetItems("abcdefghijABCDEFxyz ,.-()% 博推药治".ToCharArray(), random.Next(1, 80))
            );
            if (!string.IsNullOrWhiteSpace(text))
            {
                long[] expected = [.. theirs.EncodeToIds(text, addSpecialTokens: true)],
                    found = ours.Of(text);
                Assert.True(
                    expected.SequenceEqual(found),
                    $"'{text}': {string.Join(' ', expected)}; {string.Join(' ', found)}"
                );
            }
        }
    }

    TokenIds XlmR() =>
        new(
            EncoderManifest.Read(
                TinyEncoder.Write(_folder, TinyEncoder.XlmR(), TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces))
            ),
            _folder
        );

    TokenIds Bert(string[] vocabulary, int begin, int end, bool lowercase = true, int most = 16)
    {
        EncoderManifest manifest = TinyEncoder.Bert(begin, end) with { MaxTokens = most };
        byte[] lines = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', vocabulary));
        TinyEncoder.Write(
            _folder,
            manifest with
            {
                Tokenizer = manifest.Tokenizer with { Lowercase = lowercase },
            },
            lines
        );
        return new TokenIds(EncoderManifest.Read(_folder), _folder);
    }
}
