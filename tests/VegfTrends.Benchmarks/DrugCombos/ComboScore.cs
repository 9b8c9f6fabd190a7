namespace VegfTrends.Benchmarks.DrugCombos;

/// <summary>
/// Scores as the set's authors do: a predicted combination gets full credit for the same drugs, or the shared part of
/// the union for at least two shared ones (partial); precision and recall are the mean best credit over predicted and
/// over gold.
/// </summary>
static class ComboScore
{
    public static (double Precision, double Recall, double F1) Of(
        IReadOnlyList<(IReadOnlyList<Combo> Gold, IReadOnlyList<Combo> Found)> answers,
        bool positive,
        bool partial
    )
    {
        double precision = 0,
            recall = 0;
        int found = 0,
            gold = 0;
        foreach ((IReadOnlyList<Combo> Gold, IReadOnlyList<Combo> Found) answer in answers)
        {
            Combo[] wanted = [.. answer.Gold.Where(c => !positive || c.Class == "POS")],
                given = [.. answer.Found.Where(c => !positive || c.Class == "POS")];
            precision += given.Sum(g => wanted.Select(w => Credit(g, w, partial)).DefaultIfEmpty(0).Max());
            recall += wanted.Sum(w => given.Select(g => Credit(g, w, partial)).DefaultIfEmpty(0).Max());
            found += given.Length;
            gold += wanted.Length;
        }

        double p = found == 0 ? 0 : precision / found,
            r = gold == 0 ? 0 : recall / gold;
        return (p, r, p + r == 0 ? 0 : 2 * p * r / (p + r));
    }

    static double Credit(Combo a, Combo b, bool partial)
    {
        int shared = a.Drugs.Count(b.Drugs.Contains),
            union = a.Drugs.Count + b.Drugs.Count - shared;
        return shared == union ? 1
            : partial && shared >= 2 ? (double)shared / union
            : 0;
    }
}
