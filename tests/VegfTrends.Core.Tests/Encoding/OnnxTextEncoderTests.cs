using System.Text.Json.Nodes;
using Xunit;

namespace VegfTrends.Core.Tests.Encoding;

public sealed class OnnxTextEncoderTests : IDisposable
{
    static readonly string Bundled = BundledFiles.Path("models/encoder");
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Bevacizumab combined with immunotherapy in breast cancer.")]
    [InlineData("贝伐珠单抗联合免疫治疗乳腺癌。")]
    [InlineData("ＡＢＣ １２３")]
    public void Encode_UnitLength_AndTheSameBitsAgain(string text)
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(Bundled);
        Embedding first = encoder.Encode(text),
            second = encoder.Encode(text);
        Assert.Equal(encoder.Dimension, first.Vector.Length);
        Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Norm(first.Vector.Span), 3);
        Assert.Equal(first.Vector.ToArray(), second.Vector.ToArray());
    }

    [Fact]
    public void Encode_TranslationIsNearerThanAnotherTopic()
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(Bundled);
        Embedding zh = encoder.Encode("血管内皮生长因子促进肿瘤血管生成。");
        Assert.True(
            zh.Cosine(encoder.Encode("Vascular endothelial growth factor promotes tumour angiogenesis."))
                > zh.Cosine(encoder.Encode("The patients were asked about their diet and sleep.")) + 0.2f
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0001\u0002")]
    [InlineData("\ud800")]
    public void Encode_NothingToRead_NeverThrows(string text)
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(Bundled);
        Assert.DoesNotContain(encoder.Encode(text).Vector.ToArray(), float.IsNaN);
    }

    [Fact]
    public void Encode_LongText_IsCut()
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(Bundled);
        Assert.Equal(
            1,
            System.Numerics.Tensors.TensorPrimitives.Norm(
                encoder.Encode(string.Concat(Enumerable.Repeat("肿瘤 cancer ", 20000))).Vector.Span
            ),
            3
        );
    }

    [Fact]
    public void Load_ChangedFile_NamesItAndBothChecksums()
    {
        Copy();
        File.AppendAllText(Path.Combine(_folder, "sentencepiece.model"), "x");
        string message = Assert.Throws<InvalidDataException>(() => OnnxTextEncoder.Load(_folder)).Message;
        Assert.Contains("sentencepiece.model", message, StringComparison.Ordinal);
        Assert.Contains("SHA-256", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        Copy();
        File.Delete(Path.Combine(_folder, "encoder.onnx"));
        Assert.Contains(
            "encoder.onnx",
            Assert.Throws<InvalidDataException>(() => OnnxTextEncoder.Load(_folder)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("dimension", "0")]
    [InlineData("pooling", "\"max\"")]
    [InlineData("model", "{\"file\":\"../encoder.onnx\",\"sha256\":\"00\"}")]
    public void Load_BrokenManifest_SaysWhat(string field, string value)
    {
        Copy();
        string path = Path.Combine(_folder, "encoder.json");
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest[field] = JsonNode.Parse(value);
        File.WriteAllText(path, manifest.ToJsonString());
        Assert.Throws<InvalidDataException>(() => OnnxTextEncoder.Load(_folder));
    }

    void Copy()
    {
        foreach (string file in Directory.GetFiles(Bundled))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }
}
