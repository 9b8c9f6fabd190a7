using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Reports;
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
                IReadOnlyDictionary<int, int>? denominator = ReportOptions.Denominator(parsed);
                using PaperStore store = CommandStore.OpenExisting(parsed);
                using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
                TrendTables tables = StoreTrends.Of(store, model, parsed.Day(), denominator, output.Assessed, cancel);
                Show(tables, store, model, parsed, output);
                return Task.FromResult(ExitCode.Ok);
            }
        );
        return command;
    }

    static void Show(TrendTables tables, PaperStore store, ModelInUse model, ParseResult parsed, Output output)
    {
        Taxonomy taxonomy = model.Categories.Taxonomy;
        string table = parsed.GetValue(Tests) ? TrendTableOutput.Tests : parsed.GetRequiredValue(Table);
        switch (table)
        {
            case TrendTableOutput.Series:
                PeriodUnit unit = Enum.Parse<PeriodUnit>(parsed.GetRequiredValue(By), ignoreCase: true);
                TaxonomyChange? change = store.TaxonomyChange(model.Categories.Id);
                new TrendSeriesOutput(tables, taxonomy, parsed.Language(), output).Show(unit, change);
                break;
            case TrendTableOutput.Tests:
                new TrendSeriesOutput(tables, taxonomy, parsed.Language(), output).ShowTests();
                break;
            default:
                new TrendTableOutput(tables, taxonomy, model.Lexicon, parsed.Language(), output).Show(table);
                break;
        }
    }
}
