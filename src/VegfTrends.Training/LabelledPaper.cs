using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>A paper with the categories that a person gave it.</summary>
/// <param name="Paper">The text.</param>
/// <param name="Labels">Keys of leaves or exclusive categories.</param>
/// <param name="Synthetic">Written for this project, not a real paper.</param>
/// <param name="Weight">How much it counts in training, above 0, up to 1; below 1 where the label is in doubt.</param>
public sealed record LabelledPaper(Paper Paper, IReadOnlySet<string> Labels, bool Synthetic, float Weight = 1)
{
    /// <summary>See <see cref="Paper.MainLanguage"/>.</summary>
    public Language Language => Paper.MainLanguage();
}
