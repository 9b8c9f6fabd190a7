using System.Buffers.Text;

namespace VegfTrends.Core;

/// <summary>Numbers of half precision as Base64: tens of thousands of them in a file that stays small.</summary>
public static class PackedFloats
{
    public static string Pack(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * 2];
        for (int i = 0; i < values.Length; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(2 * i), (Half)values[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <exception cref="InvalidDataException">The text is no such list.</exception>
    public static float[] Unpack(string packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (!Base64.IsValid(packed, out int length) || length % 2 != 0)
        {
            throw new InvalidDataException("a packed list of numbers is damaged.");
        }

        byte[] bytes = Convert.FromBase64String(packed);
        var values = new float[bytes.Length / 2];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)System.Buffers.Binary.BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(2 * i));
        }

        return values;
    }
}
