using ClosedXML.Excel;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Records that could not be read: kept and shown, never dropped.</summary>
static class QuarantineSheet
{
    // The rest of a long text is in its cell.
    const int MostLines = 6;

    static readonly double[] Widths = [32, 10, 24, 54, 54];

    public static void Write(
        IXLWorksheet sheet,
        TrendReport report,
        WorkbookTexts texts,
        SheetPen pen,
        CancellationToken cancel
    )
    {
        sheet.ShowGridLines = false;
        for (int c = 0; c < Widths.Length; c++)
        {
            sheet.Column(c + 1).Width = Widths[c];
        }

        pen.Header(sheet.Cell(1, 1), [texts.File, texts.Record, texts.Position, texts.Found, texts.Expected]);
        sheet.Row(1).Height = RowHeight.Of(1);
        sheet.SheetView.FreezeRows(1);
        SheetPen.Print(sheet, headerRow: 1);
        if (report.Quarantine.Count == 0)
        {
            pen.Text(sheet.Cell(2, 1), texts.NothingQuarantined);
            return;
        }

        int row = 1;
        foreach (QuarantineEntry entry in report.Quarantine)
        {
            row++;
            if (row % 1_000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            pen.Text(sheet.Cell(row, 1), entry.File);
            sheet.Cell(row, 2).SetValue(entry.Record);
            pen.Text(sheet.Cell(row, 3), entry.Position);
            pen.Text(sheet.Cell(row, 4), entry.Found);
            pen.Text(sheet.Cell(row, 5), entry.Expected);
            sheet.Row(row).Height = RowHeight.Of(
                new[] { (entry.File, 0), (entry.Position, 2), (entry.Found, 3), (entry.Expected, 4) }.Max(t =>
                    RowHeight.Lines(t.Item1, Widths[t.Item2])
                ),
                MostLines
            );
        }

        IXLRange body = sheet.Range(2, 1, row, Widths.Length);
        body.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();
        sheet.Range(1, 2, row, 2).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        SheetPen.Lines(body);
    }
}
