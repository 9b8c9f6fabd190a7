namespace VegfTrends.Core;

/// <summary>Texts as rows of weighted terms: sublinear term frequency times inverse document frequency, rows of unit
/// length.</summary>
static class TermWeights
{
    /// <summary>The terms with the most papers and how many have them, most first; always in the same order.</summary>
    /// <param name="papers">The terms of each paper, none twice.</param>
    /// <param name="leastPapers">Papers that a term must have.</param>
    /// <param name="most">How many terms are kept.</param>
    public static IEnumerable<(string Term, int Papers)> MostFrequent(
        IEnumerable<IEnumerable<string>> papers,
        int leastPapers,
        int most
    ) =>
        papers
            .SelectMany(terms => terms)
            .CountBy(term => term, StringComparer.Ordinal)
            .Where(f => f.Value >= leastPapers)
            .OrderByDescending(f => f.Value)
            .ThenBy(f => f.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(f => (f.Key, f.Value));

    /// <summary>Inverse document frequency, as if one more paper had every term.</summary>
    public static float Idf(int papers, int papersWithTerm) => MathF.Log((1f + papers) / (1 + papersWithTerm)) + 1;

    /// <summary>A row of unit length, sorted by column; empty for no terms.</summary>
    /// <param name="terms">The known terms of a paper: column, how often it occurs, inverse document frequency.</param>
    public static (int Column, float Value)[] Row(IEnumerable<(int Column, int Count, float Idf)> terms)
    {
        (int Column, float Value)[] row = [.. terms.Select(t => (t.Column, (1 + MathF.Log(t.Count)) * t.Idf))];
        float length = (float)Math.Sqrt(row.Sum(t => (double)t.Value * t.Value));
        return [.. row.Select(t => (t.Column, t.Value / length)).OrderBy(t => t.Column)];
    }
}
