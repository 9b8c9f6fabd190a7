namespace VegfTrends.Core;

/// <summary>
/// What the statistics say of one category: a trend over the complete years, and the two windows of its
/// <see cref="YearlyChange"/> against each other. The q-values are over both tests of all categories with at least one
/// study, so that of all that is called a change at q &lt;= 0.05 one in twenty is expected to be chance. Nothing is
/// corrected for a growing literature; shares are for that.
/// </summary>
/// <param name="Category">Key.</param>
/// <param name="FromYear">First of the complete years tested. After a break, where enough years have the new papers,
/// the first of these.</param>
/// <param name="ToYear">Last of them.</param>
/// <param name="Trend">Of the yearly counts.</param>
/// <param name="Line">Studies more (or fewer) each year.</param>
/// <param name="Ratio">Of the later window to the earlier one.</param>
/// <param name="QTrend">Of <paramref name="Trend"/>, 0 to 1.</param>
/// <param name="QRatio">Of <paramref name="Ratio"/>, 0 to 1.</param>
public sealed record CategoryTest(
    string Category,
    int FromYear,
    int ToYear,
    MannKendallResult Trend,
    TheilSenLine Line,
    RateRatioResult Ratio,
    double QTrend,
    double QRatio
)
{
    /// <summary>A break that gave some of the years papers which the others lack, and not enough years to test them
    /// alone; <c>null</c> when there is none. Such a test is never a rise: trend and ratio are as counted, but both
    /// q-values are 1, and it is no part of the family that the other q-values are over.</summary>
    public SeriesBreak? Break { get; init; }

    /// <summary>Years in which the category took an unusual share of all studies; index 0 is
    /// <see cref="FromYear"/>.</summary>
    public required IReadOnlyList<Burst> Bursts { get; init; }

    /// <summary>Years from which the yearly count is another one; index 0 is <see cref="FromYear"/>. Not part of the
    /// q-values.</summary>
    public required IReadOnlyList<ChangePoint> Steps { get; init; }

    /// <summary>Studies of the twelve months after the last complete month, by the months before it; <c>null</c> where
    /// these are too few.</summary>
    public required ForecastCount? NextYear { get; init; }
}
