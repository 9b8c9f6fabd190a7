using System.Globalization;

namespace VegfTrends.Core;

public enum PeriodUnit
{
    Year,
    Quarter,
    Month,
}

/// <summary>A calendar year, quarter or month.</summary>
/// <param name="Unit">How long it is.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Part">Quarter 1 to 4, month 1 to 12; 1 for a year.</param>
public readonly record struct Period(PeriodUnit Unit, int Year, int Part)
{
    /// <summary>The period of a date, or <c>null</c> when the date is not precise enough.</summary>
    public static Period? Of(PaperDate date, PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Year => new Period(unit, date.Year, 1),
            PeriodUnit.Quarter => date.Quarter is { } quarter ? new Period(unit, date.Year, quarter) : null,
            PeriodUnit.Month => date.Month is { } month ? new Period(unit, date.Year, month) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "No such period."),
        };

    public static Period Of(DateOnly day, PeriodUnit unit) =>
        Of(new PaperDate(day.Year, day.Month, day.Day), unit)!.Value;

    /// <summary>Periods in a year.</summary>
    public static int InYear(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Year => 1,
            PeriodUnit.Quarter => 4,
            _ => 12,
        };

    /// <summary>First day.</summary>
    public DateOnly Start => new(Year, ((Part - 1) * MonthsIn(Unit)) + 1, 1);

    /// <summary>Last day.</summary>
    public DateOnly End => Start.AddMonths(MonthsIn(Unit)).AddDays(-1);

    static int MonthsIn(PeriodUnit unit) => 12 / InYear(unit);

    /// <summary><c>2024</c>, <c>2024-Q2</c> or <c>2024-05</c>.</summary>
    public override string ToString() =>
        Unit switch
        {
            PeriodUnit.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
            PeriodUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Part}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Part:00}"),
        };
}
