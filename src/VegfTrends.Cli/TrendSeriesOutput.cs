using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Jobs.Reports;

namespace VegfTrends.Cli;

/// <summary><c>trends</c>: the series and their tests, as rows for machines and as a table for people.</summary>
sealed class TrendSeriesOutput(TrendTables tables, Taxonomy taxonomy, Language language, Output output)
{
    /// <summary>Counts by category and period of one unit.</summary>
    /// <param name="unit">Year, quarter or month.</param>
    /// <param name="change">The last change of the taxonomy, or <c>null</c>.</param>
    public void Show(PeriodUnit unit, TaxonomyChange? change)
    {
        TrendSeries[] series = [.. tables.Series.Where(s => s.Unit == unit)];
        string? note = change is null ? null : new ReportTexts(language).TaxonomyChanged(change);
        foreach (TrendSeries one in series)
        {
            foreach (TrendPoint point in one.Points)
            {
                output.Row(
                    new
                    {
                        one.Category,
                        Unit = unit.ToString().ToLowerInvariant(),
                        Period = point.Period.ToString(),
                        point.Count,
                        Share = point.Share is { } s ? Math.Round(s, 4) : (double?)null,
                        point.Incomplete,
                        Note = note,
                        Corrected = point.Corrected is { } c
                            ? new
                            {
                                Count = Rounded(c.Corrected),
                                Low = Rounded(c.Low),
                                High = Rounded(c.High),
                                c.Correctable,
                            }
                            : null,
                        Nowcast = point.Nowcast is { } n
                            ? new
                            {
                                Expected = Rounded(n.Expected),
                                Low = Rounded(n.Low),
                                High = Rounded(n.High),
                                Completeness = Rounded(n.Completeness),
                            }
                            : null,
                    }
                );
            }
        }

        PeriodTotal[] periods = [.. tables.Of(unit)];
        output.Table(
            [output.Texts.Category, .. periods.Select(p => p.Period + (p.Incomplete ? "*" : ""))],
            series.Select(s =>
                (IReadOnlyList<string>)
                    [
                        taxonomy.Name(s.Category, language),
                        .. s.Points.Select(p => p.Count.ToString(CultureInfo.InvariantCulture)),
                    ]
            )
        );
        output.Line(output.Texts.Counted(tables));
        if (note is not null)
        {
            output.Line(note);
        }

        ShowBreaks();
    }

    /// <summary>One row a category with trend, rate ratio, bursts, steps and forecast.</summary>
    public void ShowTests()
    {
        foreach (CategoryTest test in tables.Tests)
        {
            output.Row(
                new
                {
                    test.Category,
                    test.FromYear,
                    test.ToYear,
                    Trend = new
                    {
                        test.Trend.S,
                        Tau = Rounded(test.Trend.Tau),
                        P = Rounded(test.Trend.P),
                        Q = Rounded(test.QTrend),
                        VarianceFactor = Rounded(test.Trend.VarianceFactor),
                        test.Trend.Exact,
                    },
                    Slope = new
                    {
                        Value = Rounded(test.Line.Slope),
                        Low = Rounded(test.Line.Low),
                        High = Rounded(test.Line.High),
                    },
                    RateRatio = new
                    {
                        test.Ratio.Before,
                        test.Ratio.After,
                        Value = Rounded(test.Ratio.Ratio),
                        Low = Rounded(test.Ratio.Low),
                        High = Rounded(test.Ratio.High),
                        P = Rounded(test.Ratio.P),
                        Q = Rounded(test.QRatio),
                        Dispersion = Rounded(test.Ratio.Dispersion),
                    },
                    Break = test.Break is { } b
                        ? new
                        {
                            Day = Day(b.Day),
                            Kind = b.Kind.ToString().ToLowerInvariant(),
                            b.Name,
                            CoversFrom = b.CoversFrom is { } from ? Day(from) : null,
                        }
                        : null,
                    Bursts = test.Bursts.Select(b => new
                    {
                        FromYear = test.FromYear + b.First,
                        ToYear = test.FromYear + b.Last,
                        Weight = Rounded(b.Weight),
                    }),
                    Steps = test.Steps.Select(s => new
                    {
                        Year = test.FromYear + s.At,
                        Before = Rounded(s.Before),
                        After = Rounded(s.After),
                        P = Rounded(s.P),
                    }),
                    NextYear = test.NextYear is { } f
                        ? new
                        {
                            Method = f.Method.ToString(),
                            Expected = Rounded(f.Expected),
                            Low = Rounded(f.Low),
                            High = Rounded(f.High),
                            BackTestError = Rounded(f.BackTestError),
                            LastValueError = Rounded(f.LastValueError),
                            f.BackTests,
                        }
                        : null,
                }
            );
        }

        output.Table(
            [output.Texts.Category, "S", "q", output.Texts.PerYear, output.Texts.RateRatio, "q", output.Texts.NextYear],
            tables.Tests.Select(t =>
                (IReadOnlyList<string>)
                    [
                        taxonomy.Name(t.Category, language),
                        Text(t.Trend.S),
                        Text(t.QTrend),
                        Text(t.Line.Slope),
                        $"{Text(t.Ratio.Ratio)} [{Text(t.Ratio.Low)}, {Text(t.Ratio.High)}]",
                        Text(t.QRatio),
                        t.NextYear is { } f ? $"{f.Expected:0} [{f.Low:0}, {f.High:0}]" : "",
                    ]
            )
        );
        ShowBreaks();
    }

    void ShowBreaks()
    {
        if (tables.Breaks.Count > 0)
        {
            output.Line(output.Texts.Breaks(tables.Breaks));
        }
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // JSON has no infinity: null says that there is no number.
    static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 6) : null;

    static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
