namespace VegfTrends.Reporting.Workbook;

/// <summary>Where the charts of the trends sheet find their numbers, and where they go.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Top">First row that the charts cover, from 1.</param>
/// <param name="HeaderRow">Row of the headings of the year table, from 1; the years follow.</param>
/// <param name="Periods">The years as written.</param>
/// <param name="Lines">One a leaf category that has papers; no charts without any.</param>
/// <param name="LastIsIncomplete">The last year is still running.</param>
/// <param name="Sparks">Small lines in cells.</param>
sealed record ChartPlan(
    string Sheet,
    int Top,
    int HeaderRow,
    IReadOnlyList<string> Periods,
    IReadOnlyList<ChartLine> Lines,
    bool LastIsIncomplete,
    IReadOnlyList<Spark> Sparks
);

/// <param name="Name">Heading of the column.</param>
/// <param name="Column">From 1.</param>
/// <param name="Values">One a year.</param>
sealed record ChartLine(string Name, int Column, IReadOnlyList<int> Values);

/// <summary>A sparkline.</summary>
/// <param name="Values">Range of its numbers, such as <c>C5:C20</c>, on the same sheet.</param>
/// <param name="Cell">Where it is drawn.</param>
sealed record Spark(string Values, string Cell);
