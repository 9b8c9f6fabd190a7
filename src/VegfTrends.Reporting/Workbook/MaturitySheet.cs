using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>How far every combination has come, from the laboratory to phase 3, and when.</summary>
sealed class MaturitySheet(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen, Places places)
{
    const int HeaderRow = 4,
        Columns = 14;

    public void Write()
    {
        sheet.ShowGridLines = false;
        sheet.Column(1).Width = 46;
        sheet.Column(2).Width = 16;
        sheet.Columns(3, Columns).Width = 11;
        pen.Title(sheet.Cell(1, 1), texts.MaturitySheet);
        pen.Paragraph(
            sheet.Range(2, 1, 2, Columns),
            report.Trends.Maturity.Count == 0 ? texts.NoPairs : texts.MaturityNote
        );
        SheetPen.Print(sheet, report.Trends.Maturity.Count == 0 ? 0 : HeaderRow);
        if (report.Trends.Maturity.Count == 0)
        {
            return;
        }

        pen.Header(
            sheet.Cell(HeaderRow, 1),
            SheetPen.Unique([
                texts.Combination,
                texts.HighestStage,
                texts.Studies,
                .. EvidenceStages.Ladder.SelectMany(s => new[] { texts.StageOf(s), texts.Since(texts.StageOf(s)) }),
                texts.StageOf(EvidenceStage.Observational),
                texts.StageOf(EvidenceStage.Review),
                texts.StageOf(EvidenceStage.Other),
            ])
        );
        sheet.Row(HeaderRow).Height = RowHeight.Of(3);
        sheet.SheetView.Freeze(HeaderRow, 1);
        int row = HeaderRow;
        foreach (PairMaturity pair in report.Trends.Maturity)
        {
            row++;
            pen.Text(sheet.Cell(row, 1), report.Names.Pair(pair.AntiVegf, pair.Partner, texts.Language));
            pen.Text(sheet.Cell(row, 2), pair.Highest is { } highest ? texts.StageOf(highest) : "\u2013");
            sheet.Cell(row, 3).SetValue(pair.Count);
            pen.Lead(sheet.Cell(row, 3), places.Pair(pair.AntiVegf, pair.Partner));
            int column = 4;
            foreach (StageCount stage in pair.Stages)
            {
                sheet.Cell(row, column).SetValue(stage.Count);
                if (stage.FirstYear is { } year)
                {
                    sheet.Cell(row, column + 1).SetValue(year);
                }

                if (stage.Count > 0)
                {
                    sheet.Range(row, column, row, column + 1).Style.Fill.SetBackgroundColor(Shade(stage.Stage));
                }

                column += 2;
            }

            sheet.Cell(row, column).SetValue(pair.Observational);
            sheet.Cell(row, column + 1).SetValue(pair.Reviews);
            sheet.Cell(row, column + 2).SetValue(pair.Others);
        }

        // Years are no counts: no nought of theirs is hidden.
        sheet
            .Range(HeaderRow + 1, 3, row, Columns)
            .Style.NumberFormat.SetFormat("0;-0;\u00B7")
            .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        SheetPen.Lines(sheet.Range(HeaderRow + 1, 1, row, Columns));
        SheetPen.Table(sheet.Range(HeaderRow, 1, row, Columns), "Maturity");
    }

    // Darker the nearer to practice; every shade carries black text.
    static XLColor Shade(EvidenceStage stage) =>
        XLColor.FromHtml(
            stage switch
            {
                EvidenceStage.Preclinical => "#EFF3FF",
                EvidenceStage.Phase1 => "#C6DBEF",
                EvidenceStage.Phase2 => "#9ECAE1",
                _ => "#6BAED6",
            }
        );
}
