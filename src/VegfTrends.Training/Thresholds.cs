namespace VegfTrends.Training;

/// <summary>Chooses from which score on a category is assigned, and from which on a person should look.</summary>
static class Thresholds
{
    // With few positives a precision of 1 can be had at almost any score; the bounds keep thresholds from running away
    // on luck.
    const double LowestAssign = 0.2,
        HighestAssign = 0.95,
        LowestUndecided = 0.15;

    /// <returns>The lowest score of a true paper down to which held-out precision is the wanted one, and the same for a
    /// precision of one half.</returns>
    public static (double AssignFrom, double UndecidedFrom) Choose(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> labels,
        double precision
    )
    {
        double assign = Math.Clamp(LowestWith(scores, labels, precision), LowestAssign, HighestAssign);
        double undecided = Math.Min(assign, Math.Max(LowestUndecided, LowestWith(scores, labels, 0.5)));
        return (Math.Round(assign, 4), Math.Round(undecided, 4));
    }

    static double LowestWith(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, double precision)
    {
        int right = 0,
            taken = 0;
        double lowest = 1;
        foreach (
            IGrouping<double, bool> group in scores
                .Zip(labels)
                .GroupBy(x => x.First, x => x.Second)
                .OrderByDescending(g => g.Key)
        )
        {
            int found = group.Count(l => l);
            right += found;
            taken += group.Count();

            // A lower threshold that finds nothing more only lets wrong papers in.
            if (found > 0 && right >= precision * taken)
            {
                lowest = group.Key;
            }
        }

        return lowest;
    }
}
