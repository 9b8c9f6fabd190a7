namespace VegfTrends.Training;

/// <summary>Chooses from which score on a category is assigned, and from which on a person should look.</summary>
static class Thresholds
{
    // With few positives a precision of 1 can be had at almost any score; the bounds keep thresholds from running away on luck.
    const double LowestAssign = 0.35, HighestAssign = 0.95, LowestUndecided = 0.15;

    /// <returns>The lowest score at which held-out precision reaches the wanted one for every higher score too, and the one for a precision of one half.</returns>
    public static (double AssignFrom, double UndecidedFrom) Choose(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, double precision)
    {
        double assign = Math.Clamp(LowestWith(scores, labels, precision), LowestAssign, HighestAssign);
        double undecided = Math.Min(assign, Math.Max(LowestUndecided, LowestWith(scores, labels, 0.5)));
        return (Math.Round(assign, 4), Math.Round(undecided, 4));
    }

    static double LowestWith(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, double precision)
    {
        int right = 0, taken = 0;
        double lowest = 1, pending = 1;
        foreach (IGrouping<double, bool> group in scores.Zip(labels).GroupBy(x => x.First, x => x.Second).OrderByDescending(g => g.Key))
        {
            right += group.Count(l => l);
            taken += group.Count();
            pending = group.Key;
            if (right >= precision * taken)
            {
                lowest = pending;
            }
        }

        return lowest;
    }
}
