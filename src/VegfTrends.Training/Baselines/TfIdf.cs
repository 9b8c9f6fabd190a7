using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>Character 2- to 4-grams of title and abstract with sublinear TF-IDF weights of unit length.</summary>
public sealed class TfIdf
{
    readonly Dictionary<string, (int Column, float Idf)> _grams;

    TfIdf(Dictionary<string, (int, float)> grams) => _grams = grams;

    /// <summary>Columns.</summary>
    public int Count => _grams.Count;

    /// <param name="papers">Where the n-grams and their frequency come from.</param>
    /// <param name="most">How many of the n-grams with the most papers are kept; those of one paper never are.</param>
    public static TfIdf Over(IReadOnlyList<Paper> papers, int most)
    {
        ArgumentNullException.ThrowIfNull(papers);
        var frequency = new Dictionary<string, int>();
        foreach (Paper paper in papers)
        {
            foreach (string gram in Grams(TextOf(paper)).Keys)
            {
                frequency[gram] = frequency.GetValueOrDefault(gram) + 1;
            }
        }

        return new TfIdf(
            frequency
                .Where(f => f.Value >= 2)
                .OrderByDescending(f => f.Value)
                .ThenBy(f => f.Key, StringComparer.Ordinal)
                .Take(most)
                .Select((f, column) => (f.Key, Value: (column, MathF.Log((1f + papers.Count) / (1 + f.Value)) + 1)))
                .ToDictionary(x => x.Key, x => x.Value)
        );
    }

    /// <summary>The columns that a paper has, in ascending order.</summary>
    public (int Column, float Value)[] Row(Paper paper)
    {
        var row = new List<(int Column, float Value)>();
        foreach ((string gram, int count) in Grams(TextOf(paper)))
        {
            if (_grams.TryGetValue(gram, out (int Column, float Idf) known))
            {
                row.Add((known.Column, (1 + MathF.Log(count)) * known.Idf));
            }
        }

        float length = MathF.Sqrt(row.Sum(x => x.Value * x.Value));
        return [.. row.Select(x => (x.Column, x.Value / length)).OrderBy(x => x.Column)];
    }

    static string TextOf(Paper paper) => string.Join(' ', paper.Texts().Select(t => t.Text)).ToLowerInvariant();

    static Dictionary<string, int> Grams(string text)
    {
        var counts = new Dictionary<string, int>();
        for (int length = 2; length <= 4; length++)
        {
            for (int i = 0; i + length <= text.Length; i++)
            {
                string gram = text.Substring(i, length);
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
            }
        }

        return counts;
    }
}
