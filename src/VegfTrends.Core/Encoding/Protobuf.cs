using System.Buffers;
using System.Text;

namespace VegfTrends.Core;

/// <summary>Writes and reads the protocol buffer wire format: enough for ONNX graphs and SentencePiece models, without
/// generated types.</summary>
public sealed class Protobuf
{
    readonly ArrayBufferWriter<byte> _bytes = new();

    public Protobuf Number(int field, long value)
    {
        Varint((ulong)(field << 3));
        Varint((ulong)value);
        return this;
    }

    public Protobuf Real(int field, float value)
    {
        Varint((ulong)((field << 3) | 5));
        _bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public Protobuf Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public Protobuf Message(int field, Protobuf value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Bytes(field, value._bytes.WrittenSpan);
    }

    public Protobuf Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)((field << 3) | 2));
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>The fields of a message: number, wire type (0, 1, 2, 5) and content; what follows a cut is not
    /// there.</summary>
    /// <exception cref="InvalidDataException">The bytes are cut, or no message.</exception>
    public static IEnumerable<(int Field, int Wire, ReadOnlyMemory<byte> Content)> Fields(ReadOnlyMemory<byte> message)
    {
        for (int at = 0; at < message.Length;)
        {
            ulong key = ReadNumber(message.Span, ref at);
            int wire = (int)(key & 7),
                start = at;
            long length = 0;
            switch (wire)
            {
                case 0:
                    ReadNumber(message.Span, ref at);
                    length = at - start;
                    break;
                case 1 or 5:
                    length = wire == 1 ? 8 : 4;
                    break;
                case 2:
                    length = (long)ReadNumber(message.Span, ref at);
                    start = at;
                    break;
                default:
                    throw new InvalidDataException(
                        $"Found wire type {wire} at byte {start}, expected a protocol buffer of known types."
                    );
            }

            if (length < 0 || length > message.Length - start)
            {
                throw Cut(message.Length);
            }

            at = start + (int)length;
            yield return ((int)(key >> 3), wire, message.Slice(start, (int)length));
        }
    }

    /// <summary>The number that a field of wire type 0 holds.</summary>
    public static ulong NumberOf(ReadOnlyMemory<byte> content)
    {
        int at = 0;
        return ReadNumber(content.Span, ref at);
    }

    static ulong ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Cut(bytes.Length);
    }

    static InvalidDataException Cut(int length) =>
        new($"Found {length} bytes that end within a field, expected a whole protocol buffer.");

    void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
