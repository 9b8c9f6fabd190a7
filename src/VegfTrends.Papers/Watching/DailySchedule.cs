namespace VegfTrends.Papers.Watching;

/// <summary>The same local time every day.</summary>
/// <param name="time">Of the day.</param>
/// <param name="clock">Its time zone decides.</param>
public sealed class DailySchedule(TimeOnly time, TimeProvider clock)
{
    /// <summary>A sleep is not trusted for longer: the machine may be suspended, its clock set, summer time may
    /// begin.</summary>
    static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    /// <summary>The next time after now. A time that a change of clocks leaves out is taken an hour later, one that
    /// comes twice the first time.</summary>
    public DateTimeOffset Next()
    {
        DateTimeOffset now = clock.GetLocalNow();
        DateTimeOffset next = At(DateOnly.FromDateTime(now.DateTime));
        return next > now ? next : At(DateOnly.FromDateTime(now.DateTime).AddDays(1));
    }

    public async Task WaitAsync(DateTimeOffset until, CancellationToken cancel)
    {
        for (TimeSpan left; (left = until - clock.GetUtcNow()) > TimeSpan.Zero;)
        {
            await Task.Delay(left < LongestSleep ? left : LongestSleep, clock, cancel);
        }
    }

    DateTimeOffset At(DateOnly day)
    {
        TimeZoneInfo zone = clock.LocalTimeZone;
        DateTime local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        TimeSpan offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
