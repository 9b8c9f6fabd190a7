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
        Labels labels,
        SheetPen pen,
        CancellationToken cancel
    )
    {
        var editable = new EditableColumns(report.Taxonomy, labels, pen);
        sheet.ShowGridLines = false;
        for (int c = 0; c < Widths.Length; c++)
        {
            sheet.Column(c + 1).Width = Widths[c];
        }

        PaperRow[] waiting = [.. InOrder(report)];
        PaperRow[] shown = waiting[..Math.Min(waiting.Length, MostRows)];
        pen.Title(sheet.Cell(1, 1), labels.TriageSheet);
        pen.Paragraph(sheet.Range(2, 1, 2, Widths.Length), labels.Triage(shown.Length, waiting.Length - shown.Length));
        pen.Header(
            sheet.Cell(HeaderRow, 1),
            [
                labels.PaperTitle,
                labels.Proposed,
                labels.Evidence,
                labels.Journal,
                labels.Published,
                labels.Link,
                .. editable.Headings,
            ]
        );
        sheet.Row(HeaderRow).Height = RowHeight.Of(2);
        sheet.SheetView.Freeze(HeaderRow, 1);
        SheetPen.Print(sheet, HeaderRow);
        int row = HeaderRow;
        foreach (PaperRow paper in shown)
        {
            row++;
            if (row % 100 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            string title = paper.Paper.Title.In(labels.Language) ?? paper.Paper.Id,
                proposed = Proposed(paper, report, labels),
                evidence = Evidence(paper, labels);
            pen.Text(sheet.Cell(row, 1), title);
            pen.Text(sheet.Cell(row, 2), proposed);
            pen.Text(sheet.Cell(row, 3), evidence);
            pen.Text(sheet.Cell(row, 4), paper.Paper.Journal);
            pen.Text(sheet.Cell(row, 5), paper.Paper.Date?.ToString());
            pen.Link(sheet.Cell(row, 6), PaperLink.Of(paper.Paper));
            editable.Write(sheet.Cell(row, DecisionColumn), paper.Paper.Id, paper.Item.Decision);
            sheet.Row(row).Height = RowHeight.Of(
                new[] { (title, 0), (proposed, 1), (evidence, 2), (paper.Paper.Journal, 3) }.Max(t =>
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

    // Undecided papers, the likeliest first; then those that the model assigned, the narrowest first. The report's
    // papers come newest first.
    static IEnumerable<PaperRow> InOrder(TrendReport report)
    {
        var from = report.Method.Thresholds.ToDictionary(t => t.Category, t => t.AssignFrom);
        PaperRow[] open = [.. report.Papers.Where(p => p.Item.Decision is null && p.Item.Stands)];
        double Score(PaperRow p, string key) => p.Item.Assessment.Scores.GetValueOrDefault(key);
        return open.Where(p => p.Item.Assessment.Verdict == Verdict.Undecided)
            .OrderByDescending(p => p.Item.Undecided.Max(k => Score(p, k)))
            .Concat(
                open.Where(p => p.Item.Assessment.Verdict == Verdict.Assigned)
                    .OrderBy(p => p.Item.Assigned.Min(k => Score(p, k) - from.GetValueOrDefault(k)))
            );
    }

    static string Proposed(PaperRow paper, TrendReport report, Labels labels)
    {
        IEnumerable<string> Lines(IEnumerable<string> keys, string mark) =>
            keys.Select(k => (k, paper.Item.Assessment.Scores.GetValueOrDefault(k)))
                .OrderByDescending(k => k.Item2)
                .Select(k =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{report.Taxonomy.Name(k.k, labels.Language)} {k.Item2:0.00}{mark}"
                    )
                );

        return string.Join('\n', Lines(paper.Item.Assigned, "").Concat(Lines(paper.Item.Undecided, " ?")));
    }

    // The words that did it, then the sentence they stand in.
    static string Evidence(PaperRow paper, Labels labels)
    {
        if (PaperEvidence.Best(paper.Item, labels.Language) is not { } best)
        {
            return "";
        }

        Bilingual texts = best.Field.IsTitle() ? paper.Paper.Title : paper.Paper.Abstract;
        string text = texts.Only(best.Field.Language())!;
        string words = string.Join(
            labels.And,
            best.Words.Where(w => w.Share > 0 && w.Start >= 0 && w.Start < w.End && w.End <= text.Length)
                .Select(w => text[w.Start..w.End])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(5)
        );
        return words.Length == 0 ? text[best.Start..best.End] : $"{words}\n{text[best.Start..best.End]}";
    }
}
