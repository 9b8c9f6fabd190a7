using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Reporting.Workbook;

namespace VegfTrends.Reporting;

/// <summary>Writes a report as an Excel workbook.</summary>
public static class TrendWorkbook
{
    /// <summary>
    /// Saves the whole workbook or nothing: a file that stood at the path stays as it was until the new one is complete. The same report gives the same bytes.
    /// </summary>
    /// <param name="report">What to write.</param>
    /// <param name="path">Ends in <c>.xlsx</c>; its folder exists.</param>
    /// <param name="language">Of all names and labels; titles and evidence stay as they are.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because it is open in Excel.</exception>
    public static void Save(TrendReport report, string path, Language language)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
        try
        {
            using (FileStream file = File.Create(temporary))
            {
                Write(report, file, new SheetPen(language));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    internal static void Write(TrendReport report, Stream target, SheetPen pen)
    {
        ArgumentNullException.ThrowIfNull(report);
        var labels = new Labels(pen.Language);
        using var package = new MemoryStream();
        ChartPlan? charts = WriteCells(report, package, labels, pen);
        if (charts is not null)
        {
            ChartParts.Add(package, charts, labels, pen.Font);
        }

        StablePackage.Copy(package, target, report.Trends.AsOf);
    }

    static ChartPlan? WriteCells(TrendReport report, Stream package, Labels labels, SheetPen pen)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        workbook.Style.Font.FontName = pen.Font;
        workbook.Style.Font.FontSize = 10;
        workbook.Properties.Title = labels.Title;
        workbook.Properties.Author = "VegfTrends";
        SummarySheet.Write(workbook.AddWorksheet(labels.SummarySheet), report, labels, pen);
        ChartPlan? charts = TrendsSheet.Write(workbook.AddWorksheet(labels.TrendsSheet), report, labels, pen);
        PapersSheet.Write(workbook.AddWorksheet(labels.PapersSheet), report, labels, pen);
        SuggestionsSheet.Write(workbook.AddWorksheet(labels.SuggestionsSheet), report, labels, pen);
        QuarantineSheet.Write(workbook.AddWorksheet(labels.QuarantineSheet), report, labels, pen);
        new MethodSheet(workbook.AddWorksheet(labels.MethodSheet), report, labels, pen).Write();
        workbook.SaveAs(package);
        return charts;
    }
}
