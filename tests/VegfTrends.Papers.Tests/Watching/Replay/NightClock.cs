namespace VegfTrends.Replay;

/// <summary>A clock whose date is set by hand, while waits pass in real time.</summary>
public sealed class NightClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now;
}
