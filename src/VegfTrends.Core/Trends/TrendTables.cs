namespace VegfTrends.Core;

/// <summary>How many studies there are, of what, and when. All numbers of one set of papers at one
/// <see cref="AsOf"/>.</summary>
public sealed record TrendTables
{
    public required DateOnly AsOf { get; init; }

    /// <summary>All counted studies by period: years, then quarters, then months, each without gaps and in order;
    /// quarters and months only of <see cref="TrendOptions.FineYears"/>. Empty when nothing is counted.</summary>
    public required IReadOnlyList<PeriodTotal> Totals { get; init; }

    /// <summary>One a category and unit, in the order of the taxonomy: leaves, parents and exclusive
    /// categories.</summary>
    public required IReadOnlyList<TrendSeries> Series { get; init; }

    /// <summary>One a category, in the order of the taxonomy.</summary>
    public required IReadOnlyList<YearlyChange> Changes { get; init; }

    /// <summary>One a category with at least one study, in the order of the taxonomy; none when there are too few
    /// complete years.</summary>
    public required IReadOnlyList<CategoryTest> Tests { get; init; }

    /// <summary>Those up to <see cref="AsOf"/>, the earliest first.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>Most studies first, then by key.</summary>
    public required IReadOnlyList<AgentCount> Agents { get; init; }

    /// <summary>Most studies first, then by keys.</summary>
    public required IReadOnlyList<PairCount> Pairs { get; init; }

    /// <summary>Agent pairs by tumour and stage, most studies first; only what occurs.</summary>
    public required IReadOnlyList<CombinationCount> Combinations { get; init; }

    /// <summary>One an agent pair, the furthest first.</summary>
    public required IReadOnlyList<PairMaturity> Maturity { get; init; }

    /// <summary>What is new or rising: agents, then pairs, then terms; none when there are too few complete
    /// years.</summary>
    public required IReadOnlyList<EmergingConcept> Emerging { get; init; }

    /// <summary>By category and year; all counted studies first.</summary>
    public required IReadOnlyList<LanguageCount> Languages { get; init; }

    /// <summary>By category; all counted studies first.</summary>
    public required IReadOnlyList<CountryCount> Countries { get; init; }

    /// <summary>Counted studies with at least one country: what the shares of <see cref="Countries"/> are of.</summary>
    public required int CountriesKnown { get; init; }

    /// <summary>Studies by state; every state is there, with 0 too.</summary>
    public required IReadOnlyDictionary<CountState, int> States { get; init; }

    /// <summary>Counted studies that wait for a person's decision on at least one category.</summary>
    public required int Undecided { get; init; }

    /// <summary>Counted studies with at least one combination category (not exclusive).</summary>
    public required int Combining { get; init; }

    /// <summary>Keys that assessments or decisions name and the taxonomy does not, sorted: they are in no
    /// series.</summary>
    public required IReadOnlyList<string> UnknownCategories { get; init; }

    public int Counted => States[CountState.Counted];

    /// <summary>Counted studies that are dated by the year alone: in the years, in no quarter or month.</summary>
    public int YearOnly => Of(PeriodUnit.Year).Sum(t => t.YearOnly);

    public IEnumerable<PeriodTotal> Of(PeriodUnit unit) => Totals.Where(t => t.Period.Unit == unit);

    /// <exception cref="KeyNotFoundException">No such category.</exception>
    public TrendSeries Of(string category, PeriodUnit unit) =>
        Series.FirstOrDefault(s => s.Category == category && s.Unit == unit)
        ?? throw new KeyNotFoundException($"No series of '{category}'; expected a category of the taxonomy.");
}

/// <summary>All counted studies of one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Count">Studies.</param>
/// <param name="YearOnly">Of these, dated by the year alone; 0 for quarters and months, which cannot hold them.</param>
/// <param name="Incomplete">The period holds the as-of day: more papers will come.</param>
public sealed record PeriodTotal(Period Period, int Count, int YearOnly, bool Incomplete)
{
    /// <summary>What the period will probably hold in the end; <c>null</c> when nearly all is there, or too few delays
    /// were observed to tell.</summary>
    public NowcastCount? Nowcast { get; init; }
}

/// <summary>One category over time; its points stand in the order of <see cref="TrendTables.Totals"/> of the same
/// unit.</summary>
public sealed record TrendSeries(string Category, PeriodUnit Unit, IReadOnlyList<TrendPoint> Points);

/// <param name="Period">The period.</param>
/// <param name="Count">Studies of the category.</param>
/// <param name="Share">Of all counted studies of the period, 0 to 1, or of <see cref="TrendOptions.Denominator"/>;
/// <c>null</c> when there are none. Shares of several categories may add up to more than 1.</param>
/// <param name="Incomplete">See <see cref="PeriodTotal.Incomplete"/>.</param>
public sealed record TrendPoint(Period Period, int Count, double? Share, bool Incomplete)
{
    /// <summary>The count with the model's errors taken out; the interval is of the studies that no person decided
    /// on.</summary>
    public CorrectedCount? Corrected { get; init; }

    /// <summary>See <see cref="PeriodTotal.Nowcast"/>; from the uncorrected count.</summary>
    public NowcastCount? Nowcast { get; init; }
}

/// <summary>
/// Plain counts of the last complete years beside those of as many years before; <see cref="CategoryTest"/> says what
/// is chance. Counts studies before
/// <see cref="TrendOptions.FirstYear"/> as well, so that a short table does not feign a rise.
/// </summary>
/// <param name="Category">Key.</param>
/// <param name="FromYear">First of the last complete years.</param>
/// <param name="ToYear">Last of them.</param>
/// <param name="Before">Studies in the years before <paramref name="FromYear"/>, as many years.</param>
/// <param name="After">Studies from <paramref name="FromYear"/> to <paramref name="ToYear"/>.</param>
public sealed record YearlyChange(string Category, int FromYear, int ToYear, int Before, int After)
{
    public int Difference => After - Before;

    /// <summary>First of the years compared with.</summary>
    public int BeforeFromYear => FromYear - (ToYear - FromYear + 1);
}

/// <summary>Studies that name an agent.</summary>
/// <param name="Key">INN.</param>
/// <param name="Side">Anti-VEGF or immune.</param>
/// <param name="Count">Counted studies.</param>
/// <param name="FirstYear">Year of the first of them in this data.</param>
/// <param name="ByYear">Studies a year, in the order of the years of <see cref="TrendTables.Totals"/>.</param>
public sealed record AgentCount(string Key, CombinationSide Side, int Count, int FirstYear, IReadOnlyList<int> ByYear);

/// <summary>Studies whose text combines two agents.</summary>
/// <param name="AntiVegf">INN.</param>
/// <param name="Partner">INN.</param>
/// <param name="Count">Counted studies.</param>
/// <param name="FirstYear">Year of the first of them in this data.</param>
/// <param name="ByYear">Studies a year, in the order of the years of <see cref="TrendTables.Totals"/>.</param>
public sealed record PairCount(string AntiVegf, string Partner, int Count, int FirstYear, IReadOnlyList<int> ByYear);
