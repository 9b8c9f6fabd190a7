using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>An ONNX model in the making (opset 17). Field numbers are those of onnx.proto3.</summary>
sealed class OnnxModel(string name)
{
    readonly Protobuf _graph = new Protobuf().Text(2, name);

    /// <param name="kind">Operator.</param>
    /// <param name="inputs">Names of values.</param>
    /// <param name="output">Name of the value it makes, and of the node.</param>
    /// <param name="numbers">Integer attributes.</param>
    public OnnxModel Node(string kind, string[] inputs, string output, params (string Name, int Value)[] numbers)
    {
        var node = new Protobuf();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(3, output).Text(4, kind);
        foreach ((string attribute, int value) in numbers)
        {
            // "axes" is a list of integers, all else one integer.
            node.Message(
                5,
                attribute == "axes"
                    ? new Protobuf().Text(1, attribute).Number(8, value).Number(20, 7)
                    : new Protobuf().Text(1, attribute).Number(3, value).Number(20, 2)
            );
        }

        _graph.Message(1, node);
        return this;
    }

    public OnnxModel Constant(string constant, OnnxType type, int[] shape, ReadOnlySpan<byte> data)
    {
        var tensor = new Protobuf();
        foreach (int length in shape)
        {
            tensor.Number(1, length);
        }

        _graph.Message(5, tensor.Number(2, (int)type).Text(8, constant).Bytes(9, data));
        return this;
    }

    public OnnxModel Input(string input, OnnxType type, params object[] shape) => Value(11, input, type, shape);

    public OnnxModel Output(string output, OnnxType type, params object[] shape) => Value(12, output, type, shape);

    public byte[] ToArray() =>
        new Protobuf()
            .Number(1, 8)
            .Text(2, "VegfTrends.Encoder")
            .Message(7, _graph)
            .Message(8, new Protobuf().Text(1, "").Number(2, 17))
            .ToArray();

    // A length is a number, or a name where it may differ from run to run.
    OnnxModel Value(int field, string value, OnnxType type, object[] shape)
    {
        var dimensions = new Protobuf();
        foreach (object length in shape)
        {
            dimensions.Message(
                1,
                length is int known ? new Protobuf().Number(1, known) : new Protobuf().Text(2, (string)length)
            );
        }

        _graph.Message(
            field,
            new Protobuf()
                .Text(1, value)
                .Message(2, new Protobuf().Message(1, new Protobuf().Number(1, (int)type).Message(2, dimensions)))
        );
        return this;
    }
}
