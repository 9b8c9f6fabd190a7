using System.Numerics.Tensors;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Encoder.Tests;

public class EarlierEncoderTests
{
    static readonly string Bundled = BundledFiles.Path("models/encoder");

    // The same pieces with the same vectors, up to one factor and the rounding to int8: the same encoder.
    [Fact]
    public void VectorsFor_TheSamePieces_AreTheEncodersOwn()
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(Bundled);
        using FileStream stream = File.OpenRead(Path.Combine(Bundled, "sentencepiece.model"));
        var tokenizer = Microsoft.ML.Tokenizers.SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        int[] rows = [.. Enumerable.Range(0, tokenizer.Vocabulary.Count)];
        float[] vectors = EarlierEncoder.Load(Bundled).VectorsFor(Path.Combine(Bundled, "sentencepiece.model"), rows, encoder.Dimension);
        const string text = "Lenvatinib plus pembrolizumab in endometrial cancer";
        float[] sum = new float[encoder.Dimension];
        foreach (int id in tokenizer.EncodeToIds(text))
        {
            TensorPrimitives.Add(sum, vectors.AsSpan(id * encoder.Dimension, encoder.Dimension), sum);
        }

        Assert.InRange(TensorPrimitives.CosineSimilarity<float>(sum, encoder.Encode(text).Vector.Span), 0.9999f, 1.0001f);
    }

    [Fact]
    public void VectorsFor_AnotherDimension_SaysWhatToGive() =>
        Assert.Contains("--dimension 384", Assert.Throws<InvalidDataException>(() => EarlierEncoder.Load(Bundled).VectorsFor(Path.Combine(Bundled, "sentencepiece.model"), [0], 512)).Message, StringComparison.Ordinal);
}
