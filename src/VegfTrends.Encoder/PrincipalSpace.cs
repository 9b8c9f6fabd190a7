using System.Numerics.Tensors;

namespace VegfTrends.Encoder;

/// <summary>The space of fewest dimensions that keeps most of given rows' squares, found by subspace iteration: the
/// linear part of LSI and of shortened vectors.</summary>
static class PrincipalSpace
{
    const int Rounds = 4;

    /// <summary>Orthonormal columns, as one row of <paramref name="dimension"/> numbers for each of
    /// <paramref name="width"/> inputs.</summary>
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
            float[] onto = space,
                next = new float[space.Length];
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
            TensorPrimitives.MultiplyAdd(
                space.AsSpan(row.Rows[i] * into.Length, into.Length),
                row.Weights[i],
                into,
                into
            );
        }
    }

    /// <summary>Changes the space so that the rows, seen in it, vary alike in all directions (the inverse singular
    /// values of LSI's folding in).</summary>
    public static void Whiten(float[] space, IReadOnlyList<Bag> rows, int dimension)
    {
        var products = new double[dimension, dimension];
        var seen = new float[dimension];
        foreach (Bag row in rows)
        {
            Project(row, space, seen);
            AddProducts(seen, products);
        }

        Solve(space, Cholesky(products));
    }

    // With L from the Cholesky decomposition of the columns' products, the columns times its inverse are orthonormal.
    static void Orthonormalize(float[] columns, int count)
    {
        var products = new double[count, count];
        for (int at = 0; at < columns.Length; at += count)
        {
            AddProducts(columns.AsSpan(at, count), products);
        }

        Solve(columns, Cholesky(products));
    }

    // The lower half is enough.
    static void AddProducts(ReadOnlySpan<float> row, double[,] products)
    {
        if (row.IndexOfAnyExcept(0f) < 0)
        {
            return;
        }

        for (int i = 0; i < row.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                products[i, j] += (double)row[i] * row[j];
            }
        }
    }

    static double[,] Cholesky(double[,] products)
    {
        for (int i = 0; i < products.GetLength(0); i++)
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

        return products;
    }

    static void Solve(float[] columns, double[,] lower)
    {
        int count = lower.GetLength(0);
        var solved = new double[count];
        for (int at = 0; at < columns.Length; at += count)
        {
            Span<float> row = columns.AsSpan(at, count);
            for (int i = 0; i < count; i++)
            {
                double sum = row[i];
                for (int k = 0; k < i; k++)
                {
                    sum -= lower[i, k] * solved[k];
                }

                solved[i] = sum / lower[i, i];
                row[i] = (float)solved[i];
            }
        }
    }
}
