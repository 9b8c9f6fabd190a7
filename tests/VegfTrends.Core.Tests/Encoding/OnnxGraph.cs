using System.Runtime.InteropServices;

namespace VegfTrends.Core.Tests.Encoding;

/// <summary>An ONNX graph made node by node; field numbers are those of onnx.proto.</summary>
public sealed class OnnxGraph
{
    public const int FloatType = 1,
        UInt8Type = 2,
        Int8Type = 3,
        Int32Type = 6,
        Int64Type = 7;

    readonly Protobuf _graph = new Protobuf().Text(2, "made in a test");
    int _names;

    public byte[] ToBytes() =>
        new Protobuf().Number(1, 8).Message(8, new Protobuf().Text(1, "").Number(2, 17)).Message(7, _graph).ToArray();

    /// <param name="name">Of the input.</param>
    /// <param name="type">Element type.</param>
    public string Input(string name, int type = Int64Type)
    {
        _graph.Message(11, Value(name, type, 2));
        return name;
    }

    public void Output(string name, int rank, int type = FloatType) => _graph.Message(12, Value(name, type, rank));

    public string Floats(ReadOnlySpan<float> values, params long[] shape) =>
        Tensor(FloatType, MemoryMarshal.AsBytes(values), shape);

    public string Bytes(ReadOnlySpan<sbyte> values, params long[] shape) =>
        Tensor(Int8Type, MemoryMarshal.AsBytes(values), shape);

    public string Longs(ReadOnlySpan<long> values, params long[] shape) =>
        Tensor(Int64Type, MemoryMarshal.AsBytes(values), shape);

    /// <summary>A float tensor whose numbers stand in another file beside the graph.</summary>
    public string FloatsBeside(string file, params long[] shape)
    {
        string name = Next();
        Protobuf tensor = Shape(shape).Number(2, FloatType).Text(8, name);
        tensor.Message(13, new Protobuf().Text(1, "location").Text(2, file)).Number(14, 1);
        _graph.Message(5, tensor);
        return name;
    }

    /// <summary>Adds a node with one output.</summary>
    public string Node(string type, string[] inputs, params (string Name, object Value)[] attributes) =>
        Node(type, inputs, [Next()], attributes)[0];

    public string[] Node(
        string type,
        string[] inputs,
        string[] outputs,
        params (string Name, object Value)[] attributes
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(attributes);
        var node = new Protobuf();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string output in outputs)
        {
            node.Text(2, output);
        }

        node.Text(4, type);
        foreach ((string name, object value) in attributes)
        {
            node.Message(5, Attribute(name, value));
        }

        _graph.Message(1, node);
        return outputs;
    }

    public string Next() => $"t{_names++}";

    static Protobuf Attribute(string name, object value)
    {
        Protobuf attribute = new Protobuf().Text(1, name);
        switch (value)
        {
            case int i:
                return attribute.Number(3, i).Number(20, 2);
            case float f:
                return attribute.Real(2, f).Number(20, 1);
            case long[] many:
                foreach (long one in many)
                {
                    attribute.Number(8, one);
                }

                return attribute.Number(20, 7);
            default:
                throw new ArgumentException($"No attribute of type {value.GetType()}.");
        }
    }

    string Tensor(int type, ReadOnlySpan<byte> raw, long[] shape)
    {
        string name = Next();
        _graph.Message(5, Shape(shape).Number(2, type).Text(8, name).Bytes(9, raw));
        return name;
    }

    static Protobuf Shape(long[] shape)
    {
        var tensor = new Protobuf();
        foreach (long size in shape)
        {
            tensor.Number(1, size);
        }

        return tensor;
    }

    static Protobuf Value(string name, int type, int rank)
    {
        var shape = new Protobuf();
        for (int d = 0; d < rank; d++)
        {
            shape.Message(1, new Protobuf().Text(2, $"{name}{d}"));
        }

        return new Protobuf()
            .Text(1, name)
            .Message(2, new Protobuf().Message(1, new Protobuf().Number(1, type).Message(2, shape)));
    }
}
