using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>What to read next, and why.</summary>
static class SuggestionsSheet
{
    const int HeaderRow = 3;

    static readonly double[] Widths = [7, 48, 44, 32, 11, 22, 10, 11, 14, 17];

    public static void Write(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
    {
        sheet.ShowGridLines = false;
        for (int c = 0; c < Widths.Length; c++)
        {
            sheet.Column(c + 1).Width = Widths[c];
        }

        pen.Title(sheet.Cell(1, 1), texts.SuggestionsSheet);
        pen.Paragraph(sheet.Range(2, 1, 2, Widths.Length), new Sentences(report, texts).Suggesting().First());
        pen.Header(
            sheet.Cell(HeaderRow, 1),
            [
                texts.Rank,
                texts.PaperTitle,
                texts.Reasons,
                texts.Assigned,
                texts.Published,
                texts.Journal,
                texts.Minutes,
                texts.Score,
                texts.Link,
                texts.Id,
            ]
        );
        sheet.Row(HeaderRow).Height = RowHeight.Of(2);
        sheet.SheetView.FreezeRows(HeaderRow);
        SheetPen.Print(sheet, HeaderRow);
        if (report.Suggestions.Items.Count == 0)
        {
            pen.Text(sheet.Cell(HeaderRow + 1, 1), texts.NoSuggestions);
            return;
        }

        int row = HeaderRow;
        foreach (Suggestion suggestion in report.Suggestions.Items)
        {
            row++;
            PaperRow paper = report.Paper(suggestion.PaperId);
            string title = paper.Paper.Title.In(texts.Language) ?? suggestion.PaperId;
            string reasons = string.Join("\n", suggestion.ReasonsIn(texts.Language));
            string categories = string.Join(
                "\n",
                paper.Item.Assigned.Select(k => report.Taxonomy.Name(k, texts.Language))
            );
            sheet.Cell(row, 1).SetValue(suggestion.Rank);
            pen.Text(sheet.Cell(row, 2), title);
            pen.Text(sheet.Cell(row, 3), reasons);
            pen.Text(sheet.Cell(row, 4), categories);
            pen.Text(sheet.Cell(row, 5), paper.Paper.Date?.ToString());
            pen.Text(sheet.Cell(row, 6), paper.Paper.Journal);
            sheet.Cell(row, 7).SetValue(suggestion.Minutes);
            sheet.Cell(row, 8).SetValue(Math.Round(suggestion.Score, 4));
            pen.Link(sheet.Cell(row, 9), PaperLink.Of(paper.Paper));
            pen.Text(sheet.Cell(row, 10), suggestion.PaperId);
            sheet.Row(row).Height = RowHeight.Of(
                new[] { (title, 1), (reasons, 2), (categories, 3), (paper.Paper.Journal, 5) }.Max(t =>
                    RowHeight.Lines(t.Item1, Widths[t.Item2])
                )
            );
        }

        IXLRange body = sheet.Range(HeaderRow + 1, 1, row, Widths.Length);
        body.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();
        SheetPen.Lines(body);
        SheetPen.LinkStyle(sheet.Range(HeaderRow + 1, 9, row, 9).Style);
        sheet.Range(HeaderRow + 1, 8, row, 8).Style.NumberFormat.SetFormat("0.00");
        foreach (int column in new[] { 1, 7, 8 })
        {
            sheet
                .Range(HeaderRow, column, row, column)
                .Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        }
    }
}
