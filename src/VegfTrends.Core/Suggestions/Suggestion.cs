namespace VegfTrends.Core;

/// <summary>A paper worth reading.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="PaperId">The paper.</param>
/// <param name="Score">0 to 1. Falls mostly, not always, with the rank: a paper like an earlier one waits.</param>
/// <param name="Reasons">Short, in both languages, the strongest first.</param>
/// <param name="Minutes">Reading minutes, see <see cref="ReadingTime"/>.</param>
public sealed record Suggestion(int Rank, string PaperId, double Score, IReadOnlyList<Bilingual> Reasons, int Minutes)
{
    public IEnumerable<string> ReasonsIn(Language language) => Reasons.Select(r => r.In(language)!);
}

/// <summary>Suggestions for one reader.</summary>
/// <param name="Items">By rank.</param>
/// <param name="UnknownLikes">Liked ids that are not in the data: they could not be used.</param>
public sealed record SuggestionList(IReadOnlyList<Suggestion> Items, IReadOnlyList<string> UnknownLikes)
{
    public int Minutes => Items.Sum(i => i.Minutes);
}
