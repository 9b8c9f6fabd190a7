using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>What is new or rising: agents, pairs and terms, names of both languages joined.</summary>
sealed class EmergingSheet(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen, Places places)
{
    static readonly double[] Widths = [44, 13, 18, 10, 10, 10, 10, 10, 10, 13, 10, 10, 10, 10];

    public void Write()
    {
        sheet.ShowGridLines = false;
        for (int c = 0; c < Widths.Length; c++)
        {
            sheet.Column(c + 1).Width = Widths[c];
        }

        pen.Title(sheet.Cell(1, 1), texts.EmergingSheet);
        pen.Paragraph(
            sheet.Range(2, 1, 2, Widths.Length),
            report.Trends.Emerging.Count == 0 ? texts.NothingEmerging : texts.EmergingNote
        );
        SheetPen.Print(sheet, headerRow: 0);
        int row = 3;
        foreach (EmergingKind kind in Enum.GetValues<EmergingKind>())
        {
            EmergingConcept[] found = [.. report.Trends.Emerging.Where(e => e.Kind == kind)];
            row = found.Length == 0 ? row : Table(row + 1, kind, found);
        }
    }

    int Table(int row, EmergingKind kind, EmergingConcept[] found)
    {
        pen.Section(sheet.Cell(row++, 1), texts.EmergingOf(kind));
        int years = found[0].Recent.Count,
            from = found[0].RecentFrom;
        string[] recent =
        [
            .. Enumerable.Range(from, years).Select(y => y == report.Trends.AsOf.Year ? $"{y}*" : $"{y}"),
        ];
        pen.Header(
            sheet.Cell(row, 1),
            SheetPen.Unique([
                texts.NameHeading,
                texts.FirstSeenOn,
                texts.FirstPaper,
                texts.Studies,
                .. recent,
                texts.Change,
                texts.Acceleration,
                texts.RateRatio,
                texts.Low,
                texts.High,
                "q",
            ])
        );
        sheet.Row(row).Height = RowHeight.Of(2);
        int first = row + 1,
            after = 5 + years,
            last = after + 5;
        foreach (EmergingConcept concept in found)
        {
            row++;
            pen.Text(
                sheet.Cell(row, 1),
                concept.Partner is { } partner
                    ? report.Names.Pair(concept.Key, partner, texts.Language)
                    : concept.Name.In(texts.Language)
            );
            pen.Text(sheet.Cell(row, 2), concept.FirstSeen.ToString());
            pen.Text(sheet.Cell(row, 3), concept.FirstPaperId);
            pen.Lead(sheet.Cell(row, 3), places.Paper(concept.FirstPaperId));
            sheet.Cell(row, 4).SetValue(concept.Count);
            if (concept.Partner is not null)
            {
                pen.Lead(sheet.Cell(row, 4), places.Pair(concept.Key, concept.Partner));
            }

            for (int i = 0; i < years; i++)
            {
                sheet.Cell(row, 5 + i).SetValue(concept.Recent[i]);
            }

            sheet.Cell(row, after).SetValue(concept.Change);
            sheet.Cell(row, after + 1).SetValue(concept.Acceleration);
            Number(after + 2, concept.Ratio.Ratio);
            Number(after + 3, concept.Ratio.Low);
            Number(after + 4, concept.Ratio.High);
            Number(after + 5, concept.Q);
        }

        sheet.Range(first, after, row, after + 1).Style.NumberFormat.SetFormat("+0;-0;0");
        sheet.Range(first, after + 2, row, after + 4).Style.NumberFormat.SetFormat("0.0");
        sheet.Range(first, last, row, last).Style.NumberFormat.SetFormat("0.000");
        sheet.Range(first - 1, 4, row, last).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        SheetPen.LinkStyle(sheet.Range(first, 3, row, 3).Style);
        SheetPen.Lines(sheet.Range(first, 1, row, last));
        SheetPen.Table(sheet.Range(first - 1, 1, row, last), $"Emerging{kind}s");
        return row + 1;

        void Number(int column, double value)
        {
            if (double.IsFinite(value))
            {
                sheet.Cell(row, column).SetValue(value);
            }
            else
            {
                pen.Text(sheet.Cell(row, column), double.IsPositiveInfinity(value) ? "\u221E" : null);
            }
        }
    }
}
