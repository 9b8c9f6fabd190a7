using System.Numerics.Tensors;

namespace VegfTrends.Encoder;

/// <summary>The space of fewest dimensions that keeps most of given rows' squares, found by subspace iteration: the linear part of LSI and of shortened vectors.</summary>
static class PrincipalSpace
{
    const int Rounds = 4;

    /// <summary>Orthonormal columns, as one row of <paramref name="dimension"/> numbers for each of <paramref name="width"/> inputs.</summary>
    /// <param name="rows">Sparse rows: which inputs, and how much of each.</param>
    /// <param name="width">Inputs in all.</param>
    /// <param name="dimension">Columns to find; at most <paramref name="width"/>.</param>
    /// <param name="seed">Of the random start.</param>
    /// <param name="cancel">Ends the work.</param>
    public static float[] Find(IReadOnlyList<Bag> rows, int width, int dimension, int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        float[] space = [.. Enumerable.Range(0, width * dimension).Select(_ => (float)(random.NextDouble() - 0.5))];
        for (int round = 0; round < Rounds; round++)
        {
            // Gram matrix of the inputs times the space, row after row: the matrix itself would not fit.
            float[] onto = space, next = new float[space.Length];
            var seen = new float[dimension];
            foreach (Bag row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                Project(row, onto, seen);
                for (int i = 0; i < row.Rows.Length; i++)
                {
                    Span<float> cell = next.AsSpan(row.Rows[i] * dimension, dimension);
                    TensorPrimitives.MultiplyAdd(seen, row.Weights[i], cell, cell);
                }
            }

            Orthonormalize(next, dimension);
            space = next;
        }

        return space;
    }

    /// <summary>Fills <paramref name="into"/> with the row as seen in the space.</summary>
    public static void Project(Bag row, float[] space, Span<float> into)
    {
        into.Clear();
        for (int i = 0; i < row.Rows.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(space.AsSpan(row.Rows[i] * into.Length, into.Length), row.Weights[i], into, into);
        }
    }

    // With R from the Cholesky decomposition of the columns' products, the columns times R's inverse are orthonormal.
    static void Orthonormalize(float[] columns, int count)
    {
        var products = new double[count, count];
        for (int at = 0; at < columns.Length; at += count)
        {
            ReadOnlySpan<float> row = columns.AsSpan(at, count);
            if (TensorPrimitives.IndexOfMaxMagnitude(row) is var most && row[most] == 0)
            {
                continue;
            }

            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    products[i, j] += (double)row[i] * row[j];
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = products[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= products[i, k] * products[j, k];
                }

                products[i, j] = i == j ? Math.Sqrt(Math.Max(sum, double.Epsilon)) : sum / products[j, j];
            }
        }

        var solved = new double[count];
        for (int at = 0; at < columns.Length; at += count)
        {
            Span<float> row = columns.AsSpan(at, count);
            for (int i = 0; i < count; i++)
            {
                double sum = row[i];
                for (int k = 0; k < i; k++)
                {
                    sum -= products[i, k] * solved[k];
                }

                solved[i] = sum / products[i, i];
                row[i] = (float)solved[i];
            }
        }
    }
}
