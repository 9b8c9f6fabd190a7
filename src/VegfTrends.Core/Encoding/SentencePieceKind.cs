namespace VegfTrends.Core;

/// <summary>Tells from a SentencePiece model file which algorithm it wants: the tokenizer package reads every kind but
/// is right for one only.</summary>
static class SentencePieceKind
{
    const int TrainerSpec = 2,
        NormalizerSpec = 3,
        ModelType = 3,
        ByteFallback = 35,
        Unigram = 1;

    /// <summary>Why the model cannot be used, or <c>null</c> for Unigram without byte fallback.</summary>
    public static string? Problem(ReadOnlySpan<byte> model)
    {
        // Defaults of the format: Unigram, no byte fallback.
        ulong type = Unigram,
            fallback = 0;
        bool trainer = false,
            normalizer = false;
        try
        {
            foreach ((int field, Range bytes, _) in Fields(model))
            {
                normalizer |= field == NormalizerSpec;
                if (field == TrainerSpec)
                {
                    trainer = true;
                    foreach ((int inner, _, ulong value) in Fields(model[bytes]))
                    {
                        (type, fallback) =
                            inner == ModelType ? (value, fallback)
                            : inner == ByteFallback ? (type, value)
                            : (type, fallback);
                    }
                }
            }
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            return "the file is cut or no SentencePiece model";
        }

        return !trainer || !normalizer ? "the file is cut or no SentencePiece model"
            : type != Unigram ? "its algorithm is not Unigram"
            : fallback != 0 ? "it falls back to bytes"
            : null;
    }

    // Protocol buffers: a key (field number, wire type), then a number, four or eight bytes, or a length and bytes.
    internal static List<(int Field, Range Bytes, ulong Value)> Fields(ReadOnlySpan<byte> message)
    {
        var fields = new List<(int, Range, ulong)>();
        for (int at = 0; at < message.Length; )
        {
            ulong key = Number(message, ref at),
                value = 0;
            int start = at;
            switch (key & 7)
            {
                case 0:
                    value = Number(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                case 2:
                    int length = checked((int)Number(message, ref at));
                    start = at;
                    at = checked(at + length);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(message));
            }

            if (at > message.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(message));
            }

            fields.Add(((int)(key >> 3), start..at, value));
        }

        return fields;
    }

    static ulong Number(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(message));
    }
}
