using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace VegfTrends.Encoder;

/// <summary>Writes the encoder: token ids to rows (names of one agent share theirs), int8 rows times their scale,
/// summed under the mask, unit length. A row that stands in the text n times counts as the square root of n, each time
/// with 1 / square root of n, as in <see cref="Bag"/>.</summary>
static class EncoderGraph
{
    public static byte[] Write(PieceTable table, int[] rows, int specials)
    {
        var cells = new sbyte[table.Vectors.Length];
        var scales = new float[table.Rows];
        // The largest number of all becomes 1; the rows of special pieces stay zero.
        float most = Math.Abs(TensorPrimitives.MaxMagnitude<float>(table.Vectors.AsSpan(specials * table.Dimension)));
        for (int row = specials; row < table.Rows; row++)
        {
            Span<float> vector = table.Row(row);
            float scale = Math.Abs(TensorPrimitives.MaxMagnitude<float>(vector)) / 127;
            scales[row] = scale / most;
            for (int i = 0; i < vector.Length && scale > 0; i++)
            {
                cells[(row * table.Dimension) + i] = (sbyte)MathF.Round(vector[i] / scale);
            }
        }

        return new OnnxModel("vegf-static")
            .Node("Gather", ["rows", "input_ids"], "row")
            .Node("Gather", ["table", "row"], "cells8")
            .Node("Cast", ["cells8"], "cells", ("to", (int)OnnxType.Float32))
            .Node("Gather", ["scales", "row"], "scale")
            .Node("Cast", ["attention_mask"], "mask", ("to", (int)OnnxType.Float32))
            .Node("Unsqueeze", ["row", "one"], "across")
            .Node("Unsqueeze", ["row", "two"], "down")
            .Node("Equal", ["down", "across"], "same")
            .Node("Cast", ["same"], "equals", ("to", (int)OnnxType.Float32))
            .Node("Unsqueeze", ["mask", "two"], "masks")
            .Node("MatMul", ["equals", "masks"], "counts")
            .Node("Squeeze", ["counts", "two"], "count")
            .Node("Max", ["count", "once"], "often")
            .Node("Sqrt", ["often"], "root")
            .Node("Mul", ["scale", "mask"], "full")
            .Node("Div", ["full", "root"], "weight")
            .Node("Unsqueeze", ["weight", "two"], "weights")
            .Node("Mul", ["cells", "weights"], "weighted")
            .Node("ReduceSum", ["weighted", "one"], "sum", ("keepdims", 0))
            .Node("ReduceL2", ["sum"], "length", ("axes", 1), ("keepdims", 1))
            .Node("Max", ["length", "tiny"], "safe")
            .Node("Div", ["sum", "safe"], "sentence_embedding")
            .Constant("rows", OnnxType.Int32, [rows.Length], MemoryMarshal.AsBytes(rows.AsSpan()))
            .Constant("table", OnnxType.Int8, [table.Rows, table.Dimension], MemoryMarshal.AsBytes(cells.AsSpan()))
            .Constant("scales", OnnxType.Float32, [table.Rows], MemoryMarshal.AsBytes(scales.AsSpan()))
            .Constant("one", OnnxType.Int64, [1], BitConverter.GetBytes(1L))
            .Constant("two", OnnxType.Int64, [1], BitConverter.GetBytes(2L))
            .Constant("once", OnnxType.Float32, [1], BitConverter.GetBytes(1f))
            .Constant("tiny", OnnxType.Float32, [1], BitConverter.GetBytes(1e-12f))
            .Input("input_ids", OnnxType.Int64, "batch", "tokens")
            .Input("attention_mask", OnnxType.Int64, "batch", "tokens")
            .Output("sentence_embedding", OnnxType.Float32, "batch", table.Dimension)
            .ToArray();
    }
}
