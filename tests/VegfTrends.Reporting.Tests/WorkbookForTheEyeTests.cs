using System.Diagnostics;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Reporting.Workbook;
using Xunit;

namespace VegfTrends.Reporting.Tests;

/// <summary>Writes workbooks to look at, and how long a large one takes, into the folder that VEGFTRENDS_RENDER names;
/// does nothing without it.</summary>
public class WorkbookForTheEyeTests
{
    [SkippableFact]
    public void Save_BothLanguagesAndLarge()
    {
        string? folder = Environment.GetEnvironmentVariable("VEGFTRENDS_RENDER");
        Skip.If(folder is null);
        TrendReport report = TrendReportBuilder.Build(InventedPapers.Input(220));
        TrendWorkbook.Save(report, Path.Combine(folder, "zh.xlsx"), Language.Zh);
        TrendWorkbook.Save(report, Path.Combine(folder, "en.xlsx"), Language.En);

        TrendReportInput large = InventedPapers.Input(5_000);
        var watch = Stopwatch.StartNew();
        report = TrendReportBuilder.Build(large);
        TimeSpan build = watch.Elapsed;
        watch.Restart();
        TrendWorkbook.Save(report, Path.Combine(folder, "large.xlsx"), Language.Zh);
        File.WriteAllText(
            Path.Combine(folder, "times.txt"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"5,000 papers: build {build.TotalSeconds:0.0} s, save {watch.Elapsed.TotalSeconds:0.0} s, working set "
                    + $"{Environment.WorkingSet / 1e6:0} MB\n"
            )
        );
    }
}
