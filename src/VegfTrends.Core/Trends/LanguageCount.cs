namespace VegfTrends.Core;

/// <summary>Languages of the titles and abstracts of one year. A study without any text is in none of the
/// three.</summary>
/// <param name="Category">Key, or <c>null</c> for all counted studies.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Zh">Studies with Chinese text only.</param>
/// <param name="En">Studies with English text only (or another language that is not Chinese).</param>
/// <param name="Both">Studies with both, such as Chinese papers with an English abstract.</param>
public sealed record LanguageCount(string? Category, int Year, int Zh, int En, int Both);

/// <summary>Counts the languages of the studies by category and year.</summary>
static class LanguageCounter
{
    /// <param name="counted">Dated studies.</param>
    /// <param name="taxonomy">Gives the order.</param>
    /// <param name="years">Of the tables, in order; one row a category and year, zeros too.</param>
    /// <returns>All studies first, then the categories that have any, in the order of the taxonomy; each by
    /// year.</returns>
    public static IReadOnlyList<LanguageCount> Count(
        IReadOnlyList<TrendCalculator.Dated> counted,
        Taxonomy taxonomy,
        IReadOnlyList<int> years
    )
    {
        IEnumerable<string?> keys = taxonomy
            .Categories.Select(c => c.Key)
            .Where(key => counted.Any(d => d.Categories.Contains(key)));
        return
        [
            .. keys.Prepend(null)
                .SelectMany(key =>
                {
                    var byYear = counted
                        .Where(d => key is null || d.Categories.Contains(key))
                        .ToLookup(
                            d => d.Date.Year,
                            d => (Zh: d.Study.IsIn(Language.Zh), En: d.Study.IsIn(Language.En))
                        );
                    return years.Select(year => new LanguageCount(
                        key,
                        year,
                        byYear[year].Count(s => s is { Zh: true, En: false }),
                        byYear[year].Count(s => s is { Zh: false, En: true }),
                        byYear[year].Count(s => s is { Zh: true, En: true })
                    ));
                }),
        ];
    }
}
