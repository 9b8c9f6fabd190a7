using System.Numerics.Tensors;

namespace VegfTrends.Core;

/// <summary>
/// Embeddings less what they all share: on one topic every two abstracts are alike, and only what sets a paper apart
/// from the rest can say which other one is near it. With few papers the mean says little, so less of it is taken away.
/// </summary>
sealed class CentredVectors
{
    const double Few = 20;

    readonly float[] _mean;
    readonly string? _encoderId;

    public CentredVectors(IEnumerable<Embedding> all)
    {
        _mean = [];
        int count = 0;
        foreach (Embedding embedding in all)
        {
            if (count++ == 0)
            {
                (_encoderId, _mean) = (embedding.EncoderId, new float[embedding.Vector.Length]);
            }

            Check(embedding);
            TensorPrimitives.Add(_mean, embedding.Vector.Span, _mean);
        }

        TensorPrimitives.Multiply(_mean, (float)(1 / (count + Few)), _mean);
    }

    /// <summary>Unit length, or all zero.</summary>
    public float[] Of(Embedding embedding)
    {
        Check(embedding);
        var vector = new float[_mean.Length];
        if (embedding.Vector.Span.ContainsAnyExcept(0f))
        {
            TensorPrimitives.Subtract(embedding.Vector.Span, _mean, vector);
        }

        return Unit(vector);
    }

    /// <summary>The middle of several vectors; unit length, or all zero.</summary>
    public static float[] Middle(IReadOnlyList<float[]> vectors)
    {
        var sum = new float[vectors.Count == 0 ? 0 : vectors[0].Length];
        foreach (float[] vector in vectors)
        {
            TensorPrimitives.Add(sum, vector, sum);
        }

        return Unit(sum);
    }

    /// <summary>-1 to 1; 0 where a paper has no embedding.</summary>
    public static double Cosine(float[]? left, float[]? right) =>
        left is { Length: > 0 } && right is { Length: > 0 }
            ? Math.Clamp(TensorPrimitives.Dot(left, right), -1f, 1f)
            : 0;

    static float[] Unit(float[] vector)
    {
        float length = vector.Length == 0 ? 0 : TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }

    void Check(Embedding embedding)
    {
        if (embedding.EncoderId != _encoderId || embedding.Vector.Length != _mean.Length)
        {
            throw new InvalidDataException(
                $"Found an embedding of encoder '{embedding.EncoderId}' ({embedding.Vector.Length} numbers) among "
                    + $"those of '{_encoderId}' ({_mean.Length}). Embed all papers and seeds with the same encoder."
            );
        }
    }
}
