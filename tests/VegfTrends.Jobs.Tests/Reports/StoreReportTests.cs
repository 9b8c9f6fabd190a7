using VegfTrends.Core;
using VegfTrends.Jobs.Reports;
using VegfTrends.Reporting;
using VegfTrends.Reporting.Workbook;
using Xunit;

namespace VegfTrends.Jobs.Tests.Reports;

public sealed class StoreReportTests : JobTest
{
    static readonly DateOnly AsOf = new(2024, 6, 1);

    [Fact]
    public void Build_AndTrends_CountTheSame()
    {
        Import("atezolizumab", 2020, 2021, 2022);
        var assessed = new List<int>();
        var denominator = new Dictionary<int, int>
        {
            [2020] = 10,
            [2021] = 10,
            [2022] = 10,
        };
        TrendTables trends = StoreTrends.Of(Store, Model, AsOf, denominator, new Relay<int>(assessed.Add));
        Assert.Equal([3], assessed);
        TrendReport report = StoreReport.Build(Store, Model, new ReportPlan(AsOf, Language.En, "test", denominator));
        Assert.Equal((3, 3), (trends.Counted, report.Trends.Counted));
        Assert.Equal(
            trends.Series.SelectMany(s => s.Points.Select(p => (s.Category, p.Count, p.Share))),
            report.Trends.Series.SelectMany(s => s.Points.Select(p => (s.Category, p.Count, p.Share)))
        );
        Assert.Equal("test", report.Method.CommandLine);
    }

    [Fact]
    public void Again_LeavesOutWhatCameLater_AndSaysWhatChangedInPlace()
    {
        Import("atezolizumab", 2020, 2021);
        TrendReport first = Build(new ReportPlan(AsOf, Language.Zh, "test"));
        string workbook = Path.Combine(Folder.Root, "first.xlsx");
        TrendWorkbook.Save(first, workbook, Language.Zh);

        Import("sintilimab", 2022);
        ReportPlan plan = ReportPlan.Again(workbook);
        Assert.Equal((AsOf, Language.Zh, "test"), (plan.AsOf, plan.Language, plan.CommandLine));
        TrendReport again = Build(plan);
        Assert.Equal((2, 3), (again.Papers.Count, Build(plan with { Replay = null }).Papers.Count));
        Assert.Empty(plan.Differences(again.Method.Replay!));

        ReplayRecord other = again.Method.Replay! with { Model = "x", Lexicon = "y", State = "z" };
        Assert.Equal(3, plan.Differences(other).Count());
        Assert.Contains("x", plan.Differences(other).First(), StringComparison.Ordinal);
        Assert.Empty((plan with { Replay = null }).Differences(other));
    }

    [Fact]
    public void Again_SheetsOfAnotherLayout_AreRefused()
    {
        Import("atezolizumab", 2020);
        ReplayRecord record = Build(new ReportPlan(AsOf, Language.En, "test")).Method.Replay!;
        string file = Folder.File("record.json", (record with { Layout = 1 }).ToJson());
        Assert.StartsWith(
            "record.json: found sheets of layout 1",
            Assert.Throws<InvalidDataException>(() => ReportPlan.Again(file)).Message,
            StringComparison.Ordinal
        );
    }

    // A report lets go of its encoder.
    TrendReport Build(ReportPlan plan)
    {
        using ModelInUse model = ModelInUse.Load(folder: null);
        return StoreReport.Build(Store, model, plan);
    }
}
