namespace VegfTrends.Training.Quality;

/// <summary>What assigning from one score on, the same for all categories, would give.</summary>
/// <param name="From">The score.</param>
/// <param name="Coverage">Share of the papers that get a category.</param>
/// <param name="Precision">Share of the assigned categories that are true; 1 when none is assigned.</param>
public sealed record CoveragePoint(double From, double Coverage, double Precision)
{
    /// <summary>Points for scores from 0.05 to 0.95. Exclusive categories count with the highest score of them only,
    /// and only where no other category is assigned.</summary>
    public static IReadOnlyList<CoveragePoint> Curve(Core.Taxonomy taxonomy, IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(predictions);
        string[] leaves = [.. taxonomy.Leaves.Select(c => c.Key)],
            exclusives = [.. taxonomy.Exclusives.Select(c => c.Key)];
        Prediction[] scored = [.. predictions.Where(p => p.Scores.Count > 0)];
        return scored.Length == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(1, 19)
                    .Select(step =>
                    {
                        double from = step * 0.05;
                        int covered = 0,
                            assigned = 0,
                            right = 0;
                        foreach (Prediction prediction in scored)
                        {
                            string[] keys = [.. leaves.Where(k => prediction.Scores.GetValueOrDefault(k) >= from)];
                            keys =
                                keys.Length > 0
                                    ? keys
                                    :
                                    [
                                        .. exclusives
                                            .OrderByDescending(k => prediction.Scores.GetValueOrDefault(k))
                                            .Take(1)
                                            .Where(k => prediction.Scores.GetValueOrDefault(k) >= from),
                                    ];
                            covered += keys.Length > 0 ? 1 : 0;
                            assigned += keys.Length;
                            right += keys.Count(prediction.Paper.Labels.Contains);
                        }

                        return new CoveragePoint(
                            Math.Round(from, 2),
                            (double)covered / scored.Length,
                            assigned == 0 ? 1 : (double)right / assigned
                        );
                    }),
            ];
    }
}
