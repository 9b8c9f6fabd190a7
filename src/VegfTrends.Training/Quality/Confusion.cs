using VegfTrends.Core;

namespace VegfTrends.Training.Quality;

/// <summary>How often papers of one category got another in its place.</summary>
/// <param name="True">The category that was missed.</param>
/// <param name="Assigned">The one assigned wrongly; <c>null</c> when the paper got none in its place.</param>
/// <param name="Papers">How many.</param>
/// <param name="AreSiblings">Both have the same parent, or both are exclusive.</param>
public sealed record Confusion(string True, string? Assigned, int Papers, bool AreSiblings)
{
    /// <summary>All confusions, siblings first, then the most frequent.</summary>
    public static IReadOnlyList<Confusion> Of(Taxonomy taxonomy, IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(predictions);
        var counts = new Dictionary<(string, string?), int>();
        foreach (Prediction prediction in predictions)
        {
            string?[] wrong = [.. prediction.Assigned.Where(k => !prediction.Paper.Labels.Contains(k))];
            foreach (string missed in prediction.Paper.Labels.Where(k => !prediction.Assigned.Contains(k)))
            {
                foreach (string? instead in wrong.Length > 0 ? wrong : [null])
                {
                    counts[(missed, instead)] = counts.GetValueOrDefault((missed, instead)) + 1;
                }
            }
        }

        return
        [
            .. counts
                .Select(c => new Confusion(
                    c.Key.Item1,
                    c.Key.Item2,
                    c.Value,
                    Siblings(taxonomy, c.Key.Item1, c.Key.Item2)
                ))
                .OrderByDescending(c => c.AreSiblings)
                .ThenByDescending(c => c.Papers)
                .ThenBy(c => c.True, StringComparer.Ordinal)
                .ThenBy(c => c.Assigned, StringComparer.Ordinal),
        ];
    }

    static bool Siblings(Taxonomy taxonomy, string one, string? other) =>
        other is not null
        && taxonomy.Find(one) is { } a
        && taxonomy.Find(other) is { } b
        && a.Exclusive == b.Exclusive
        && a.Parent == b.Parent;
}
