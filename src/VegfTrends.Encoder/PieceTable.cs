using System.Numerics.Tensors;

namespace VegfTrends.Encoder;

/// <summary>
/// One vector a row; a text is the weighted sum of its rows. Sum and gradient are plain loops over spans: of 55,000
/// rows a batch touches a few thousand, and a dense gradient would cost more than all else. Each row's sums are made by
/// one thread in a fixed order, so that the same seed gives the same bytes.
/// </summary>
sealed class PieceTable
{
    readonly int _threads = Environment.ProcessorCount;
    readonly int[] _slot;

    public PieceTable(int rows, int dimension)
    {
        (Rows, Dimension, Vectors, Squares, _slot) = (
            rows,
            dimension,
            new float[(long)rows * dimension],
            new float[rows],
            new int[rows]
        );
        Array.Fill(_slot, -1);
    }

    public int Rows { get; }

    public int Dimension { get; }

    public float[] Vectors { get; }

    /// <summary>Sum of the mean squared gradients of each row (row-wise Adagrad).</summary>
    public float[] Squares { get; }

    /// <summary>Small random vectors, longer for rarer rows: a rare piece says more.</summary>
    public void Start(IReadOnlyList<double> rarity, int seed)
    {
        var random = new Random(seed);
        double mean = rarity.Average();
        for (int row = 0; row < Rows; row++)
        {
            float scale = (float)(0.05 * ((rarity[row] / mean) + 0.05));
            foreach (ref float value in Row(row))
            {
                value =
                    scale
                    * (float)(
                        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())
                    );
            }
        }
    }

    public Span<float> Row(int row) => Vectors.AsSpan(row * Dimension, Dimension);

    /// <summary>Sums of all texts, one after the other.</summary>
    public float[] Sum(IReadOnlyList<Bag> texts)
    {
        var sums = new float[texts.Count * Dimension];
        Parallel.For(
            0,
            texts.Count,
            t =>
            {
                Span<float> sum = sums.AsSpan(t * Dimension, Dimension);
                (int[] rows, float[] weights) = texts[t];
                for (int i = 0; i < rows.Length; i++)
                {
                    TensorPrimitives.MultiplyAdd(Row(rows[i]), weights[i], sum, sum);
                }
            }
        );
        return sums;
    }

    /// <summary>Moves the rows that the texts hold against the gradients of their sums.</summary>
    public void Step(IReadOnlyList<Bag> texts, float[] gradients, double rate) =>
        Parallel.For(
            0,
            _threads,
            thread =>
            {
                var touched = new List<int>();
                var sums = new List<float[]>();
                for (int t = 0; t < texts.Count; t++)
                {
                    ReadOnlySpan<float> gradient = gradients.AsSpan(t * Dimension, Dimension);
                    (int[] rows, float[] weights) = texts[t];
                    for (int i = 0; i < rows.Length; i++)
                    {
                        int row = rows[i];
                        if (row % _threads != thread)
                        {
                            continue;
                        }

                        if (_slot[row] < 0)
                        {
                            _slot[row] = touched.Count;
                            touched.Add(row);
                            sums.Add(System.Buffers.ArrayPool<float>.Shared.Rent(Dimension));
                            sums[^1].AsSpan(0, Dimension).Clear();
                        }

                        Span<float> sum = sums[_slot[row]].AsSpan(0, Dimension);
                        TensorPrimitives.MultiplyAdd(gradient, weights[i], sum, sum);
                    }
                }

                for (int i = 0; i < touched.Count; i++)
                {
                    int row = touched[i];
                    Span<float> sum = sums[i].AsSpan(0, Dimension),
                        vector = Row(row);
                    Squares[row] += TensorPrimitives.SumOfSquares<float>(sum) / Dimension;
                    float factor = (float)(-rate / (Math.Sqrt(Squares[row]) + 1e-10));
                    TensorPrimitives.MultiplyAdd(sum, factor, vector, vector);
                    _slot[row] = -1;
                    System.Buffers.ArrayPool<float>.Shared.Return(sums[i]);
                }
            }
        );
}
