using System.Buffers;
using System.Text;

namespace VegfTrends.Encoder;

/// <summary>Writes the protocol buffer wire format: enough for ONNX graphs and SentencePiece models, without generated
/// types.</summary>
sealed class Protobuf
{
    readonly ArrayBufferWriter<byte> _bytes = new();

    public Protobuf Number(int field, long value)
    {
        Varint((ulong)(field << 3));
        Varint((ulong)value);
        return this;
    }

    public Protobuf Single(int field, float value)
    {
        Varint((ulong)((field << 3) | 5));
        _bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public Protobuf Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public Protobuf Message(int field, Protobuf value) => Bytes(field, value.ToArray());

    public Protobuf Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)((field << 3) | 2));
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>The fields of a message: number, wire type (0, 1, 2, 5) and content.</summary>
    public static IEnumerable<(int Field, int Wire, ReadOnlyMemory<byte> Content)> Fields(ReadOnlyMemory<byte> message)
    {
        for (int at = 0; at < message.Length; )
        {
            ulong tag = ReadVarint(message.Span, ref at);
            int wire = (int)(tag & 7),
                start = at,
                length;
            switch (wire)
            {
                case 0:
                    ReadVarint(message.Span, ref at);
                    length = at - start;
                    break;
                case 1 or 5:
                    length = wire == 1 ? 8 : 4;
                    at += length;
                    break;
                case 2:
                    length = (int)ReadVarint(message.Span, ref at);
                    start = at;
                    at += length;
                    break;
                default:
                    throw new InvalidDataException(
                        $"Found wire type {wire} at byte {at}, expected a protocol buffer of known types."
                    );
            }

            yield return ((int)(tag >> 3), wire, message.Slice(start, length));
        }
    }

    static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
