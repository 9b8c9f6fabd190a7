namespace VegfTrends.Training.Quality;

/// <summary>Area under the curve of precision against recall, as the mean of the precision at each step of recall (no
/// interpolation).</summary>
public static class AveragePrecision
{
    /// <param name="scores">Any numbers, higher for likelier; equal scores are one step, so that their order does not
    /// matter.</param>
    /// <param name="labels">Whether it holds, in the order of the scores.</param>
    /// <returns>0 to 1; NaN when nothing holds.</returns>
    public static double Of(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(labels);
        int positives = labels.Count(l => l),
            right = 0,
            taken = 0;
        double area = 0;
        foreach (
            IGrouping<double, bool> step in scores
                .Zip(labels)
                .GroupBy(x => x.First, x => x.Second)
                .OrderByDescending(g => g.Key)
        )
        {
            int found = step.Count(l => l);
            right += found;
            taken += step.Count();
            area += (double)found / positives * right / taken;
        }

        return positives == 0 ? double.NaN : area;
    }
}
