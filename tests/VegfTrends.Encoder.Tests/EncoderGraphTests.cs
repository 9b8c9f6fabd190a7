using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace VegfTrends.Encoder.Tests;

public class EncoderGraphTests
{
    const int Rows = 60,
        Dimension = 32,
        Specials = 4;

    [Fact]
    public void Write_AgreesWithTheTrainersSums()
    {
        PieceTable table = ATable.Random(Rows, Dimension);
        // Piece 60 and 61 are names that share row 7.
        int[] rows = [.. Enumerable.Range(0, Rows), 7, 7];
        using var session = new InferenceSession(EncoderGraph.Write(table, rows, Specials));
        var random = new Random(5);
        for (int text = 0; text < 50; text++)
        {
            long[] ids =
            [
                .. Enumerable.Range(0, 1 + random.Next(40)).Select(_ => (long)random.Next(Specials, rows.Length)),
            ];
            float[] sum = table.Sum([Bag.Of(ids.Select(id => rows[id]))]);
            float[] vector = Encode(session, ids, [.. ids.Select(_ => 1L)]);
            Assert.InRange(TensorPrimitives.CosineSimilarity<float>(sum, vector), 0.999f, 1.001f);
            Assert.InRange(TensorPrimitives.Norm<float>(vector), 0.999f, 1.001f);
        }
    }

    [Fact]
    public void Write_PassesOverMaskedAndSpecialPieces()
    {
        using var session = new InferenceSession(
            EncoderGraph.Write(ATable.Random(Rows, Dimension), [.. Enumerable.Range(0, Rows)], Specials)
        );
        float[] alone = Encode(session, [9, 12], [1, 1]);
        Assert.Equal(alone, Encode(session, [9, 12, 30, 31], [1, 1, 0, 0]));
        Assert.Equal(alone, Encode(session, [9, 12, 3, 0], [1, 1, 1, 1]));
        Assert.All(Encode(session, [0], [1]), v => Assert.Equal(0, v));
    }

    // Nine times the same piece count as three.
    [Fact]
    public void Write_RepeatedPieceCountsAsTheSquareRoot()
    {
        PieceTable table = ATable.Random(Rows, Dimension);
        using var session = new InferenceSession(EncoderGraph.Write(table, [.. Enumerable.Range(0, Rows)], Specials));
        float[] expected = new float[Dimension];
        TensorPrimitives.MultiplyAdd(table.Row(9), 3f, table.Row(12), expected);
        float[] found = Encode(session, [9, 9, 9, 9, 12, 9, 9, 9, 9, 9], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.InRange(TensorPrimitives.CosineSimilarity<float>(expected, found), 0.999f, 1.001f);
    }

    static float[] Encode(InferenceSession session, long[] ids, long[] mask)
    {
        using var options = new RunOptions();
        using var left = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var right = OrtValue.CreateTensorValueFromMemory(mask, [1, mask.Length]);
        using IDisposableReadOnlyCollection<OrtValue> found = session.Run(
            options,
            ["input_ids", "attention_mask"],
            [left, right],
            ["sentence_embedding"]
        );
        return found[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
