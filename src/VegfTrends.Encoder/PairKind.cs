namespace VegfTrends.Encoder;

/// <summary>Pairs of one sort, which share their batches: texts of another sort would be too easy to tell
/// apart.</summary>
/// <param name="Name">Such as <c>abstracts, biomedical</c>.</param>
/// <param name="Weight">Share in the mix, relative to the other kinds.</param>
/// <param name="Pairs">Texts that mean the same, or belong together.</param>
public sealed record PairKind(string Name, double Weight, IReadOnlyList<(string Left, string Right)> Pairs)
{
    /// <summary>Rows that stay side by side when the pairs are shuffled (the same sentence with different names), so
    /// that they meet in a batch.</summary>
    public int GroupOf { get; init; } = 1;

    /// <summary>Whether near texts of this kind are brought together when the training starts with an earlier encoder's
    /// vectors. Not for kinds whose rows share texts.</summary>
    public bool HardNegatives { get; init; }

    /// <summary>Tokenized without the lexicon's whole pieces: teaches how a name is spelled in the other
    /// script.</summary>
    public bool SpelledOut { get; init; }
}
