using System.Text.Json.Nodes;
using Xunit;

namespace VegfTrends.Core.Tests.Encoding;

/// <summary>The path that pretrained encoders take, on small models of their architecture.</summary>
public sealed class PretrainedEncoderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Encode_MeanPooling_IsTheMeanOfTheTokensRows()
    {
        using OnnxTextEncoder encoder = Load(TinyEncoder.XlmR());
        AssertSame(Unit(Sum([0, 8, 7, 5, 2])), encoder.Encode("des."));
    }

    [Fact]
    public void Encode_ClsPooling_IsTheFirstTokensRow()
    {
        using OnnxTextEncoder encoder = Load(TinyEncoder.XlmR() with { Pooling = "cls" });
        AssertSame(Unit(TinyEncoder.Row(0, 8)), encoder.Encode("des."));
    }

    [Fact]
    public void Encode_InGraphPooling_IsTheGraphsOutputAtUnitLength()
    {
        using OnnxTextEncoder encoder = Load(
            TinyEncoder.XlmR() with
            {
                Pooling = "in-graph",
                Output = "sentence_embedding",
            }
        );
        AssertSame(Unit(Sum([0, 8, 7, 5, 2])), encoder.Encode("des."));
    }

    [Fact]
    public void Encode_ThreeInputs_TokenTypesAreZero()
    {
        using OnnxTextEncoder encoder = Load(
            TinyEncoder.XlmR() with
            {
                Inputs = ["input_ids", "attention_mask", "token_type_ids"],
            }
        );
        AssertSame(Unit(Sum([0, 8, 7, 5, 2])), encoder.Encode("des."));
    }

    [Fact]
    public void Encode_Prefix_StandsBeforeEveryText()
    {
        using OnnxTextEncoder encoder = Load(TinyEncoder.XlmR() with { Prefix = "de, " });
        AssertSame(Unit(Sum([0, 8, 4, 10, 2])), encoder.Encode("a"));
    }

    [Fact]
    public void Encode_WeightsBesideTheGraph_AreReadAndChecked()
    {
        EncoderManifest manifest = TinyEncoder.XlmR() with
        {
            Data = [new ManifestFile { File = "model.onnx_data", Sha256 = "" }],
        };
        using (OnnxTextEncoder encoder = Load(manifest))
        {
            AssertSame(Unit(Sum([0, 8, 7, 5, 2])), encoder.Encode("des."));
        }

        byte[] weights = File.ReadAllBytes(Path.Combine(_folder, "model.onnx_data"));
        weights[17] ^= 1;
        File.WriteAllBytes(Path.Combine(_folder, "model.onnx_data"), weights);
        Assert.Contains(
            "model.onnx_data",
            Assert.Throws<InvalidDataException>(() => OnnxTextEncoder.Load(_folder)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\u0001\u0002")]
    public void Encode_NothingToRead_IsZeroEvenWithPrefixAndSpecialTokens(string text)
    {
        using OnnxTextEncoder encoder = Load(TinyEncoder.XlmR() with { Prefix = "de, " });
        Assert.All(encoder.Encode(text).Vector.ToArray(), n => Assert.Equal(0, n));
    }

    [Fact]
    public void Encode_IdBeyondTheTable_NamesTheEncoder()
    {
        TinyEncoder.Write(
            _folder,
            TinyEncoder.XlmR(),
            TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces),
            TinyEncoder.Graph(5, 8)
        );
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(_folder);
        Assert.Contains(
            "'tiny-xlmr' failed on a text of 5 tokens",
            Assert.Throws<InvalidDataException>(() => encoder.Encode("des.")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Encode_GraphOfAnotherDimension_SaysWhatToCheck()
    {
        TinyEncoder.Write(
            _folder,
            TinyEncoder.XlmR(),
            TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces),
            TinyEncoder.Graph(20, 6)
        );
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(_folder);
        Assert.Contains(
            "gave 30 numbers for 5 tokens, expected 40",
            Assert.Throws<InvalidDataException>(() => encoder.Encode("des.")).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("inputs", """["input_ids"]""", "input_ids (Int64), attention_mask (Int64)")]
    [InlineData("inputs", """["input_ids", "attention_mask", "token_type_ids"]""", "token_type_ids")]
    [InlineData("output", "\"sentence_embedding\"", "last_hidden_state (Float)")]
    [InlineData("name", "\"../elsewhere\"", "letters, digits")]
    [InlineData("inputs", "null", "broken manifest")]
    [InlineData(
        "tokenizer",
        """{"kind":"bpe","file":"sentencepiece.bpe.model","sha256":"00"}""",
        "64 hexadecimal digits"
    )]
    public void Load_ManifestThatDoesNotFit_SaysWhatTheGraphHas(string field, string value, string expected)
    {
        TinyEncoder.Write(_folder, TinyEncoder.XlmR(), TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces));
        string path = Path.Combine(_folder, EncoderManifest.FileName);
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest[field] = JsonNode.Parse(value);
        File.WriteAllText(path, manifest.ToJsonString());
        Assert.Contains(
            expected,
            Assert.Throws<InvalidDataException>(() => OnnxTextEncoder.Load(_folder)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Id_ChangesWithWhateverChangesTheVectors_AndWithNothingElse()
    {
        EncoderManifest manifest = TinyEncoder.XlmR() with
        {
            Model = new ManifestFile { File = "model.onnx", Sha256 = new string('a', 64) },
        };
        string[] ids =
        [
            manifest.Id,
            (manifest with { Prefix = "query: " }).Id,
            (manifest with { Pooling = "cls" }).Id,
            (manifest with { MaxTokens = 32 }).Id,
            (manifest with { Tokenizer = manifest.Tokenizer with { Sha256 = new string('b', 64) } }).Id,
            (manifest with { Tokenizer = manifest.Tokenizer with { End = null } }).Id,
            (manifest with { Data = [new ManifestFile { File = "d", Sha256 = new string('c', 64) }] }).Id,
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(manifest.Id, (manifest with { Licence = null, Languages = [] }).Id);
    }

    [Fact]
    public void Id_OfTheBundledEncoder_IsNameAndGraph()
    {
        EncoderManifest bundled = EncoderManifest.Read(BundledFiles.Path("models/encoder"));
        Assert.Equal($"{bundled.Name}@{bundled.Model.Sha256[..8]}", bundled.Id);
    }

    OnnxTextEncoder Load(EncoderManifest manifest) =>
        OnnxTextEncoder.Load(TinyEncoder.Write(_folder, manifest, TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces)));

    static float[] Sum(int[] ids) =>
        ids.Select(id => TinyEncoder.Row(id, 8)).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);

    static float[] Unit(float[] vector)
    {
        double length = Math.Sqrt(vector.Sum(x => (double)x * x));
        return [.. vector.Select(x => (float)(x / length))];
    }

    static void AssertSame(float[] expected, Embedding found) =>
        Assert.All(expected.Zip(found.Vector.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 5));
}
