using System.CommandLine;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>trends</c>: the numbers behind the workbook.</summary>
static class TrendsCommand
{
    static readonly Option<string> By = new("--by") { Description = "Period. Default: year.", HelpName = "year|quarter|month", DefaultValueFactory = _ => "year" };

    public static Command Create()
    {
        By.AcceptOnlyFromAmong("year", "quarter", "month");
        var command = new Command("trends", "Counts papers a category and period. Example: vegftrends trends --by quarter --json") { By, CommonOptions.AsOf, CommonOptions.Model };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output(parsed);
            using PaperStore store = CommandStore.OpenExisting(parsed);
            using LoadedModel model = LoadedModel.Load(parsed);
            StoreView view = StoreView.Load(store, model, output, cancel);
            TrendTables tables = TrendCalculator.Calculate(view.Papers, model.Categories.Taxonomy, model.Lexicon, new TrendOptions { AsOf = parsed.Day() });
            Show(tables, Enum.Parse<PeriodUnit>(parsed.GetRequiredValue(By), ignoreCase: true), model.Categories.Taxonomy, parsed.Language(), output, store.TaxonomyChange(model.Categories.Id));
            return Task.FromResult(App.Ok);
        });
        return command;
    }

    static void Show(TrendTables tables, PeriodUnit unit, Taxonomy taxonomy, Language language, Output output, TaxonomyChange? change)
    {
        TrendSeries[] series = [.. tables.Series.Where(s => s.Unit == unit)];
        string? note = change is null ? null : output.Labels.TaxonomyChanged(change);
        foreach (TrendSeries one in series)
        {
            foreach (TrendPoint point in one.Points)
            {
                output.Row(new { one.Category, Unit = unit.ToString().ToLowerInvariant(), Period = point.Period.ToString(), point.Count, Share = point.Share is { } s ? Math.Round(s, 4) : (double?)null, point.Incomplete, Note = note });
            }
        }

        PeriodTotal[] periods = [.. tables.Of(unit)];
        output.Table([output.Labels.Category, .. periods.Select(p => p.Period + (p.Incomplete ? "*" : ""))],
            series.Select(s => (IReadOnlyList<string>)[taxonomy.Name(s.Category, language), .. s.Points.Select(p => p.Count.ToString(CultureInfo.InvariantCulture))]));
        output.Line(output.Labels.Counted(tables));
        if (note is not null)
        {
            output.Line(note);
        }
    }
}
