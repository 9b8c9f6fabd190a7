using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Reporting.Workbook;

namespace VegfTrends.Reporting;

/// <summary>Writes a report as an Excel workbook.</summary>
public static class TrendWorkbook
{
    /// <summary>Version of sheets, tables and columns: rises when a name that people's own formulas may use goes away
    /// or means something else.</summary>
    public const int Layout = 2;

    /// <summary>
    /// Saves the whole workbook or nothing: a file that stood at the path stays as it was until the new one is
    /// complete. The same report gives the same bytes.
    /// </summary>
    /// <param name="report">What to write.</param>
    /// <param name="path">Ends in <c>.xlsx</c>; its folder exists.</param>
    /// <param name="language">Of all names and labels; titles and evidence stay as they are.</param>
    /// <param name="cancel">Asked between sheets and every thousand rows.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because it is open in Excel.</exception>
    public static void Save(TrendReport report, string path, Language language, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, file => Write(report, file, new SheetPen(language), cancel));
    }

    internal static void Write(TrendReport report, Stream target, SheetPen pen, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var labels = new Labels(pen.Language);
        using var package = new MemoryStream();
        ChartPlan? charts = WriteCells(report, package, labels, pen, cancel);
        if (charts is not null)
        {
            ChartParts.Add(package, charts, labels, pen.Font);
        }

        cancel.ThrowIfCancellationRequested();
        StablePackage.Copy(package, target, report.Trends.AsOf, SheetParts.ByPart(package, pen.Additions), cancel);
    }

    static ChartPlan? WriteCells(
        TrendReport report,
        Stream package,
        Labels labels,
        SheetPen pen,
        CancellationToken cancel
    )
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        workbook.Style.Font.FontName = pen.Font;
        workbook.Style.Font.FontSize = SheetPen.FontSize;
        workbook.Properties.Title = labels.Title;
        workbook.Properties.Author = "VegfTrends";
        var places = new Places(report, labels);
        SummarySheet.Write(workbook.AddWorksheet(labels.SummarySheet), report, labels, pen);
        cancel.ThrowIfCancellationRequested();
        ChartPlan? charts = new TrendsSheet(
            workbook.AddWorksheet(labels.TrendsSheet),
            report,
            labels,
            pen,
            places
        ).Write();
        cancel.ThrowIfCancellationRequested();
        new MatrixSheet(workbook.AddWorksheet(labels.MatrixSheet), report, labels, pen, places).Write();
        new EmergingSheet(workbook.AddWorksheet(labels.EmergingSheet), report, labels, pen, places).Write();
        new MaturitySheet(workbook.AddWorksheet(labels.MaturitySheet), report, labels, pen, places).Write();
        cancel.ThrowIfCancellationRequested();
        SuggestionsSheet.Write(workbook.AddWorksheet(labels.SuggestionsSheet), report, labels, pen);
        TriageSheet.Write(workbook.AddWorksheet(labels.TriageSheet), report, labels, pen, cancel);
        cancel.ThrowIfCancellationRequested();
        PapersSheet.Write(workbook.AddWorksheet(labels.PapersSheet), report, labels, pen);
        StudiesSheet.Write(workbook.AddWorksheet(labels.StudiesSheet), report, labels, pen, places);
        StudiesSheet.WritePairs(workbook.AddWorksheet(labels.CombinationsSheet), report, labels, pen, places);
        new QualitySheet(workbook.AddWorksheet(labels.QualitySheet), report, labels, pen).Write();
        QuarantineSheet.Write(workbook.AddWorksheet(labels.QuarantineSheet), report, labels, pen, cancel);
        new MethodSheet(workbook.AddWorksheet(labels.MethodSheet), report, labels, pen).Write();
        cancel.ThrowIfCancellationRequested();
        workbook.SaveAs(package);
        return charts;
    }
}
