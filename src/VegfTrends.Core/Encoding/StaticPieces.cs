using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;

namespace VegfTrends.Core;

/// <summary>
/// The piece vectors of an encoder whose embedding is nothing but their sum scaled to unit length, a piece that stands
/// in the text n times counting as the square root of n. With them the embedding of a text without one of its words
/// follows by subtraction, exactly and without running the graph again.
/// </summary>
sealed class StaticPieces
{
    // Field numbers of ONNX: the graph of a model, the constants of a graph, name and bytes of a constant.
    const int Graph = 7,
        Initializer = 5,
        Name = 8,
        Raw = 9;

    // Repeats, so that an encoder that counts them otherwise is told apart.
    const string Probe =
        "bevacizumab plus atezolizumab in patients, bevacizumab in patients in patients 联合治疗晚期乳腺癌联合治疗";

    readonly ReadOnlyMemory<byte> _rows,
        _table,
        _scales;

    StaticPieces(ReadOnlyMemory<byte> rows, ReadOnlyMemory<byte> table, ReadOnlyMemory<byte> scales, int dimension) =>
        (_rows, _table, _scales, Dimension) = (rows, table, scales, dimension);

    public int Dimension { get; }

    /// <summary>Reads the tables of a graph as <c>VegfTrends.Encoder</c> writes it; <c>null</c> for any other
    /// graph.</summary>
    /// <param name="onnx">The graph's file.</param>
    /// <param name="dimension">Numbers in a vector.</param>
    /// <param name="ids">Text to token ids.</param>
    /// <param name="encode">The graph itself: what the tables say of a text must be what it says.</param>
    public static StaticPieces? Of(
        byte[] onnx,
        int dimension,
        Func<string, long[]> ids,
        Func<string, ReadOnlyMemory<float>> encode
    )
    {
        var constants = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach ((int field, _, ReadOnlyMemory<byte> graph) in Protobuf.Fields(onnx))
        {
            if (field == Graph)
            {
                AddConstants(graph, constants);
            }
        }

        if (
            !constants.TryGetValue("rows", out ReadOnlyMemory<byte> rows)
            || !constants.TryGetValue("table", out ReadOnlyMemory<byte> table)
            || !constants.TryGetValue("scales", out ReadOnlyMemory<byte> scales)
            || table.Length != scales.Length / sizeof(float) * dimension
        )
        {
            return null;
        }

        var pieces = new StaticPieces(rows, table, scales, dimension);
        var counts = new Dictionary<int, int>();
        return
            pieces.TryCount(ids(Probe), counts)
            && TensorPrimitives.CosineSimilarity(pieces.Sum(counts), encode(Probe).Span) > 0.9999f
            ? pieces
            : null;
    }

    /// <summary>How often each row of the table stands in a text.</summary>
    /// <returns><c>false</c> when an id lies outside the table.</returns>
    public bool TryCount(ReadOnlySpan<long> ids, Dictionary<int, int> counts)
    {
        ReadOnlySpan<int> rows = MemoryMarshal.Cast<byte, int>(_rows.Span);
        int known = _scales.Length / sizeof(float);
        foreach (long id in ids)
        {
            if (id < 0 || id >= rows.Length || rows[(int)id] is var row && (row < 0 || row >= known))
            {
                return false;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(counts, row, out _)++;
        }

        return true;
    }

    /// <summary>What the graph sums: each row times the square root of its count.</summary>
    public float[] Sum(Dictionary<int, int> counts)
    {
        var sum = new float[Dimension];
        foreach ((int row, int count) in counts)
        {
            Add(row, MathF.Sqrt(count), sum);
        }

        return sum;
    }

    /// <summary>Adds a row times a weight to a sum.</summary>
    public void Add(int row, float weight, Span<float> sum)
    {
        Span<float> cells = stackalloc float[Dimension];
        TensorPrimitives.ConvertTruncating(
            MemoryMarshal.Cast<byte, sbyte>(_table.Span).Slice(row * Dimension, Dimension),
            cells
        );
        TensorPrimitives.MultiplyAdd(cells, MemoryMarshal.Cast<byte, float>(_scales.Span)[row] * weight, sum, sum);
    }

    static void AddConstants(ReadOnlyMemory<byte> graph, Dictionary<string, ReadOnlyMemory<byte>> constants)
    {
        foreach ((int field, _, ReadOnlyMemory<byte> tensor) in Protobuf.Fields(graph))
        {
            if (field != Initializer)
            {
                continue;
            }

            string name = "";
            ReadOnlyMemory<byte> raw = default;
            foreach ((int inner, _, ReadOnlyMemory<byte> part) in Protobuf.Fields(tensor))
            {
                (name, raw) =
                    inner == Name ? (Encoding.UTF8.GetString(part.Span), raw)
                    : inner == Raw ? (name, part)
                    : (name, raw);
            }

            constants[name] = raw;
        }
    }
}
