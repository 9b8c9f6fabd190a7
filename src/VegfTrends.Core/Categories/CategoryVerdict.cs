namespace VegfTrends.Core;

/// <summary>Turns scores into assigned and undecided categories.</summary>
public static class CategoryVerdict
{
    /// <summary>
    /// Leaves are assigned from their threshold on. An exclusive category is assigned only when no leaf is: the one with the highest score, if that
    /// reaches its threshold. What lies in the band below is undecided.
    /// </summary>
    public static (List<string> Assigned, List<string> Undecided) Of(Taxonomy taxonomy, IReadOnlyList<CategoryWeights> weights, IReadOnlyDictionary<string, double> scores)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(scores);
        var byKey = weights.ToDictionary(w => w.Key);
        List<string> assigned = [.. taxonomy.Leaves.Select(c => c.Key).Where(k => scores[k] >= byKey[k].AssignFrom)];
        List<string> undecided = [.. taxonomy.Leaves.Select(c => c.Key).Where(k => scores[k] < byKey[k].AssignFrom && scores[k] >= byKey[k].UndecidedFrom)];
        if (assigned.Count == 0 && taxonomy.Exclusives.Count > 0)
        {
            string best = taxonomy.Exclusives.MaxBy(c => scores[c.Key])!.Key;
            if (scores[best] >= byKey[best].AssignFrom)
            {
                assigned.Add(best);
            }
            else
            {
                undecided.AddRange(taxonomy.Exclusives.Select(c => c.Key).Where(k => scores[k] >= byKey[k].UndecidedFrom));
            }
        }

        return (assigned, undecided);
    }
}
