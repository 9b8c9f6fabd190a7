namespace VegfTrends.Core;

/// <summary>Papers as weighted sets of agents, pairs and tumour: what few papers have counts more (inverse document
/// frequency).</summary>
sealed class ConceptVectors
{
    readonly Dictionary<string, int> _papers = [];
    readonly int _count;

    public ConceptVectors(IReadOnlyCollection<Assessment> all)
    {
        _count = all.Count;
        foreach (string key in all.SelectMany(Keys))
        {
            _papers[key] = _papers.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>The middle of several papers; unit length, or empty.</summary>
    public Dictionary<string, double> Of(params IEnumerable<Assessment> papers)
    {
        var vector = new Dictionary<string, double>();
        foreach (string key in papers.SelectMany(Keys))
        {
            vector[key] =
                vector.GetValueOrDefault(key) + Math.Log(1 + ((double)_count / (1 + _papers.GetValueOrDefault(key))));
        }

        double length = Math.Sqrt(vector.Values.Sum(v => v * v));
        return length == 0 ? vector : vector.ToDictionary(v => v.Key, v => v.Value / length);
    }

    /// <summary>0 for nothing in common to 1.</summary>
    public static double Overlap(Dictionary<string, double> left, Dictionary<string, double> right) =>
        Math.Min(1, left.Sum(l => l.Value * right.GetValueOrDefault(l.Key)));

    static IEnumerable<string> Keys(Assessment paper)
    {
        IEnumerable<string> agents = paper
            .Mentions.Where(m => m.Concept.Group == ConceptGroup.Agent)
            .Select(m => "agent " + m.Concept.Key)
            .Distinct();
        IEnumerable<string> pairs = paper.Pairs.Select(p => $"pair {p.AntiVegf} {p.Partner}");
        return agents.Concat(pairs).Concat(paper.Cancer == "none" ? [] : ["cancer " + paper.Cancer]);
    }
}
