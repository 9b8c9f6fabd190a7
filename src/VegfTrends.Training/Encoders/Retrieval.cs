using System.Numerics.Tensors;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Nearest neighbours and rank correlation, the two measures of encoders.</summary>
static class Retrieval
{
    /// <summary>
    /// Share of queries whose nearest candidate is their own. Candidates of equal text are one; a query without a
    /// vector finds nothing; of equal scores the first counts, so that an encoder that knows no difference is not
    /// rewarded. <paramref name="own"/> has for each query the index of its candidate.
    /// </summary>
    public static double TopOne(
        ITextEncoder encoder,
        IReadOnlyList<string> queries,
        IReadOnlyList<string> candidates,
        IReadOnlyList<int> own,
        CancellationToken cancel
    )
    {
        ReadOnlyMemory<float>[] left = Encode(encoder, queries, cancel),
            right = Encode(encoder, candidates, cancel);
        var hits = new int[queries.Count];
        Parallel.For(
            0,
            queries.Count,
            new ParallelOptions { CancellationToken = cancel },
            q =>
            {
                (int best, float most) = (-1, 1e-6f);
                for (int c = 0; c < right.Length; c++)
                {
                    float score = TensorPrimitives.Dot(left[q].Span, right[c].Span);
                    if (score > most)
                    {
                        (best, most) = (c, score);
                    }
                }

                hits[q] = best >= 0 && (best == own[q] || candidates[best] == candidates[own[q]]) ? 1 : 0;
            }
        );
        return queries.Count == 0 ? 0 : (double)hits.Sum() / queries.Count;
    }

    /// <summary>Cosine of each pair.</summary>
    public static double[] Cosines(
        ITextEncoder encoder,
        IReadOnlyList<(string Left, string Right)> pairs,
        CancellationToken cancel
    )
    {
        ReadOnlyMemory<float>[] left = Encode(encoder, [.. pairs.Select(p => p.Left)], cancel),
            right = Encode(encoder, [.. pairs.Select(p => p.Right)], cancel);
        return [.. left.Zip(right, (a, b) => (double)TensorPrimitives.Dot(a.Span, b.Span))];
    }

    /// <summary>Spearman's rank correlation, ties at their mean rank; 0 when one side is constant.</summary>
    public static double Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Ranks(x),
            b = Ranks(y);
        double mean = (a.Length - 1) / 2.0,
            product = 0,
            left = 0,
            right = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += (a[i] - mean) * (b[i] - mean);
            left += (a[i] - mean) * (a[i] - mean);
            right += (b[i] - mean) * (b[i] - mean);
        }

        return left == 0 || right == 0 ? 0 : product / Math.Sqrt(left * right);
    }

    static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        var ranks = new double[values.Count];
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (int i = from; i < to; i++)
            {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }

            from = to;
        }

        return ranks;
    }

    static ReadOnlyMemory<float>[] Encode(ITextEncoder encoder, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        var vectors = new ReadOnlyMemory<float>[texts.Count];
        Parallel.For(
            0,
            texts.Count,
            new ParallelOptions { CancellationToken = cancel },
            i => vectors[i] = encoder.Encode(texts[i]).Vector
        );
        return vectors;
    }
}
