namespace VegfTrends.Encoder;

/// <summary>Element types, with the numbers of onnx.proto3.</summary>
enum OnnxType
{
    Float32 = 1,
    Int8 = 3,
    Int32 = 6,
    Int64 = 7,
}
