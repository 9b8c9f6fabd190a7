namespace VegfTrends.Core;

/// <summary>
/// What the recent periods will hold, by the delays of studies that the watch saw arrive. Only periods that began after
/// the watch did tell of delays: of older ones it saw no more than the late studies. Delays longer than the watch has
/// run are not known and not counted with, so it must have run for half a year beyond the length of a period.
/// </summary>
sealed class PeriodNowcasts
{
    const int LeastDays = 180,
        MostDays = 540;

    /// <summary>Nearly all is there: no need to say more.</summary>
    const double Complete = 0.99;

    readonly Dictionary<PeriodUnit, IndexingDelays> _delays = [];
    readonly DateOnly _asOf,
        _last;

    PeriodNowcasts(DateOnly asOf, DateOnly last) => (_asOf, _last) = (asOf, last);

    /// <param name="studies">Dated ones that stand.</param>
    /// <param name="asOf">See <see cref="TrendOptions.AsOf"/>.</param>
    public static PeriodNowcasts Of(IEnumerable<Study> studies, DateOnly asOf)
    {
        (PaperDate Date, DateOnly Seen)[] seen =
        [
            .. studies.Where(s => s.SeenArriving is not null).Select(s => (s.Date!.Value, s.SeenArriving!.Value)),
        ];
        if (seen.Length == 0)
        {
            return new PeriodNowcasts(asOf, asOf);
        }

        // A watch that stopped months ago has not seen those months: the clock of the delays is its last find, not the
        // as-of day.
        DateOnly first = seen.Min(s => s.Seen),
            last = seen.Max(s => s.Seen);
        var nowcasts = new PeriodNowcasts(asOf, last);
        foreach (PeriodUnit unit in Enum.GetValues<PeriodUnit>())
        {
            // A date of the year alone has no month and no quarter.
            SeenStudy[] usable =
            [
                .. seen.Select(s => (Period: Period.Of(s.Date, unit), s.Seen))
                    .Where(s => s.Period is { } p && p.Start >= first)
                    .Select(s => new SeenStudy(s.Period!.Value.Start, s.Seen)),
            ];
            int length = 366 / Period.InYear(unit),
                watched = usable.Length == 0 ? 0 : last.DayNumber - usable.Min(s => s.PeriodStart).DayNumber;
            if (
                watched >= length + LeastDays
                && IndexingDelays.Estimate(usable, last, Math.Min(watched, length + MostDays)) is { } delays
            )
            {
                nowcasts._delays[unit] = delays;
            }
        }

        return nowcasts;
    }

    /// <returns><c>null</c> when the period is all but complete, or too few delays were observed to say how much is
    /// missing.</returns>
    public NowcastCount? Of(Period period, int count)
    {
        // Counts stop at the as-of day: a store that knows what came later cannot tell how much of the rest of this
        // period was known then.
        bool isCut = period.End > _asOf && _last > _asOf.AddDays(1);
        return
            !isCut
            && _delays.TryGetValue(period.Unit, out IndexingDelays? delays)
            && delays.Completeness(_last.DayNumber - period.Start.DayNumber) < Complete
            ? delays.Nowcast(count, period.Start, _last)
            : null;
    }
}
