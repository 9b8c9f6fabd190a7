namespace VegfTrends.Core;

/// <summary>Turns scores into assigned and undecided categories.</summary>
public static class CategoryVerdict
{
    /// <summary>
    /// Leaves are assigned from their threshold on, unless an exclusive category that reaches its own is likelier than
    /// each of them; then, and when no leaf is assigned, the exclusive category with the highest score is, if that
    /// reaches its threshold. What lies in the band below is undecided.
    /// </summary>
    public static (List<string> Assigned, List<string> Undecided) Of(
        Taxonomy taxonomy,
        IReadOnlyList<CategoryWeights> weights,
        IReadOnlyDictionary<string, double> scores
    )
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(scores);
        var byKey = weights.ToDictionary(w => w.Key);
        bool Reaches(string key) => scores[key] >= byKey[key].AssignFrom;
        string? exclusive = taxonomy.Exclusives.MaxBy(c => scores[c.Key])?.Key;
        List<string> assigned = [.. taxonomy.Leaves.Select(c => c.Key).Where(Reaches)];
        if (exclusive is not null && Reaches(exclusive) && assigned.TrueForAll(k => scores[k] < scores[exclusive]))
        {
            assigned = [exclusive];
        }

        List<string> undecided =
        [
            .. taxonomy
                .Leaves.Select(c => c.Key)
                .Where(k => !assigned.Contains(k) && scores[k] >= byKey[k].UndecidedFrom),
        ];
        if (assigned.Count == 0)
        {
            undecided.AddRange(taxonomy.Exclusives.Select(c => c.Key).Where(k => scores[k] >= byKey[k].UndecidedFrom));
        }

        return (assigned, undecided);
    }
}
