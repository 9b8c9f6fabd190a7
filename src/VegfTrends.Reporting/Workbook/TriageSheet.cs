using System.Globalization;
using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>The papers that are worth a person's look first, with room for a decision. The file can be given back:
/// <c>vegftrends decisions import</c>.</summary>
static class TriageSheet
{
    /// <summary>What a person can work through; the others are in the Papers sheet.</summary>
    public const int MostRows = 2_000;

    const int HeaderRow = 3,
        DecisionColumn = 7,
        MostLines = 8;

    static readonly double[] Widths =
    [
        46,
        34,
        44,
        20,
        11,
        14,
        EditableColumns.DecisionWidth,
        EditableColumns.NoteWidth,
    ];

    public static void Write(
        IXLWorksheet sheet,
        TrendReport report,
        WorkbookTexts texts,
        SheetPen pen,
        CancellationToken cancel
    )
    {
        var editable = new EditableColumns(report.Taxonomy, texts, pen);
        sheet.ShowGridLines = false;
        for (int c = 0; c < Widths.Length; c++)
        {
            sheet.Column(c + 1).Width = Widths[c];
        }

        IReadOnlyList<TriageItem> waiting = TriageOrder.Of(
            report.Papers.Select(p => p.Item),
            report.Method.Thresholds.ToDictionary(t => t.Category, t => t.AssignFrom)
        );
        TriageItem[] shown = [.. waiting.Take(MostRows)];
        pen.Title(sheet.Cell(1, 1), texts.TriageSheet);
        pen.Paragraph(sheet.Range(2, 1, 2, Widths.Length), texts.Triage(shown.Length, waiting.Count - shown.Length));
        pen.Header(
            sheet.Cell(HeaderRow, 1),
            [
                texts.PaperTitle,
                texts.Proposed,
                texts.Evidence,
                texts.Journal,
                texts.Published,
                texts.Link,
                .. editable.Headings,
            ]
        );
        sheet.Row(HeaderRow).Height = RowHeight.Of(2);
        sheet.SheetView.Freeze(HeaderRow, 1);
        SheetPen.Print(sheet, HeaderRow);
        int row = HeaderRow;
        foreach (TriageItem item in shown)
        {
            row++;
            if (row % 100 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            Paper paper = item.Paper.Paper;
            string title = paper.Title.In(texts.Language) ?? paper.Id,
                proposed = Proposed(item, report.Taxonomy, texts.Language),
                evidence = Evidence(item, texts);
            pen.Text(sheet.Cell(row, 1), title);
            pen.Text(sheet.Cell(row, 2), proposed);
            pen.Text(sheet.Cell(row, 3), evidence);
            pen.Text(sheet.Cell(row, 4), paper.Journal);
            pen.Text(sheet.Cell(row, 5), paper.Date?.ToString());
            pen.Link(sheet.Cell(row, 6), PaperLink.Of(paper));
            editable.Write(sheet.Cell(row, DecisionColumn), paper.Id, item.Paper.Decision);
            sheet.Row(row).Height = RowHeight.Of(
                new[] { (title, 0), (proposed, 1), (evidence, 2), (paper.Journal, 3) }.Max(t =>
                    RowHeight.Lines(t.Item1, Widths[t.Item2])
                ),
                MostLines
            );
        }

        if (shown.Length > 0)
        {
            IXLRange body = sheet.Range(HeaderRow + 1, 1, row, Widths.Length);
            body.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();
            SheetPen.Lines(body);
            SheetPen.LinkStyle(sheet.Range(HeaderRow + 1, 6, row, 6).Style);

            // Over the hidden columns too, so that sorting takes them along.
            sheet.Range(HeaderRow, 1, row, DecisionColumn + EditableColumns.Count - 1).SetAutoFilter();
        }

        editable.Finish(sheet, HeaderRow + 1, row, DecisionColumn);
        sheet.PageSetup.PrintAreas.Add(1, 1, row, Widths.Length);
    }

    static string Proposed(TriageItem item, Taxonomy taxonomy, Language language) =>
        string.Join(
            '\n',
            item.Proposals.Select(p =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{taxonomy.Name(p.Category, language)} {p.Score:0.00}{(p.IsUndecided ? " ?" : "")}"
                )
            )
        );

    // The words that did it, then the sentence they stand in.
    static string Evidence(TriageItem item, WorkbookTexts texts) =>
        item.Evidence(texts.Language) is not { } best ? ""
        : best.Words.Count == 0 ? best.Text
        : $"{string.Join(texts.And, best.Words)}\n{best.Text}";
}
