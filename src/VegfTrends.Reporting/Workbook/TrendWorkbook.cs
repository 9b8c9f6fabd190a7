using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

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
    /// <param name="language">Of all names and texts; titles and evidence stay as they are.</param>
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
        var texts = new WorkbookTexts(pen.Language);
        using var package = new MemoryStream();
        ChartPlan? charts = WriteCells(report, package, texts, pen, cancel);
        if (charts is not null)
        {
            ChartParts.Add(package, charts, texts, pen.Font);
        }

        cancel.ThrowIfCancellationRequested();
        StablePackage.Copy(package, target, report.Trends.AsOf, SheetParts.ByPart(package, pen.Additions), cancel);
    }

    static ChartPlan? WriteCells(
        TrendReport report,
        Stream package,
        WorkbookTexts texts,
        SheetPen pen,
        CancellationToken cancel
    )
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        workbook.Style.Font.FontName = pen.Font;
        workbook.Style.Font.FontSize = SheetPen.FontSize;
        workbook.Properties.Title = texts.Title;
        workbook.Properties.Author = "VegfTrends";
        var places = new Places(report, texts);
        SummarySheet.Write(workbook.AddWorksheet(texts.SummarySheet), report, texts, pen);
        cancel.ThrowIfCancellationRequested();
        ChartPlan? charts = new TrendsSheet(
            workbook.AddWorksheet(texts.TrendsSheet),
            report,
            texts,
            pen,
            places
        ).Write();
        cancel.ThrowIfCancellationRequested();
        new MatrixSheet(workbook.AddWorksheet(texts.MatrixSheet), report, texts, pen, places).Write();
        new EmergingSheet(workbook.AddWorksheet(texts.EmergingSheet), report, texts, pen, places).Write();
        new MaturitySheet(workbook.AddWorksheet(texts.MaturitySheet), report, texts, pen, places).Write();
        cancel.ThrowIfCancellationRequested();
        SuggestionsSheet.Write(workbook.AddWorksheet(texts.SuggestionsSheet), report, texts, pen);
        TriageSheet.Write(workbook.AddWorksheet(texts.TriageSheet), report, texts, pen, cancel);
        cancel.ThrowIfCancellationRequested();
        PapersSheet.Write(workbook.AddWorksheet(texts.PapersSheet), report, texts, pen);
        StudiesSheet.Write(workbook.AddWorksheet(texts.StudiesSheet), report, texts, pen, places);
        StudiesSheet.WritePairs(workbook.AddWorksheet(texts.CombinationsSheet), report, texts, pen, places);
        new QualitySheet(workbook.AddWorksheet(texts.QualitySheet), report, texts, pen).Write();
        QuarantineSheet.Write(workbook.AddWorksheet(texts.QuarantineSheet), report, texts, pen, cancel);
        new MethodSheet(workbook.AddWorksheet(texts.MethodSheet), report, texts, pen).Write();
        cancel.ThrowIfCancellationRequested();
        workbook.SaveAs(package);
        return charts;
    }
}
