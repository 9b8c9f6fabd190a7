namespace VegfTrends.Core;

/// <summary>Counts studies by category and period. Pure: the same papers and options give the same tables.</summary>
public static class TrendCalculator
{
    public static TrendTables Calculate(
        IEnumerable<AssessedPaper> papers,
        Taxonomy taxonomy,
        Lexicon lexicon,
        TrendOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(options);
        if (options.FirstYear > options.LastYear || options.FirstYear > options.AsOf.Year)
        {
            throw new ArgumentException(
                $"The first year is {options.FirstYear}, the last {options.LastYear ?? options.AsOf.Year}, as of "
                    + $"{options.AsOf:yyyy-MM-dd}. Use a first year that is not after the others.",
                nameof(options)
            );
        }

        IReadOnlyList<Study> studies = Study.Group(papers);
        List<Dated> dated =
        [
            .. studies
                .Where(s =>
                    !s.IsWithdrawn && !s.IsRegistryRecord && s.Date is { } date && date.Earliest <= options.AsOf
                )
                .Select(s => new Dated(s, taxonomy)),
        ];
        List<Dated> counted = [.. dated.Where(d => StateOf(d.Study, options) == CountState.Counted)];
        IReadOnlyList<PeriodTotal> totals =
        [
            .. Enum.GetValues<PeriodUnit>().SelectMany(unit => Totals(counted, unit, options)),
        ];
        PeriodNowcasts nowcasts = PeriodNowcasts.Of(dated.Select(d => d.Study), options.AsOf);
        totals = [.. totals.Select(t => t with { Nowcast = nowcasts.Of(t.Period, t.Count) })];
        var correction = CountCorrection.Of(studies.Where(s => !s.IsWithdrawn && !s.IsRegistryRecord), taxonomy);
        int[] years = [.. totals.Where(t => t.Period.Unit == PeriodUnit.Year).Select(t => t.Period.Year)];
        IReadOnlyList<TrendSeries> series =
        [
            .. taxonomy.Categories.SelectMany(c =>
                Enum.GetValues<PeriodUnit>()
                    .Select(unit => Series(c.Key, unit, totals, counted, correction, nowcasts, options))
            ),
        ];
        IReadOnlyList<SeriesBreak> breaks =
        [
            .. options
                .Breaks.Where(b => b.Day <= options.AsOf)
                .OrderBy(b => b.Day)
                .ThenBy(b => b.Kind)
                .ThenBy(b => b.Name, StringComparer.Ordinal),
        ];
        var windows = taxonomy.Categories.ToDictionary(c => c.Key, c => Windows(c.Key, dated, options));
        return new TrendTables
        {
            AsOf = options.AsOf,
            Totals = totals,
            Series = series,
            Changes = [.. windows.Select(w => Change(w.Key, w.Value, options))],
            Breaks = breaks,
            Tests = TrendTester.Test(series, totals, windows, breaks),
            Agents =
            [
                .. Agents(CombinationSide.AntiVegf)
                    .Concat(Agents(CombinationSide.Immune))
                    .OrderByDescending(a => a.Count)
                    .ThenBy(a => a.Key, StringComparer.Ordinal),
            ],
            Pairs =
            [
                .. Tally(counted, d => d.Study.Pairs(taxonomy), years)
                    .Select(t => new PairCount(t.Key.AntiVegf, t.Key.Partner, t.Count, t.FirstYear, t.ByYear))
                    .OrderByDescending(p => p.Count)
                    .ThenBy(p => p.AntiVegf, StringComparer.Ordinal)
                    .ThenBy(p => p.Partner, StringComparer.Ordinal),
            ],
            Combinations = CombinationCounter.Count(counted.Select(d => d.Study), taxonomy),
            Maturity = MaturityCounter.Count(counted.Select(d => d.Study), taxonomy),
            Emerging = EmergingFinder.Find(dated, counted, totals, taxonomy, lexicon),
            Languages = LanguageCounter.Count(counted, taxonomy, years),
            Countries = CountryCounter.Count(counted, taxonomy),
            CountriesKnown = counted.Count(d => d.Study.Countries.Any()),
            States = Enum.GetValues<CountState>()
                .ToDictionary(state => state, state => studies.Count(s => StateOf(s, options) == state)),
            Undecided = counted.Count(d => d.Study.IsUndecided),
            Combining = counted.Count(d => d.Categories.Any(k => taxonomy.Find(k) is { Exclusive: false })),
            UnknownCategories =
            [
                .. studies
                    .SelectMany(s => s.Papers)
                    .SelectMany(p => p.Assigned.Concat(p.Undecided))
                    .Distinct()
                    .Where(k => taxonomy.Find(k) is null)
                    .Order(StringComparer.Ordinal),
            ],
        };

        IEnumerable<AgentCount> Agents(CombinationSide side) =>
            Tally(counted, d => d.Study.Agents(lexicon, side), years)
                .Select(t => new AgentCount(t.Key, side, t.Count, t.FirstYear, t.ByYear));
    }

    /// <summary>Whether a study is in the counts, and if not, why.</summary>
    public static CountState StateOf(Study study, TrendOptions options)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        if (study.IsWithdrawn)
        {
            return study.Papers[0].Paper.Status switch
            {
                PublicationStatus.Retracted => CountState.Retracted,
                PublicationStatus.Notice => CountState.Notice,
                _ => CountState.Deleted,
            };
        }

        return study.IsRegistryRecord
            ? CountState.Registry
            : study.Date switch
            {
                null => CountState.Undated,
                { } date when date.Earliest > options.AsOf => CountState.AfterAsOf,
                { } date when date.Year < options.FirstYear => CountState.BeforeFirstYear,
                { } date when date.Year > options.LastYear => CountState.AfterLastYear,
                _ => CountState.Counted,
            };
    }

    static IEnumerable<PeriodTotal> Totals(List<Dated> counted, PeriodUnit unit, TrendOptions options)
    {
        if (counted.Count == 0)
        {
            yield break;
        }

        int first = options.FirstYear ?? counted.Min(d => d.Date.Year);
        int last = Math.Min(options.LastYear ?? options.AsOf.Year, options.AsOf.Year);
        if (unit != PeriodUnit.Year)
        {
            first = Math.Max(first, last - options.FineYears);
        }

        Period now = Period.Of(options.AsOf, unit);
        ILookup<Period?, Dated> byPeriod = counted.ToLookup(d => Period.Of(d.Date, unit));
        for (int year = first; year <= last; year++)
        {
            for (int part = 1; part <= (year == now.Year ? now.Part : Period.InYear(unit)); part++)
            {
                var period = new Period(unit, year, part);
                int yearOnly = unit == PeriodUnit.Year ? byPeriod[period].Count(d => d.Date.Month is null) : 0;
                yield return new PeriodTotal(period, byPeriod[period].Count(), yearOnly, period == now);
            }
        }
    }

    static TrendSeries Series(
        string category,
        PeriodUnit unit,
        IReadOnlyList<PeriodTotal> totals,
        List<Dated> counted,
        CountCorrection correction,
        PeriodNowcasts nowcasts,
        TrendOptions options
    )
    {
        var verdicts = new Dictionary<Period, PeriodVerdicts>();
        foreach (Dated study in counted)
        {
            if (Period.Of(study.Date, unit) is { } period)
            {
                verdicts[period] = study.Verdict.AddTo(verdicts.GetValueOrDefault(period), category);
            }
        }

        return new TrendSeries(
            category,
            unit,
            [
                .. totals
                    .Where(t => t.Period.Unit == unit)
                    .Select(t =>
                    {
                        PeriodVerdicts period = verdicts.GetValueOrDefault(t.Period);
                        return new TrendPoint(t.Period, period.Raw, Share(period.Raw, t, options), t.Incomplete)
                        {
                            Corrected = correction.Correct(category, period),
                            Nowcast = nowcasts.Of(t.Period, period.Raw),
                        };
                    }),
            ]
        );
    }

    static double? Share(int count, PeriodTotal total, TrendOptions options)
    {
        int all =
            options.Denominator is not { } literature ? total.Count
            : total.Period.Unit == PeriodUnit.Year ? literature.GetValueOrDefault(total.Period.Year)
            : 0;
        return all == 0 ? null : (double)count / all;
    }

    static int LastComplete(TrendOptions options) => Math.Min(options.LastYear ?? int.MaxValue, options.AsOf.Year - 1);

    // Studies by year of the last complete years, and of as many before them.
    static (int[] Before, int[] After) Windows(string category, List<Dated> dated, TrendOptions options)
    {
        int first = LastComplete(options) - (2 * options.ChangeYears) + 1;
        var counts = dated.Where(d => d.Categories.Contains(category)).CountBy(d => d.Date.Year).ToDictionary();
        int[] years = [.. Enumerable.Range(first, 2 * options.ChangeYears).Select(y => counts.GetValueOrDefault(y))];
        return (years[..options.ChangeYears], years[options.ChangeYears..]);
    }

    static YearlyChange Change(string category, (int[] Before, int[] After) window, TrendOptions options)
    {
        int to = LastComplete(options);
        return new YearlyChange(category, to - options.ChangeYears + 1, to, window.Before.Sum(), window.After.Sum());
    }

    static IEnumerable<(T Key, int Count, int FirstYear, IReadOnlyList<int> ByYear)> Tally<T>(
        List<Dated> counted,
        Func<Dated, IEnumerable<T>> keys,
        int[] years
    ) =>
        counted
            .SelectMany(d => keys(d).Select(key => (Key: key, d.Date.Year)))
            .GroupBy(x => x.Key)
            .Select(g =>
            {
                var byYear = g.CountBy(x => x.Year).ToDictionary();
                return (
                    g.Key,
                    g.Count(),
                    g.Min(x => x.Year),
                    (IReadOnlyList<int>)[.. years.Select(y => byYear.GetValueOrDefault(y))]
                );
            });

    // Categories are asked for once a period unit and category, so they are worked out once.
    internal sealed class Dated(Study study, Taxonomy taxonomy)
    {
        public Study Study { get; } = study;

        public PaperDate Date { get; } = study.Date!.Value;

        public StudyVerdict Verdict { get; } = new(study, taxonomy);

        public IReadOnlySet<string> Categories => Verdict.Categories;
    }
}
