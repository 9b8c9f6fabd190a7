namespace VegfTrends.Encoder;

/// <summary>
/// A text as the encoder reads it: its rows, each once and in ascending order, with the square root of how often it
/// stands there. The tenth mention of a word says less than the first; long abstracts would be ruled by what they
/// repeat.
/// </summary>
readonly record struct Bag(int[] Rows, float[] Weights)
{
    public static Bag Of(IEnumerable<int> text)
    {
        int[] sorted = [.. text];
        Array.Sort(sorted);
        var (rows, weights) = (new List<int>(sorted.Length), new List<float>(sorted.Length));
        for (int from = 0, to = 0; from < sorted.Length; from = to)
        {
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }

            rows.Add(sorted[from]);
            weights.Add(MathF.Sqrt(to - from));
        }

        return new Bag([.. rows], [.. weights]);
    }
}
