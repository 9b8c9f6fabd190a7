using System.Numerics.Tensors;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>
/// The linear baseline: cross-lingual latent semantic indexing (Littman, Dumais, Landauer 1998). A pair of texts is one
/// document of both languages' pieces, weighted by logarithmic counts and rarity; a text is folded into the principal
/// space of these documents, divided by the singular values.
/// </summary>
sealed class LsiEncoder : ITextEncoder
{
    const string Name = "LSI";
    readonly Func<string, int[]> _pieces;
    readonly float[] _rarity,
        _space;

    LsiEncoder(Func<string, int[]> pieces, float[] rarity, float[] space, int dimension) =>
        (_pieces, _rarity, _space, Dimension) = (pieces, rarity, space, dimension);

    public string Id => Name;

    public int Dimension { get; }

    /// <param name="pairs">Texts that mean the same.</param>
    /// <param name="pieces">Splits a text into numbers below <paramref name="width"/>.</param>
    /// <param name="width">Pieces in all.</param>
    /// <param name="dimension">Numbers in a vector.</param>
    /// <param name="cancel">Ends the work.</param>
    public static LsiEncoder Learn(
        IReadOnlyList<(string Left, string Right)> pairs,
        Func<string, int[]> pieces,
        int width,
        int dimension,
        CancellationToken cancel
    )
    {
        int[][] documents = new int[pairs.Count][];
        Parallel.For(0, documents.Length, i => documents[i] = [.. pieces(pairs[i].Left), .. pieces(pairs[i].Right)]);
        var rarity = new float[width];
        foreach (int piece in documents.SelectMany(d => d.Distinct()))
        {
            rarity[piece]++;
        }

        for (int i = 0; i < width; i++)
        {
            rarity[i] = MathF.Log((documents.Length + 1) / (rarity[i] + 1));
        }

        Bag[] rows = [.. documents.Select(d => Weighted(d, rarity))];
        float[] space = PrincipalSpace.Find(rows, width, dimension, seed: 1, cancel);
        PrincipalSpace.Whiten(space, rows, dimension);
        return new LsiEncoder(pieces, rarity, space, dimension);
    }

    public Embedding Encode(string text)
    {
        var vector = new float[Dimension];
        PrincipalSpace.Project(Weighted(_pieces(text), _rarity), _space, vector);
        float length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return new Embedding(Id, vector);
    }

    // Unit length, so that a long abstract counts as one document.
    static Bag Weighted(int[] pieces, float[] rarity)
    {
        var (rows, weights) = Bag.Of(pieces);
        for (int i = 0; i < rows.Length; i++)
        {
            weights[i] = (1 + (2 * MathF.Log(weights[i]))) * rarity[rows[i]]; // the bag holds square roots of counts
        }

        float length = TensorPrimitives.Norm<float>(weights);
        if (length > 0)
        {
            TensorPrimitives.Divide(weights, length, weights);
        }

        return new Bag(rows, weights);
    }
}
