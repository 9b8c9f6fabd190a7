using VegfTrends.Core;

namespace VegfTrends.Training.Baselines;

/// <summary>Character 2- to 4-grams of title and abstract with sublinear TF-IDF weights of unit length.</summary>
public sealed class CharacterGrams
{
    readonly Dictionary<string, (int Column, float Idf)> _grams;

    CharacterGrams(Dictionary<string, (int, float)> grams) => _grams = grams;

    /// <summary>Columns.</summary>
    public int Count => _grams.Count;

    /// <param name="papers">Where the n-grams and their frequency come from.</param>
    /// <param name="most">How many of the n-grams with the most papers are kept; those of one paper never are.</param>
    public static CharacterGrams Over(IReadOnlyList<Paper> papers, int most)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return new CharacterGrams(
            TermWeights
                .MostFrequent(papers.Select(p => Grams(TextOf(p)).Keys), leastPapers: 2, most)
                .Select((f, column) => (f.Term, Value: (column, TermWeights.Idf(papers.Count, f.Papers))))
                .ToDictionary(x => x.Term, x => x.Value)
        );
    }

    /// <summary>The columns that a paper has, in ascending order.</summary>
    public (int Column, float Value)[] Row(Paper paper) =>
        TermWeights.Row(
            Grams(TextOf(paper))
                .Where(g => _grams.ContainsKey(g.Key))
                .Select(g => (_grams[g.Key].Column, g.Value, _grams[g.Key].Idf))
        );

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
