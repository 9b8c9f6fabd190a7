using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Reporting;
using VegfTrends.Reporting.Workbook;

namespace VegfTrends.Cli;

/// <summary>A report as the workbook that <c>--out</c> names, and the counts that a summary shows.</summary>
static class WorkbookOutput
{
    /// <exception cref="IOException">The workbook cannot be written.</exception>
    public static void Save(TrendReport report, FileInfo target, Language language, CancellationToken cancel)
    {
        try
        {
            TrendWorkbook.Save(report, target.FullName, language, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"--out: '{target.FullName}' could not be written; close it if another program has it open. ({e.Message})",
                e
            );
        }
    }

    /// <summary>One JSON row and one line.</summary>
    public static void Show(TrendReport report, FileInfo target, Output output)
    {
        TrendTables trends = report.Trends;
        output.Row(
            new
            {
                Report = target.FullName,
                AsOf = trends.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Papers = report.Papers.Count,
                trends.Counted,
                trends.Combining,
                trends.Undecided,
                Suggestions = report.Suggestions.Items.Count,
                Quarantined = report.Quarantine.Count,
            }
        );
        output.Line(
            output.Texts.Report(
                trends.Counted,
                trends.Combining,
                trends.Undecided,
                report.Suggestions.Items.Count,
                target.FullName
            )
        );
    }
}
