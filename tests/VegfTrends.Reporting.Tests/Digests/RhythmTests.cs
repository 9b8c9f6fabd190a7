using System.Globalization;
using VegfTrends.Reporting.Digests;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests;

public class RhythmTests
{
    // 2 March 2026 is a Monday.
    [Theory]
    [InlineData("2026-03-02", null, null, true)]
    [InlineData("2026-03-02", "2026-03-01", "2026-03-01", true)]
    [InlineData("2026-03-02", "2026-03-02", "2026-03-01", true)] // nothing came in the first run of the day
    [InlineData("2026-03-02", "2026-03-02", "2026-03-02", false)]
    [InlineData("2026-03-02", "2099-01-01", "2099-01-01", true)] // a clock that was wrong does not silence a reader
    public void Daily(string today, string? looked, string? told, bool expected) =>
        Assert.Equal(expected, Rhythm.Daily.IsDue(Day(today)!.Value, Day(looked), Day(told)));

    [Theory]
    [InlineData("2026-03-01", "2026-02-23", "2026-02-23", false)]
    [InlineData("2026-03-02", "2026-02-23", "2026-02-23", true)]
    [InlineData("2026-03-02", "2026-03-02", "2026-03-02", false)]
    [InlineData("2026-03-03", "2026-02-23", "2026-02-23", true)] // Monday was missed
    [InlineData("2026-03-03", "2026-03-02", "2026-02-23", false)] // nothing came by Monday: wait for the next
    [InlineData("2026-03-08", "2026-03-03", "2026-03-03", false)]
    [InlineData("2026-03-09", "2026-03-03", "2026-03-03", true)]
    public void Weekly_OnMonday(string today, string? looked, string? told, bool expected) =>
        Assert.Equal(expected, new Rhythm(DayOfWeek.Monday).IsDue(Day(today)!.Value, Day(looked), Day(told)));

    static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
