using System.Numerics.Tensors;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>Another encoder's vectors seen in fewer dimensions, unit length: its first numbers, or the principal space
/// of sample texts.</summary>
sealed class ShortEncoder(ITextEncoder inner, int dimension, string how, float[]? space) : ITextEncoder
{
    public string Id => $"{how} {dimension}";

    public int Dimension => dimension;

    public static ShortEncoder First(ITextEncoder inner, int dimension) => new(inner, dimension, "first", null);

    public static ShortEncoder Principal(
        ITextEncoder inner,
        int dimension,
        IReadOnlyList<string> sample,
        CancellationToken cancel
    )
    {
        int[] all = [.. Enumerable.Range(0, inner.Dimension)];
        var rows = new Bag[sample.Count];
        Parallel.For(0, rows.Length, i => rows[i] = new Bag(all, inner.Encode(sample[i]).Vector.ToArray()));
        return new ShortEncoder(
            inner,
            dimension,
            "principal",
            PrincipalSpace.Find(rows, inner.Dimension, dimension, seed: 1, cancel)
        );
    }

    public Embedding Encode(string text)
    {
        ReadOnlySpan<float> whole = inner.Encode(text).Vector.Span;
        var vector = new float[dimension];
        if (space is null)
        {
            whole[..dimension].CopyTo(vector);
        }
        else
        {
            for (int i = 0; i < whole.Length; i++)
            {
                TensorPrimitives.MultiplyAdd(space.AsSpan(i * dimension, dimension), whole[i], vector, vector);
            }
        }

        float length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return new Embedding(Id, vector);
    }
}
