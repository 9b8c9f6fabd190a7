using System.Globalization;

namespace VegfTrends.Core;

/// <summary>A publication date with its precision: a year, a month or a day. A year alone is never taken for
/// January.</summary>
public readonly record struct PaperDate : IComparable<PaperDate>
{
    /// <param name="year">1500 to 2200.</param>
    /// <param name="month">1 to 12, or <c>null</c> when only the year is known.</param>
    /// <param name="day">1 to the length of the month, or <c>null</c>; needs a month.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public PaperDate(int year, int? month = null, int? day = null)
    {
        if (year is < 1500 or > 2200)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, "Use a year from 1500 to 2200.");
        }

        if (month is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(month), month, "Use a month from 1 to 12.");
        }

        if (day is not null && (month is null || day < 1 || day > DateTime.DaysInMonth(year, month.Value)))
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, "Use a day of the given month.");
        }

        (Year, Month, Day) = (year, month, day);
    }

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    /// <summary>1 to 4, or <c>null</c> when the month is not known.</summary>
    public int? Quarter => (Month + 2) / 3;

    /// <summary>The first day that the date can mean, for sorting only.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    public int CompareTo(PaperDate other) => Earliest.CompareTo(other.Earliest);

    public static bool operator <(PaperDate left, PaperDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PaperDate left, PaperDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PaperDate left, PaperDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PaperDate left, PaperDate right) => left.CompareTo(right) >= 0;

    /// <summary><c>2024</c>, <c>2024-05</c> or <c>2024-05-17</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Year:0000}{(Month is { } m ? $"-{m:00}" : "")}{(Day is { } d ? $"-{d:00}" : "")}"
        );

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out PaperDate date)
    {
        date = default;
        string[] parts = (text ?? "").Split('-');
        if (parts.Length is < 1 or > 3 || parts[0].Length != 4)
        {
            return false;
        }

        var numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        return TryCreate(
            numbers[0],
            parts.Length > 1 ? numbers[1] : null,
            parts.Length > 2 ? numbers[2] : null,
            out date
        );
    }

    /// <summary>Makes a date from parts as found in a file: an impossible day or month is dropped (the precision
    /// falls), an impossible year fails.</summary>
    public static bool TryCreate(int year, int? month, int? day, out PaperDate date)
    {
        date = default;
        if (year is < 1500 or > 2200)
        {
            return false;
        }

        if (month is < 1 or > 12 or null)
        {
            (month, day) = (null, null);
        }
        else if (day < 1 || day > DateTime.DaysInMonth(year, month.Value))
        {
            day = null;
        }

        date = new PaperDate(year, month, day);
        return true;
    }
}
