namespace VegfTrends.Core;

/// <summary>Many tests at once: q-values of Benjamini and Hochberg (1995, J. R. Stat. Soc. B 57:289), as R's
/// <c>p.adjust</c> gives them.</summary>
public static class FalseDiscovery
{
    /// <param name="p">P-values of one family of tests, 0 to 1.</param>
    /// <returns>The smallest false-discovery rate at which each would be called, 0 to 1, in the same order.</returns>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var q = new double[p.Count];
        double least = 1;
        foreach (
            (int index, int rank) in Enumerable
                .Range(0, p.Count)
                .OrderBy(i => p[i])
                .Select((index, i) => (index, i + 1))
                .Reverse()
        )
        {
            least = Math.Min(least, p[index] * p.Count / rank);
            q[index] = least;
        }

        return q;
    }
}
