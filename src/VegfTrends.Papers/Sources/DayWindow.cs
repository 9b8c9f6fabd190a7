using System.Globalization;

namespace VegfTrends.Papers.Sources;

/// <summary>Days from the first to the last, both included.</summary>
readonly record struct DayWindow(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Cuts into parts of about equal length, at most one for each day.</summary>
    public IEnumerable<DayWindow> Split(int parts)
    {
        parts = Math.Clamp(parts, 1, Days);
        for (int part = 0, done = 0; part < parts; part++)
        {
            int upTo = (int)((long)Days * (part + 1) / parts);
            yield return new DayWindow(From.AddDays(done), From.AddDays(upTo - 1));
            done = upTo;
        }
    }

    /// <summary><c>2026-01-01 to 2026-01-31</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}");
}
