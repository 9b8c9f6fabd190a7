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
        var tokenizer = Microsoft.ML.Tokenizers.SentencePieceTokenizer.Create(
            stream,
            addBeginningOfSentence: false,
            addEndOfSentence: false
        );
        int[] rows = [.. Enumerable.Range(0, tokenizer.Vocabulary.Count)];
        float[] vectors = EarlierEncoder
            .Load(Bundled)
            .VectorsFor(Path.Combine(Bundled, "sentencepiece.model"), rows, encoder.Dimension);
        const string text = "Lenvatinib plus pembrolizumab in endometrial cancer";
        float[] sum = new float[encoder.Dimension];
        foreach (int id in tokenizer.EncodeToIds(text))
        {
            TensorPrimitives.Add(sum, vectors.AsSpan(id * encoder.Dimension, encoder.Dimension), sum);
        }

        Assert.InRange(
            TensorPrimitives.CosineSimilarity<float>(sum, encoder.Encode(text).Vector.Span),
            0.9999f,
            1.0001f
        );
    }

    // Names that are added to the copy make the model that the copy was taken from, up to the lexicon's changes since.
    [Fact]
    public void CopyPieces_LeavesOutTheAddedNames()
    {
        string copy = Path.GetTempFileName();
        try
        {
            EarlierEncoder earlier = EarlierEncoder.Load(Bundled);
            int learned = int.Parse(
                Assert
                    .Throws<InvalidDataException>(() => earlier.CopyPieces(copy, 1))
                    .Message.Split(' ')[^1]
                    .TrimEnd('.'),
                System.Globalization.CultureInfo.InvariantCulture
            );
            earlier.CopyPieces(copy, learned);
            byte[] whole = File.ReadAllBytes(Path.Combine(Bundled, "sentencepiece.model")),
                part = File.ReadAllBytes(copy);
            Assert.InRange(part.Length, 1, whole.Length - 1);
            Assert.Equal(whole[..part.Length], part);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    [Fact]
    public void VectorsFor_AnotherDimension_SaysWhatToGive() =>
        Assert.Contains(
            "--dimension 384",
            Assert
                .Throws<InvalidDataException>(() =>
                    EarlierEncoder.Load(Bundled).VectorsFor(Path.Combine(Bundled, "sentencepiece.model"), [0], 512)
                )
                .Message,
            StringComparison.Ordinal
        );
}
