namespace VegfTrends.Core;

/// <summary>What the words of a paper add to log-odds, and what they would add without some of its text: by the change
/// in their counts, exactly.</summary>
sealed class WordScores
{
    readonly LexicalVocabulary _vocabulary;
    readonly Dictionary<string, int> _counts;
    readonly Dictionary<CategoryWeights, (double Sum, double Square)> _whole = new(ReferenceEqualityComparer.Instance);

    public WordScores(LexicalVocabulary vocabulary, Dictionary<string, int> counts) =>
        (_vocabulary, _counts) = (vocabulary, counts);

    /// <summary>What a text with these counts adds.</summary>
    public double Of(CategoryWeights weights, Dictionary<string, int> counts) => Scaled(Sums(weights, counts));

    /// <summary>What the paper adds when some of its text is replaced.</summary>
    /// <param name="weights">Of the category.</param>
    /// <param name="before">Counts of the text as it is.</param>
    /// <param name="after">Counts of what stands in its place; <c>null</c> for nothing.</param>
    public double Without(CategoryWeights weights, Dictionary<string, int> before, Dictionary<string, int>? after)
    {
        if (!_whole.TryGetValue(weights, out (double Sum, double Square) sums))
        {
            _whole[weights] = sums = Sums(weights, _counts);
        }

        foreach ((string term, int count) in before)
        {
            Change(term, (after?.GetValueOrDefault(term) ?? 0) - count);
        }

        foreach ((string term, int count) in after ?? [])
        {
            if (!before.ContainsKey(term))
            {
                Change(term, count);
            }
        }

        return Scaled(sums);

        void Change(string term, int by)
        {
            if (by != 0 && _vocabulary.Find(term) is { } known)
            {
                int count = _counts.GetValueOrDefault(term);
                double old = Weight(count, known.Idf),
                    now = Weight(count + by, known.Idf);
                sums = (
                    sums.Sum + (weights.Named.GetValueOrDefault(known.Name) * (now - old)),
                    sums.Square + (now * now) - (old * old)
                );
            }
        }
    }

    (double Sum, double Square) Sums(CategoryWeights weights, Dictionary<string, int> counts)
    {
        (double sum, double square) = (0, 0);
        foreach ((string term, int count) in counts)
        {
            if (_vocabulary.Find(term) is { } known)
            {
                double value = Weight(count, known.Idf);
                (sum, square) = (sum + (weights.Named.GetValueOrDefault(known.Name) * value), square + (value * value));
            }
        }

        return (sum, square);
    }

    static double Scaled((double Sum, double Square) sums) =>
        sums.Square < 1e-9 ? 0 : sums.Sum / Math.Sqrt(sums.Square);

    static double Weight(int count, float idf) => count <= 0 ? 0 : (1 + Math.Log(count)) * idf;
}
