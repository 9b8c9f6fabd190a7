namespace VegfTrends.Reporting.Digests;

/// <summary>How often a reader is told.</summary>
/// <param name="On">The day of the week; <c>null</c> for every day.</param>
public readonly record struct Rhythm(DayOfWeek? On)
{
    public static Rhythm Daily => default;

    /// <summary>The latest day, not after <paramref name="today"/>, on which a digest was due.</summary>
    public DateOnly DueDay(DateOnly today) =>
        On is { } day ? today.AddDays(-(((int)today.DayOfWeek - (int)day + 7) % 7)) : today;

    /// <summary>
    /// Whether the reader is to be told now. A day that was missed, as by a machine that was off, is made up for by the
    /// next run. On the day itself a later run tells what the first one did not have, unless a digest went out already.
    /// </summary>
    /// <param name="today">The day of the run.</param>
    /// <param name="looked">The last day on which the reader's turn was looked at, or <c>null</c>.</param>
    /// <param name="told">The last day of a digest, or <c>null</c>. Days after <paramref name="today"/> come from a
    /// clock that was wrong and count as none.</param>
    public bool IsDue(DateOnly today, DateOnly? looked, DateOnly? told)
    {
        DateOnly due = DueDay(today);
        bool lookedSince = looked is { } l && l >= due && l <= today,
            toldSince = told is { } t && t >= due && t <= today;
        return !lookedSince || (due == today && !toldSince);
    }
}
