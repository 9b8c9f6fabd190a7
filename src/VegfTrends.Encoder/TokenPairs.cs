using System.Numerics.Tensors;
using Microsoft.ML.Tokenizers;

namespace VegfTrends.Encoder;

/// <summary>Pairs of one kind as rows of the table, in the order of their shuffle.</summary>
sealed class TokenPairs
{
    // The unknown piece and the begin, end and padding ones have no meaning.
    public const int Specials = 4;

    const int Near = 8,
        MostCells = 512;

    readonly List<(int[] Left, int[] Right)> _pairs = [];
    readonly int _seed;
    readonly bool _hard;
    int _group;
    int[] _order = [];
    int _epoch = -1;

    public TokenPairs(PairKind kind, Tokenizer tokenizer, int[] rows, TrainingPlan plan, int seed)
    {
        (Name, Weight, _group, _seed, _hard) = (kind.Name, kind.Weight, kind.GroupOf, seed, kind.HardNegatives);
        var made = new (int[] Left, int[] Right)[kind.Pairs.Count];
        Parallel.For(0, made.Length, i => made[i] = (Rows(kind.Pairs[i].Left), Rows(kind.Pairs[i].Right)));
        // A pair without tokens on one side would spoil its group's order in no way but teach nothing.
        _pairs.AddRange(made.Where(p => p.Left.Length > 0 && p.Right.Length > 0));

        int[] Rows(string text) =>
            [
                .. tokenizer
                    .EncodeToIds(text.Length > plan.MaxTokens * 8 ? text[..(plan.MaxTokens * 8)] : text)
                    .Where(id => id >= Specials)
                    .Take(plan.MaxTokens)
                    .Select(id => rows[id]),
            ];
    }

    public string Name { get; }

    public double Weight { get; }

    public int Count => _pairs.Count;

    public (int[] Left, int[] Right) this[int pair] => _pairs[pair];

    /// <summary>
    /// Puts pairs of near left texts side by side, where the kind asks for it, so that they meet in a batch and must be
    /// told apart. Near are those with the same nearest one of some picked texts.
    /// </summary>
    public void BringTogether(PieceTable table)
    {
        int cells = Math.Min(MostCells, Count / (2 * Near));
        if (!_hard || cells < 2)
        {
            return;
        }

        var random = new Random(_seed);
        float[][] centres = [.. Enumerable.Range(0, cells).Select(_ => Unit(_pairs[random.Next(Count)].Left))];
        var cell = new int[Count];
        Parallel.For(
            0,
            Count,
            i =>
            {
                float[] own = Unit(_pairs[i].Left);
                float most = float.MinValue;
                for (int c = 0; c < centres.Length; c++)
                {
                    float near = TensorPrimitives.Dot<float>(own, centres[c]);
                    (most, cell[i]) = near > most ? (near, c) : (most, cell[i]);
                }
            }
        );
        (int[], int[])[] ordered = [.. Enumerable.Range(0, Count).OrderBy(i => cell[i]).Select(i => _pairs[i])];
        _pairs.Clear();
        _pairs.AddRange(ordered);
        (_group, _epoch) = (Near, -1);

        float[] Unit(int[] text)
        {
            float[] sum = table.Sum([Bag.Of(text)]);
            TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum) + 1e-8f, sum);
            return sum;
        }
    }

    /// <summary>The pairs of the batch with this number; the same whenever asked. After the last full batch comes a new
    /// shuffle.</summary>
    public (int[] Left, int[] Right)[] Batch(int number, int size)
    {
        size = Math.Min(size, Count);
        int full = Count / size,
            epoch = number / full,
            start = number % full * size;
        if (epoch != _epoch)
        {
            int[] groups = [.. Enumerable.Range(0, (Count + _group - 1) / _group)];
            new Random(HashOf(_seed, epoch)).Shuffle(groups);
            _order = [.. groups.SelectMany(g => Enumerable.Range(g * _group, Math.Min(_group, Count - (g * _group))))];
            _epoch = epoch;
        }

        return [.. _order.AsSpan(start, size).ToArray().Select(i => _pairs[i])];
    }

    // Not HashCode.Combine: that one differs from run to run.
    internal static int HashOf(int a, int b) =>
        unchecked((int)((((uint)a * 2654435761u) ^ ((uint)b + 0x9E3779B9u)) * 2246822519u)) & int.MaxValue;
}
