namespace VegfTrends.Core;

/// <summary>What to count.</summary>
public sealed record TrendOptions
{
    /// <summary>The day on which the counts are true; the only clock there is. Papers dated later are left
    /// out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First year of the tables. Default: the earliest year of a counted study.</summary>
    public int? FirstYear { get; init; }

    /// <summary>Last year of the tables. Default, and at most: the year of <see cref="AsOf"/>.</summary>
    public int? LastYear { get; init; }

    /// <summary>What changed in the way papers are found and filed, in any order.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>Papers of the whole literature by year. Given, shares of years are of it, <c>null</c> in a year that it
    /// lacks, and quarters and months have no shares. Default: shares are of all counted studies.</summary>
    public IReadOnlyDictionary<int, int>? Denominator { get; init; }

    /// <summary>Quarters and months go back at most this many years before the last year, however old a paper is. 0 or
    /// more. Default 10.</summary>
    public int FineYears
    {
        get;
        init =>
            field =
                value >= 0
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 0 years or more.");
    } = 10;

    /// <summary>Complete years that are compared with as many before them. 1 or more. Default 3.</summary>
    public int ChangeYears
    {
        get;
        init =>
            field =
                value >= 1
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Compare at least one year.");
    } = 3;
}
