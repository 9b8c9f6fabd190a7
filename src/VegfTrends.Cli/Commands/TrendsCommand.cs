using System.CommandLine;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>trends</c>: the numbers behind the workbook.</summary>
static class TrendsCommand
{
    static readonly Option<string> By = new("--by")
    {
        Description = "Period. Default: year.",
        HelpName = "year|quarter|month",
        DefaultValueFactory = _ => "year",
    };

    static readonly Option<string> Table = new("--table")
    {
        Description =
            "series: counts by category and period. tests: one row a category with trend, rate ratio, q-values, "
            + "bursts, steps and forecast. emerging: what is new or rising. maturity, "
            + "combinations: agent pairs by stage, by tumour. languages, countries: by category. Default: series.",
        HelpName = string.Join('|', TrendTableOutput.Names),
        DefaultValueFactory = _ => TrendTableOutput.Series,
    };

    static readonly Option<bool> Tests = new("--tests") { Description = "The same as --table tests.", Hidden = true };

    public static Command Create()
    {
        By.AcceptOnlyFromAmong("year", "quarter", "month");
        Table.AcceptOnlyFromAmong(TrendTableOutput.Names);
        var command = new Command(
            "trends",
            "Counts papers a category and period. Example: vegftrends trends --by quarter --json"
        )
        {
            By,
            Table,
            Tests,
            CommonOptions.AsOf,
            CommonOptions.Denominator,
            CommonOptions.Model,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                _ = TrendChoices.Denominator(parsed);
                using PaperStore store = CommandStore.OpenExisting(parsed);
                using LoadedModel model = LoadedModel.Load(parsed);
                StoreView view = StoreView.Load(store, model, output, cancel);
                TrendTables tables = TrendCalculator.Calculate(
                    view.Papers,
                    model.Categories.Taxonomy,
                    model.Lexicon,
                    TrendChoices.Of(parsed.Day(), TrendChoices.Denominator(parsed), store, model)
                );
                string table = parsed.GetValue(Tests) ? TrendTableOutput.Tests : parsed.GetRequiredValue(Table);
                if (table is not (TrendTableOutput.Series or TrendTableOutput.Tests))
                {
                    new TrendTableOutput(
                        tables,
                        model.Categories.Taxonomy,
                        model.Lexicon,
                        parsed.Language(),
                        output
                    ).Show(table);
                    return Task.FromResult(App.Ok);
                }

                if (table == TrendTableOutput.Tests)
                {
                    ShowTests(tables, model.Categories.Taxonomy, parsed.Language(), output);
                    return Task.FromResult(App.Ok);
                }

                Show(
                    tables,
                    Enum.Parse<PeriodUnit>(parsed.GetRequiredValue(By), ignoreCase: true),
                    model.Categories.Taxonomy,
                    parsed.Language(),
                    output,
                    store.TaxonomyChange(model.Categories.Id)
                );
                return Task.FromResult(App.Ok);
            }
        );
        return command;
    }

    static void Show(
        TrendTables tables,
        PeriodUnit unit,
        Taxonomy taxonomy,
        Language language,
        Output output,
        TaxonomyChange? change
    )
    {
        TrendSeries[] series = [.. tables.Series.Where(s => s.Unit == unit)];
        string? note = change is null ? null : output.Labels.TaxonomyChanged(change);
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
            [output.Labels.Category, .. periods.Select(p => p.Period + (p.Incomplete ? "*" : ""))],
            series.Select(s =>
                (IReadOnlyList<string>)
                    [
                        taxonomy.Name(s.Category, language),
                        .. s.Points.Select(p => p.Count.ToString(CultureInfo.InvariantCulture)),
                    ]
            )
        );
        output.Line(output.Labels.Counted(tables));
        if (note is not null)
        {
            output.Line(note);
        }

        ShowBreaks(tables, output);
    }

    static void ShowTests(TrendTables tables, Taxonomy taxonomy, Language language, Output output)
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
            [
                output.Labels.Category,
                "S",
                "q",
                output.Labels.PerYear,
                output.Labels.RateRatio,
                "q",
                output.Labels.NextYear,
            ],
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
        ShowBreaks(tables, output);
    }

    static void ShowBreaks(TrendTables tables, Output output)
    {
        if (tables.Breaks.Count > 0)
        {
            output.Line(output.Labels.Breaks(tables.Breaks));
        }
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // JSON has no infinity: null says that there is no number.
    static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 6) : null;

    static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
