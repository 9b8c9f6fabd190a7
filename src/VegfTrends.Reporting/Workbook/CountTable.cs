using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Counts with the classifier's errors taken out, and what unfinished periods will probably hold: long tables,
/// one row a category and period.</summary>
sealed class CountTable(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
{
    /// <summary>Returns the first row below.</summary>
    public int Write(int row)
    {
        row = Corrected(row);
        return Unfinished(row + 1);
    }

    int Corrected(int row)
    {
        pen.Section(sheet.Cell(row++, 1), texts.CorrectedCounts);
        var points = report
            .Taxonomy.Categories.Select(c =>
                (
                    Category: c,
                    Points: report
                        .Trends.Of(c.Key, PeriodUnit.Year)
                        .Points.Where(p => p.Corrected is { Correctable: true })
                        .ToArray()
                )
            )
            .Where(c => c.Points.Any(p => p.Count > 0))
            .ToArray();
        pen.Text(
            sheet.Cell(row++, 1),
            points.Length == 0 ? texts.NotCorrectable(ClassifierErrorCorrection.LeastDecisions) : texts.CorrectedNote
        );
        if (points.Length == 0)
        {
            return row;
        }

        return Rows(
            row,
            "CorrectedCounts",
            [texts.Category, texts.Year, texts.RawCount, texts.Corrected, texts.Low, texts.High],
            points.SelectMany(c =>
                c.Points.Select(p =>
                    (
                        c.Category,
                        p.Period,
                        new double[] { p.Count, p.Corrected!.Corrected, p.Corrected.Low, p.Corrected.High }
                    )
                )
            ),
            "0.0"
        );
    }

    int Unfinished(int row)
    {
        pen.Section(sheet.Cell(row++, 1), texts.UnfinishedPeriods);
        var points = Enum.GetValues<PeriodUnit>()
            .SelectMany(unit =>
                report.Taxonomy.Categories.SelectMany(c =>
                    report
                        .Trends.Of(c.Key, unit)
                        .Points.Where(p => p.Nowcast is not null && p.Count > 0)
                        .Select(p =>
                            (
                                Category: c,
                                p.Period,
                                new[]
                                {
                                    p.Count,
                                    p.Nowcast!.Completeness,
                                    p.Nowcast.Expected,
                                    p.Nowcast.Low,
                                    p.Nowcast.High,
                                }
                            )
                        )
                )
            )
            .ToArray();
        pen.Text(sheet.Cell(row++, 1), points.Length == 0 ? texts.NoDelays(IndexingDelays.Least) : texts.NowcastNote);
        return points.Length == 0
            ? row
            : Rows(
                row,
                "UnfinishedPeriods",
                [texts.Category, texts.Period, texts.SoFar, texts.Completeness, texts.Foreseen, texts.Low, texts.High],
                points,
                "0.0"
            );
    }

    int Rows(
        int row,
        string table,
        string[] headings,
        IEnumerable<(Category Category, Period Period, double[] Numbers)> rows,
        string format
    )
    {
        pen.Header(sheet.Cell(row, 1), SheetPen.Unique(headings));
        sheet.Row(row).Height = RowHeight.Of(2);
        int first = row + 1;
        foreach ((Category category, Period period, double[] numbers) in rows)
        {
            row++;
            pen.Text(sheet.Cell(row, 1), report.Taxonomy.Name(category.Key, texts.Language));
            pen.Text(sheet.Cell(row, 2), period.ToString());
            for (int i = 0; i < numbers.Length; i++)
            {
                sheet.Cell(row, 3 + i).SetValue(numbers[i]);
            }
        }

        sheet.Range(first, 4, row, headings.Length).Style.NumberFormat.SetFormat(format);
        if (headings.Contains(texts.Completeness))
        {
            sheet.Range(first, 4, row, 4).Style.NumberFormat.SetFormat("0 %");
        }

        sheet
            .Range(first - 1, 2, row, headings.Length)
            .Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        SheetPen.Lines(sheet.Range(first, 1, row, headings.Length));
        SheetPen.Table(sheet.Range(first - 1, 1, row, headings.Length), table);
        return row + 1;
    }
}
