using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>One row a category: is its change more than chance?</summary>
sealed class TestTable(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
{
    public const int SparkColumn = 2,
        Columns = 19;

    /// <param name="row">Of the section's heading; column heads and rows follow.</param>
    /// <param name="categories">That were tested, in order.</param>
    public void Write(int row, IReadOnlyList<Category> categories)
    {
        CategoryTest any = report.Trends.Tests[0];
        YearlyChange windows = report.Trends.Changes[0];
        (string before, string after) = Sentences.Windows(windows);
        pen.Section(
            sheet.Cell(row, 1),
            texts.Language.Pick(
                $"统计检验（{Sentences.Years(any.FromYear, any.ToYear)} 年）",
                $"Is it more than chance? ({Sentences.Years(any.FromYear, any.ToYear)})"
            )
        );
        pen.Header(
            sheet.Cell(++row, 1),
            SheetPen.Unique([
                texts.Category,
                texts.Course,
                texts.Finding,
                before,
                after,
                texts.RateRatio,
                texts.Low,
                texts.High,
                "q " + texts.RateRatio,
                texts.Slope,
                texts.Low + " ",
                texts.High + " ",
                "q " + texts.TrendTest,
                texts.Bursts,
                texts.Steps,
                texts.Next12,
                texts.Low + "  ",
                texts.High + "  ",
                texts.BackTest,
            ])
        );
        sheet.Row(row).Height = RowHeight.Of(3);
        int first = row + 1;
        foreach (Category category in categories)
        {
            row++;
            CategoryTest test = report.Trends.Tests.Single(t => t.Category == category.Key);
            bool isLeaf = category.Parent is not null;
            pen.Text(sheet.Cell(row, 1), report.Taxonomy.Name(category.Key, texts.Language));
            sheet.Cell(row, 1).Style.Alignment.SetIndent(isLeaf ? 1 : 0);
            pen.Text(sheet.Cell(row, 3), texts.FindingOf(Findings.Of(test)));
            Number(4, test.Ratio.Before);
            Number(5, test.Ratio.After);
            Number(6, test.Ratio.Ratio);
            Number(7, test.Ratio.Low);
            Number(8, test.Ratio.High);
            Number(9, test.QRatio);
            Number(10, test.Line.Slope);
            Number(11, test.Line.Low);
            Number(12, test.Line.High);
            Number(13, test.QTrend);
            pen.Text(
                sheet.Cell(row, 14),
                string.Join(
                    "; ",
                    test.Bursts.Select(b => Sentences.Years(test.FromYear + b.First, test.FromYear + b.Last))
                )
            );
            pen.Text(
                sheet.Cell(row, 15),
                string.Join("; ", test.Steps.Select(s => Sentences.Years(test.FromYear + s.At, test.FromYear + s.At)))
            );
            Number(16, test.NextYear?.Expected);
            Number(17, test.NextYear?.Low);
            Number(18, test.NextYear?.High);
            Number(19, test.NextYear?.BackTestError);
            sheet.Row(row).Height = 20;
            if (!isLeaf)
            {
                sheet.Range(row, 1, row, Columns).Style.Font.SetBold().Fill.SetBackgroundColor(SheetPen.PartFill);
            }
        }

        Format(6, 8, "0.00");
        Format(9, 9, "0.000");
        Format(10, 12, "0.0");
        Format(13, 13, "0.000");
        Format(16, 19, "0");
        sheet.Range(first - 1, 4, row, Columns).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        sheet.Range(first, 1, row, Columns).Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        SheetPen.Lines(sheet.Range(first, 1, row, Columns));
        SheetPen.Table(sheet.Range(first - 1, 1, row, Columns), "CategoryTests");

        void Number(int column, double? value)
        {
            if (value is { } number && double.IsFinite(number))
            {
                sheet.Cell(row, column).SetValue(number);
            }
            else if (value is double.PositiveInfinity)
            {
                pen.Text(sheet.Cell(row, column), "\u221E");
            }
        }

        void Format(int from, int to, string format) =>
            sheet.Range(first, from, row, to).Style.NumberFormat.SetFormat(format);
    }
}
