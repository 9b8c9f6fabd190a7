namespace VegfTrends.Core;

/// <summary>
/// Papers as weighted sets of words (TF-IDF): English words without plural s, Chinese character pairs. Finds the rare
/// word that an embedding blurs. Titles count twice.
/// </summary>
sealed class WordVectors
{
    const int ShortestWord = 3;

    readonly Dictionary<string, int> _ids = [];
    readonly List<int> _papers = []; // by word id: papers that have it
    readonly int _count;

    public WordVectors(IReadOnlyCollection<Paper> all)
    {
        _count = all.Count;
        foreach (Paper paper in all)
        {
            foreach (string word in Words(paper).Distinct())
            {
                if (_ids.TryAdd(word, _papers.Count))
                {
                    _papers.Add(0);
                }

                _papers[_ids[word]]++;
            }
        }
    }

    /// <summary>Word ids with weights; unit length, or empty. Words that no paper has are left out.</summary>
    public Dictionary<int, double> Of(Paper paper)
    {
        var vector = new Dictionary<int, double>();
        foreach ((string word, int times) in Words(paper).CountBy(w => w))
        {
            if (_ids.TryGetValue(word, out int id))
            {
                vector[id] = (1 + Math.Log(times)) * Math.Log((1.0 + _count) / _papers[id]);
            }
        }

        return Unit(vector);
    }

    /// <summary>The middle of several vectors; unit length, or empty.</summary>
    public static Dictionary<int, double> Middle(IEnumerable<Dictionary<int, double>> vectors)
    {
        var sum = new Dictionary<int, double>();
        foreach ((int id, double weight) in vectors.SelectMany(v => v))
        {
            sum[id] = sum.GetValueOrDefault(id) + weight;
        }

        return Unit(sum);
    }

    /// <summary>0 for no word in common to 1.</summary>
    public static double Overlap(Dictionary<int, double> left, Dictionary<int, double> right) =>
        Math.Min(1, left.Sum(l => l.Value * right.GetValueOrDefault(l.Key)));

    static Dictionary<int, double> Unit(Dictionary<int, double> vector)
    {
        double length = Math.Sqrt(vector.Values.Sum(v => v * v));
        return length == 0 ? vector : vector.ToDictionary(v => v.Key, v => v.Value / length);
    }

    static IEnumerable<string> Words(Paper paper) =>
        paper.Texts().SelectMany(t => t.Field.IsTitle() ? Words(t.Text).Concat(Words(t.Text)) : Words(t.Text));

    static IEnumerable<string> Words(string text)
    {
        string folded = string.Concat(text.Select(CharFold.Fold));
        for (int i = 0; i < folded.Length;)
        {
            if (Han.Is(folded[i]))
            {
                if (i + 1 < folded.Length && Han.Is(folded[i + 1]))
                {
                    yield return folded.Substring(i, 2);
                }

                i++;
                continue;
            }

            int start = i;
            while (i < folded.Length && char.IsLetterOrDigit(folded[i]) && !Han.Is(folded[i]))
            {
                i++;
            }

            if (i - start >= ShortestWord)
            {
                yield return folded[start..i].TrimEnd('s');
            }

            i = Math.Max(i, start + 1);
        }
    }
}
