using VegfTrends.Core.Tests.Encoding;

namespace VegfTrends.Benchmarks;

/// <summary>
/// A transformer encoder with random weights in the way that int8 models are exported: word table and all weight
/// matrices in int8 with a scale a column, activations quantised on the fly. Its speed is that of a trained model of
/// this size; its vectors mean nothing.
/// </summary>
sealed class TransformerGraph
{
    const int Width = 384,
        Heads = 12,
        Inner = 4 * Width;

    readonly OnnxGraph _graph = new();
    readonly Random _random = new(1);

    public static byte[] Make(int words, int layers)
    {
        var made = new TransformerGraph();
        return made.Build(words, layers);
    }

    byte[] Build(int words, int layers)
    {
        string ids = _graph.Input("input_ids"),
            mask = _graph.Input("attention_mask");
        string x = Node(
            "Cast",
            [Node("Gather", [Weights(words, Width), ids], ("axis", 0))],
            ("to", OnnxGraph.FloatType)
        );
        x = Normed(Node("Mul", [x, Scalar(1 / 73f)]));
        for (int layer = 0; layer < layers; layer++)
        {
            x = Normed(Node("Add", [x, Attention(x)]));
            string wide = Linear(Quantised(x), Width, Inner);
            string gelu = Node(
                "Mul",
                [
                    Node("Mul", [wide, Scalar(0.5f)]),
                    Node("Add", [Node("Erf", [Node("Mul", [wide, Scalar(0.70710678f)])]), Scalar(1)]),
                ]
            );
            x = Normed(Node("Add", [x, Linear(Quantised(gelu), Inner, Width)]));
        }

        string seen = Node("Unsqueeze", [Node("Cast", [mask], ("to", OnnxGraph.FloatType)), _graph.Longs([-1], 1)]);
        _graph.Node(
            "ReduceMean",
            [Node("Mul", [x, seen])],
            ["sentence_embedding"],
            ("axes", new long[] { 1 }),
            ("keepdims", 0)
        );
        _graph.Output("sentence_embedding", 2);
        return _graph.ToBytes();
    }

    string Attention(string x)
    {
        string[] quantised = Quantised(x);
        string query = Split(Linear(quantised, Width, Width), [0, 2, 1, 3]),
            key = Split(Linear(quantised, Width, Width), [0, 2, 3, 1]),
            value = Split(Linear(quantised, Width, Width), [0, 2, 1, 3]);
        string scores = Node(
            "Softmax",
            [Node("Mul", [Node("MatMul", [query, key]), Scalar(MathF.Sqrt((float)Heads / Width))])],
            ("axis", -1)
        );
        string joined = Node("Transpose", [Node("MatMul", [scores, value])], ("perm", new long[] { 0, 2, 1, 3 }));
        return Linear(Quantised(Node("Reshape", [joined, _graph.Longs([0, 0, Width], 3)])), Width, Width);
    }

    string Split(string x, long[] order) =>
        Node("Transpose", [Node("Reshape", [x, _graph.Longs([0, 0, Heads, Width / Heads], 4)])], ("perm", order));

    string[] Quantised(string x) =>
        _graph.Node("DynamicQuantizeLinear", [x], [_graph.Next(), _graph.Next(), _graph.Next()]);

    string Linear(string[] quantised, int from, int to)
    {
        string product = Node(
            "Cast",
            [Node("MatMulInteger", [quantised[0], Weights(from, to), quantised[2]])],
            ("to", OnnxGraph.FloatType)
        );
        float[] scales = [.. Enumerable.Repeat(1 / (73 * MathF.Sqrt(from)), to)];
        return Node(
            "Add",
            [
                Node("Mul", [Node("Mul", [product, quantised[1]]), _graph.Floats(scales, to)]),
                _graph.Floats(new float[to], to),
            ]
        );
    }

    string Normed(string x)
    {
        float[] ones = new float[Width];
        Array.Fill(ones, 1);
        return Node(
            "LayerNormalization",
            [x, _graph.Floats(ones, Width), _graph.Floats(new float[Width], Width)],
            ("axis", -1)
        );
    }

    string Weights(int rows, int columns)
    {
        var weights = new sbyte[rows * columns];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (sbyte)_random.Next(-127, 128);
        }

        return _graph.Bytes(weights, rows, columns);
    }

    string Scalar(float value) => _graph.Floats([value], []);

    string Node(string type, string[] inputs, params (string, object)[] attributes) =>
        _graph.Node(type, inputs, attributes);
}
