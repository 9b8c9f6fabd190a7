using System.Globalization;
using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Reporting.Workbook;

namespace VegfTrends.Reporting.DecisionFiles;

/// <summary>One sheet of decisions with the editable and hidden columns of the report.</summary>
static class DecisionWorkbook
{
    const int DecisionColumn = 7;

    static readonly double[] Widths = [17, 60, 24, 12, 16, 17];

    public static int Write(Stream target, IEnumerable<ExportedPaper> decided, Taxonomy taxonomy, Language language)
    {
        var texts = new WorkbookTexts(language);
        var pen = new SheetPen(language);
        var editable = new EditableColumns(taxonomy, texts, pen);
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        workbook.Style.Font.FontName = pen.Font;
        workbook.Style.Font.FontSize = 10;
        workbook.Properties.Author = "VegfTrends";
        IXLWorksheet sheet = workbook.AddWorksheet(texts.DecisionsSheet);
        for (int c = 0; c < Widths.Length; c++)
        {
            sheet.Column(c + 1).Width = Widths[c];
        }

        pen.Header(
            sheet.Cell(1, 1),
            [
                texts.Id,
                texts.PaperTitle,
                texts.Journal,
                texts.Published,
                texts.DecidedBy,
                texts.DecidedOn,
                .. editable.Headings,
            ]
        );
        int row = 1;
        foreach (ExportedPaper paper in decided)
        {
            row++;
            pen.Text(sheet.Cell(row, 1), paper.Paper.Id);
            pen.Text(sheet.Cell(row, 2), paper.Paper.Title.In(language));
            pen.Text(sheet.Cell(row, 3), paper.Paper.Journal);
            pen.Text(sheet.Cell(row, 4), paper.Paper.Date?.ToString());
            pen.Text(sheet.Cell(row, 5), paper.Decision!.Who);
            pen.Text(
                sheet.Cell(row, 6),
                paper.Decision.When.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            );
            editable.Write(sheet.Cell(row, DecisionColumn), paper.Paper.Id, paper.Decision);
        }

        int last = DecisionColumn + EditableColumns.Count - 1;
        sheet.Range(1, 1, row, last).SetAutoFilter();
        sheet.SheetView.FreezeRows(1);
        SheetPen.Print(sheet, headerRow: 1);
        editable.Finish(sheet, 2, row, DecisionColumn);
        sheet.Range(1, 1, row, last).Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();
        using var package = new MemoryStream();
        workbook.SaveAs(package);
        package.WriteTo(target);
        return row - 1;
    }
}
