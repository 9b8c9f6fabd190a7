using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>One page of results.</summary>
/// <param name="Records">Its records, broken ones among them.</param>
/// <param name="Listed">How many there are on it, as its structure shows.</param>
/// <param name="Count">How many the service has in all, as it says; <c>null</c> where only the first page says
/// it.</param>
/// <param name="Next">Leads to the next page; <c>null</c> on the last one.</param>
readonly record struct AnswerPage(IReadOnlyList<ReadOutcome> Records, int Listed, int? Count, string? Next);
