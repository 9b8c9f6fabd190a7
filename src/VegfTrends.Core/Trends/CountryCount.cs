namespace VegfTrends.Core;

/// <summary>Studies with an author from a country. One study of several countries counts in each, so the counts add up
/// to more than the studies.</summary>
/// <param name="Category">Key, or <c>null</c> for all counted studies.</param>
/// <param name="Country">ISO 3166-1 alpha-2; see <see cref="CountryNames"/>.</param>
/// <param name="Count">1 or more.</param>
public sealed record CountryCount(string? Category, string Country, int Count);

/// <summary>Counts the countries of the studies.</summary>
static class CountryCounter
{
    /// <returns>All studies first, then the categories in the order of the taxonomy; in each, most studies first, then
    /// by code.</returns>
    public static IReadOnlyList<CountryCount> Count(IReadOnlyList<TrendCalculator.Dated> counted, Taxonomy taxonomy) =>
        [
            .. taxonomy
                .Categories.Select(c => (string?)c.Key)
                .Prepend(null)
                .SelectMany(key =>
                    counted
                        .Where(d => key is null || d.Categories.Contains(key))
                        .SelectMany(d => d.Study.Countries)
                        .CountBy(country => country)
                        .OrderByDescending(c => c.Value)
                        .ThenBy(c => c.Key, StringComparer.Ordinal)
                        .Select(c => new CountryCount(key, c.Key, c.Value))
                ),
        ];
}
