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
    public static string? Problem(ReadOnlyMemory<byte> model)
    {
        // Defaults of the format: Unigram, no byte fallback.
        ulong type = Unigram,
            fallback = 0;
        bool trainer = false,
            normalizer = false;
        try
        {
            foreach ((int field, _, ReadOnlyMemory<byte> content) in Protobuf.Fields(model))
            {
                normalizer |= field == NormalizerSpec;
                if (field == TrainerSpec)
                {
                    trainer = true;
                    foreach ((int inner, int wire, ReadOnlyMemory<byte> value) in Protobuf.Fields(content))
                    {
                        (type, fallback) =
                            wire != 0 ? (type, fallback)
                            : inner == ModelType ? (Protobuf.NumberOf(value), fallback)
                            : inner == ByteFallback ? (type, Protobuf.NumberOf(value))
                            : (type, fallback);
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            return "the file is cut or no SentencePiece model";
        }

        return !trainer || !normalizer ? "the file is cut or no SentencePiece model"
            : type != Unigram ? "its algorithm is not Unigram"
            : fallback != 0 ? "it falls back to bytes"
            : null;
    }
}
