using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;

namespace VegfTrends.Core;

/// <summary>
/// The piece vectors of an encoder whose embedding is nothing but their sum scaled to unit length. With them the embedding of a text without one of
/// its words follows by subtraction, exactly and without running the graph again.
/// </summary>
sealed class StaticPieces
{
    // Field numbers of ONNX: the graph of a model, the constants of a graph, name and bytes of a constant.
    const int Graph = 7, Initializer = 5, Name = 8, Raw = 9;

    const string Probe = "bevacizumab plus atezolizumab in patients 联合治疗晚期乳腺癌";

    readonly ReadOnlyMemory<byte> _rows, _table, _scales;

    StaticPieces(ReadOnlyMemory<byte> rows, ReadOnlyMemory<byte> table, ReadOnlyMemory<byte> scales, int dimension) =>
        (_rows, _table, _scales, Dimension) = (rows, table, scales, dimension);

    public int Dimension { get; }

    /// <summary>Reads the tables of a graph as <c>VegfTrends.Encoder</c> writes it; <c>null</c> for any other graph.</summary>
    /// <param name="onnx">The graph's file.</param>
    /// <param name="dimension">Numbers in a vector.</param>
    /// <param name="ids">Text to token ids.</param>
    /// <param name="encode">The graph itself: what the tables say of a text must be what it says.</param>
    public static StaticPieces? Of(byte[] onnx, int dimension, Func<string, long[]> ids, Func<string, ReadOnlyMemory<float>> encode)
    {
        var constants = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach ((int field, Range bytes, _) in SentencePieceKind.Fields(onnx))
        {
            if (field == Graph)
            {
                AddConstants(onnx.AsMemory(bytes), constants);
            }
        }

        if (!constants.TryGetValue("rows", out ReadOnlyMemory<byte> rows) || !constants.TryGetValue("table", out ReadOnlyMemory<byte> table) || !constants.TryGetValue("scales", out ReadOnlyMemory<byte> scales)
            || table.Length != scales.Length / sizeof(float) * dimension)
        {
            return null;
        }

        var pieces = new StaticPieces(rows, table, scales, dimension);
        var sum = new float[dimension];
        ReadOnlyMemory<float> expected = encode(Probe);
        return pieces.TryAdd(ids(Probe), sum) && TensorPrimitives.CosineSimilarity(sum, expected.Span) > 0.9999f ? pieces : null;
    }

    /// <summary>Adds the vectors of pieces to a sum.</summary>
    /// <returns><c>false</c> when an id lies outside the table.</returns>
    public bool TryAdd(ReadOnlySpan<long> ids, Span<float> sum)
    {
        ReadOnlySpan<int> rows = MemoryMarshal.Cast<byte, int>(_rows.Span);
        ReadOnlySpan<float> scales = MemoryMarshal.Cast<byte, float>(_scales.Span);
        ReadOnlySpan<sbyte> table = MemoryMarshal.Cast<byte, sbyte>(_table.Span);
        Span<float> cells = stackalloc float[Dimension];
        foreach (long id in ids)
        {
            if (id < 0 || id >= rows.Length || rows[(int)id] is var row && (row < 0 || row >= scales.Length))
            {
                return false;
            }

            TensorPrimitives.ConvertTruncating(table.Slice(row * Dimension, Dimension), cells);
            TensorPrimitives.MultiplyAdd(cells, scales[row], sum, sum);
        }

        return true;
    }

    static void AddConstants(ReadOnlyMemory<byte> graph, Dictionary<string, ReadOnlyMemory<byte>> constants)
    {
        foreach ((int field, Range bytes, _) in SentencePieceKind.Fields(graph.Span))
        {
            if (field != Initializer)
            {
                continue;
            }

            ReadOnlyMemory<byte> tensor = graph[bytes];
            string name = "";
            ReadOnlyMemory<byte> raw = default;
            foreach ((int inner, Range part, _) in SentencePieceKind.Fields(tensor.Span))
            {
                (name, raw) = inner == Name ? (Encoding.UTF8.GetString(tensor.Span[part]), raw) : inner == Raw ? (name, tensor[part]) : (name, raw);
            }

            constants[name] = raw;
        }
    }
}
