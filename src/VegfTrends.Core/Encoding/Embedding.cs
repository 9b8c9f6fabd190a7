namespace VegfTrends.Core;

/// <summary>A unit-length vector of one text, with the id of the encoder that made it. Two encoders' vectors are never
/// compared.</summary>
public sealed class Embedding
{
    /// <param name="encoderId">See <see cref="ITextEncoder.Id"/>.</param>
    /// <param name="vector">At least one number; length 1 within 1e-3, or all zero for a text without known
    /// pieces.</param>
    public Embedding(string encoderId, ReadOnlyMemory<float> vector)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(encoderId);
        ArgumentOutOfRangeException.ThrowIfZero(vector.Length);
        (EncoderId, Vector) = (encoderId, vector);
    }

    public string EncoderId { get; }

    public ReadOnlyMemory<float> Vector { get; }

    /// <summary>Cosine of the angle between two embeddings, -1 to 1.</summary>
    /// <exception cref="InvalidOperationException">They come from different encoders.</exception>
    public float Cosine(Embedding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.EncoderId != EncoderId || other.Vector.Length != Vector.Length)
        {
            throw new InvalidOperationException(
                $"An embedding of encoder '{EncoderId}' cannot be compared with one of '{other.EncoderId}'. Embed both "
                    + $"with the same encoder."
            );
        }

        return System.Numerics.Tensors.TensorPrimitives.Dot(Vector.Span, other.Vector.Span);
    }
}
