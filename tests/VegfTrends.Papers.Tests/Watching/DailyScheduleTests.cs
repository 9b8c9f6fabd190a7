using Microsoft.Extensions.Time.Testing;
using VegfTrends.Papers.Watching;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

public sealed class DailyScheduleTests
{
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-01-10T01:00Z", "2026-01-10T02:30Z")] // 02:00 local, before 03:30
    [InlineData("2026-01-10T02:30Z", "2026-01-11T02:30Z")] // exactly then: tomorrow
    [InlineData("2026-03-28T12:00Z", "2026-03-29T01:30Z")] // summer time begins
    [InlineData("2026-10-24T12:00Z", "2026-10-25T02:30Z")] // and ends
    public void Next_LocalTime(string now, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), Schedule(new TimeOnly(3, 30), now).Schedule.Next());

    [Fact]
    public void Next_TimeThatIsLeftOut_OneHourLater() =>
        Assert.Equal(
            DateTimeOffset.Parse("2026-03-29T01:30Z", null),
            Schedule(new TimeOnly(2, 30), "2026-03-28T12:00Z").Schedule.Next()
        );

    [Fact]
    public void Next_TimeThatComesTwice_TheFirst() =>
        Assert.Equal(
            DateTimeOffset.Parse("2026-10-25T00:30Z", null),
            Schedule(new TimeOnly(2, 30), "2026-10-24T12:00Z").Schedule.Next()
        );

    [Fact]
    public async Task Wait_ClockJumpsPastTheTime_EndsWithinAMinute()
    {
        (DailySchedule schedule, FakeTimeProvider clock) = Schedule(new TimeOnly(3, 30), "2026-01-10T01:00Z");
        Task wait = schedule.WaitAsync(schedule.Next(), default);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(wait.IsCompleted);
        clock.SetUtcNow(DateTimeOffset.Parse("2026-01-10T05:00Z", null)); // the machine was suspended
        clock.Advance(TimeSpan.FromMinutes(1));
        await wait.WaitAsync(TimeSpan.FromSeconds(5));
    }

    static (DailySchedule Schedule, FakeTimeProvider Clock) Schedule(TimeOnly time, string now)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, null));
        clock.SetLocalTimeZone(Berlin);
        return (new DailySchedule(time, clock), clock);
    }
}
