using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Reporting.Workbook;

namespace VegfTrends.Reporting.Documents;

/// <summary>Writes a document as an Excel workbook, a sheet a section. Charts appear as the tables of their
/// points.</summary>
public static class DocumentWorkbook
{
    const double NarrowColumn = 11,
        WideColumn = 48;

    /// <summary>Saves the whole workbook or nothing. The same document gives the same bytes.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="path">Ends in <c>.xlsx</c>; its folder exists.</param>
    /// <param name="cancel">Asked between sheets.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because it is open in Excel.</exception>
    public static void Save(Document document, string path, CancellationToken cancel = default) =>
        WholeFile.Write(path, file => Write(document, file, cancel));

    internal static void Write(Document document, Stream target, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var pen = new SheetPen(document.Language);
        using var package = new MemoryStream();
        using (var workbook = new XLWorkbook(XLEventTracking.Disabled))
        {
            workbook.Style.Font.FontName = pen.Font;
            workbook.Style.Font.FontSize = 10;
            workbook.Properties.Title = document.Title;
            workbook.Properties.Author = "VegfTrends";
            foreach ((int i, DocumentSection section) in document.Sections.Index())
            {
                cancel.ThrowIfCancellationRequested();
                Write(workbook.AddWorksheet(section.Heading), i == 0 ? document.Title : section.Heading, section, pen);
            }

            workbook.SaveAs(package);
        }

        // The workbook carries no time of its own: the same figures give the same bytes.
        StablePackage.Copy(
            package,
            target,
            new DateOnly(2000, 1, 1),
            SheetParts.ByPart(package, pen.Additions),
            cancel
        );
    }

    static void Write(IXLWorksheet sheet, string title, DocumentSection section, SheetPen pen)
    {
        sheet.ShowGridLines = false;
        DocumentTable[] tables = [.. section.Tables, .. section.Charts.Select(Points)];
        int columns = Math.Max(4, tables.Select(t => t.Columns.Count).DefaultIfEmpty(0).Max());
        for (int c = 0; c < columns; c++)
        {
            // A column is wide when a table has long texts in it.
            int longest = tables
                .Where(t => c < t.Columns.Count)
                .SelectMany(t => t.Rows)
                .Select(r => r[c] is string text ? text.Length : 0)
                .DefaultIfEmpty(0)
                .Max();
            sheet.Column(c + 1).Width =
                longest > 30 ? WideColumn : Math.Max(c == 0 ? 2.5 * NarrowColumn : NarrowColumn, longest + 2);
        }

        pen.Title(sheet.Cell(1, 1), title);
        int row = 3;
        foreach (string paragraph in section.Paragraphs)
        {
            pen.Paragraph(sheet.Range(row, 1, row, columns), paragraph);
            row++;
        }

        foreach (DocumentTable table in tables)
        {
            row = Table(sheet, row + 1, table, pen);
        }

        SheetPen.Print(sheet, headerRow: 0);
    }

    static int Table(IXLWorksheet sheet, int row, DocumentTable table, SheetPen pen)
    {
        pen.Section(sheet.Cell(row++, 1), table.Caption);
        pen.Header(sheet.Cell(row, 1), table.Columns);
        sheet.Row(row).Height = RowHeight.Of(
            table.Columns.Select((c, i) => RowHeight.Lines(c, sheet.Column(i + 1).Width)).DefaultIfEmpty(1).Max()
        );
        int first = ++row;
        foreach (IReadOnlyList<object?> cells in table.Rows)
        {
            int lines = 1;
            for (int c = 0; c < cells.Count; c++)
            {
                IXLCell cell = sheet.Cell(row, c + 1);
                switch (cells[c])
                {
                    case int or long:
                        cell.SetValue(Convert.ToInt64(cells[c], System.Globalization.CultureInfo.InvariantCulture))
                            .Style.NumberFormat.SetFormat("#,##0");
                        break;
                    case double number when double.IsNaN(number):
                        pen.Text(cell, "–");
                        break;
                    case double number:
                        // More digits say nothing and differ between processors.
                        cell.SetValue(Math.Round(number, 6)).Style.NumberFormat.SetFormat("0.000");
                        break;
                    case { } text:
                        pen.Text(cell, text.ToString());
                        lines = Math.Max(lines, RowHeight.Lines(text.ToString()!, sheet.Column(c + 1).Width));
                        break;
                }
            }

            sheet.Row(row).Height = RowHeight.Of(lines);
            row++;
        }

        if (row > first)
        {
            IXLRange body = sheet.Range(first, 1, row - 1, table.Columns.Count);
            body.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();
            SheetPen.Lines(body);
        }

        return row;
    }

    static DocumentTable Points(DocumentChart chart) =>
        new(
            chart.Title,
            [$"{chart.XAxis} / {chart.YAxis}", chart.XAxis, chart.YAxis],
            [
                .. chart.Lines.SelectMany(l =>
                    l.Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y))
                        .Select(p => (IReadOnlyList<object?>)[l.Name, p.X, p.Y])
                ),
            ]
        );
}
