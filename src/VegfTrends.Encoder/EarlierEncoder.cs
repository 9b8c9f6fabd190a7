using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Tokenizers;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>An encoder of this trainer, read back as the start of a new training.</summary>
sealed class EarlierEncoder
{
    // Row-wise Adagrad moves every row by much the same: the size of the vectors decides how fast they turn.
    const float MeanSize = 0.25f;

    readonly string _model;
    readonly SentencePieceTokenizer _tokenizer;
    readonly Dictionary<string, int> _pieces;
    readonly int[] _rows;
    readonly sbyte[] _cells;
    readonly float[] _scales;

    EarlierEncoder(
        string id,
        string model,
        SentencePieceTokenizer tokenizer,
        Dictionary<string, int> pieces,
        int[] rows,
        sbyte[] cells,
        float[] scales
    ) =>
        (Id, _model, _tokenizer, _pieces, _rows, _cells, _scales) = (id, model, tokenizer, pieces, rows, cells, scales);

    public string Id { get; }

    int Dimension => _cells.Length / _scales.Length;

    /// <exception cref="InvalidDataException">The folder holds no encoder of this trainer.</exception>
    public static EarlierEncoder Load(string folder)
    {
        EncoderManifest manifest = EncoderManifest.Load(folder);
        Dictionary<string, ReadOnlyMemory<byte>> constants = Constants(
            File.ReadAllBytes(Path.Combine(folder, EncoderFolder.Graph))
        );
        if (
            !constants.TryGetValue("rows", out ReadOnlyMemory<byte> rows)
            || !constants.TryGetValue("table", out ReadOnlyMemory<byte> table)
            || !constants.TryGetValue("scales", out ReadOnlyMemory<byte> scales)
        )
        {
            throw new InvalidDataException(
                $"{folder}: found the constants {string.Join(", ", constants.Keys)}, expected rows, table and scales: "
                    + $"start with an encoder that this program made."
            );
        }

        string model = Path.Combine(folder, EncoderFolder.Tokenizer);
        using FileStream stream = File.OpenRead(model);
        return new EarlierEncoder(
            manifest.Id,
            model,
            SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false),
            Pieces(model),
            MemoryMarshal.Cast<byte, int>(rows.Span).ToArray(),
            MemoryMarshal.Cast<byte, sbyte>(table.Span).ToArray(),
            MemoryMarshal.Cast<byte, float>(scales.Span).ToArray()
        );
    }

    /// <summary>Writes the SentencePiece model that it learned, without the names that were added behind it.</summary>
    /// <exception cref="InvalidDataException">It learned another number of pieces than expected.</exception>
    public void CopyPieces(string path, int expected)
    {
        var copy = new Protobuf();
        (int learned, bool behind) = (0, false);
        foreach ((int field, _, ReadOnlyMemory<byte> content) in Protobuf.Fields(File.ReadAllBytes(_model)))
        {
            behind |= field != 1;
            learned += field == 1 && !behind ? 1 : 0;
            if (field != 1 || !behind)
            {
                copy.Bytes(field, content.Span);
            }
        }

        if (learned != expected)
        {
            throw new InvalidDataException(
                $"{_model}: found {learned} learned pieces, expected {expected}. Give --pieces {learned}."
            );
        }

        File.WriteAllBytes(path, copy.ToArray());
    }

    /// <summary>
    /// A vector for each row of a new table: pieces that were known keep theirs, new ones get the sum of the pieces
    /// that they were split into; a row of several new pieces gets their mean.
    /// </summary>
    /// <param name="model">SentencePiece model of the new encoder.</param>
    /// <param name="rows">The row of each of its pieces.</param>
    /// <param name="dimension">Must be that of this encoder.</param>
    public float[] VectorsFor(string model, int[] rows, int dimension)
    {
        if (dimension != Dimension)
        {
            throw new InvalidDataException(
                $"{Id}: found vectors of {Dimension} numbers, expected {dimension}. Give --dimension {Dimension} or "
                    + $"another encoder to start with."
            );
        }

        var vectors = new float[(rows.Max() + 1) * dimension];
        var known = new bool[rows.Max() + 1];
        var parts = new int[known.Length];
        foreach (
            (string piece, int id) in Pieces(model).Where(p => p.Value >= TokenPairs.Specials).OrderBy(p => p.Value)
        )
        {
            Span<float> vector = vectors.AsSpan(rows[id] * dimension, dimension);
            if (_pieces.TryGetValue(piece, out int earlier) && !known[rows[id]])
            {
                known[rows[id]] = true;
                vector.Clear();
                Add(earlier, vector);
            }
            else if (!known[rows[id]])
            {
                parts[rows[id]]++;
                foreach (int part in _tokenizer.EncodeToIds(piece.Replace('\u2581', ' ')))
                {
                    Add(part, vector);
                }
            }
        }

        for (int row = 0; row < known.Length; row++)
        {
            Span<float> vector = vectors.AsSpan(row * dimension, dimension);
            TensorPrimitives.Divide(vector, known[row] ? 1 : Math.Max(1, parts[row]), vector);
        }

        float mean = (float)Math.Sqrt(TensorPrimitives.SumOfSquares<float>(vectors) / vectors.Length);
        TensorPrimitives.Multiply(vectors, MeanSize / mean, vectors);
        return vectors;
    }

    void Add(int piece, Span<float> sum)
    {
        int row = _rows[piece];
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += _cells[(row * Dimension) + i] * _scales[row];
        }
    }

    static Dictionary<string, int> Pieces(string model)
    {
        var pieces = new Dictionary<string, int>();
        foreach ((int field, _, ReadOnlyMemory<byte> content) in Protobuf.Fields(File.ReadAllBytes(model)))
        {
            if (field == 1)
            {
                pieces.Add(
                    Encoding.UTF8.GetString(Protobuf.Fields(content).First(f => f.Field == 1).Content.Span),
                    pieces.Count
                );
            }
        }

        return pieces;
    }

    // Model.graph (7), Graph.initializer (5), Tensor.name (8) and raw_data (9).
    static Dictionary<string, ReadOnlyMemory<byte>> Constants(byte[] model)
    {
        var constants = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var graph in Protobuf.Fields(model).Where(f => f.Field == 7))
        {
            foreach (var tensor in Protobuf.Fields(graph.Content).Where(f => f.Field == 5))
            {
                (string name, ReadOnlyMemory<byte> data) = ("", default);
                foreach ((int field, _, ReadOnlyMemory<byte> content) in Protobuf.Fields(tensor.Content))
                {
                    name = field == 8 ? Encoding.UTF8.GetString(content.Span) : name;
                    data = field == 9 ? content : data;
                }

                constants[name] = data;
            }
        }

        return constants;
    }
}
