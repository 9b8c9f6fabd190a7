using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Where the charts of the trends sheet find their numbers, and where they go.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="HeaderRow">Row of the headings of the year table, from 1; the years follow.</param>
/// <param name="Periods">The years as written.</param>
/// <param name="Lines">One a leaf category that has papers.</param>
/// <param name="LastIsIncomplete">The last year is still running.</param>
sealed record ChartPlan(string Sheet, int HeaderRow, IReadOnlyList<string> Periods, IReadOnlyList<ChartLine> Lines, bool LastIsIncomplete);

/// <param name="Name">Heading of the column.</param>
/// <param name="Column">From 1.</param>
/// <param name="Values">One a year.</param>
sealed record ChartLine(string Name, int Column, IReadOnlyList<int> Values);

/// <summary>Counts and shares by year, quarter and month, under two charts.</summary>
static class TrendsSheet
{
    /// <summary>The rows that the charts cover.</summary>
    public const int ChartTop = 4, ChartRows = 24;

    const double PeriodWidth = 14, NumberWidth = 13;

    // Period, all papers. Papers of the year alone stand last and in the tables of years only, so that categories keep their columns.
    const int FixedColumns = 2;

    public static ChartPlan? Write(IXLWorksheet sheet, TrendReport report, Labels labels, SheetPen pen)
    {
        sheet.ShowGridLines = false;
        IReadOnlyList<Category> categories = report.Taxonomy.Categories;
        int last = FixedColumns + categories.Count;
        sheet.Column(1).Width = PeriodWidth;
        sheet.Columns(2, last + 1).Width = NumberWidth;
        pen.Title(sheet.Cell(1, 1), labels.TrendsSheet);
        pen.Text(sheet.Cell(2, 1), report.Trends.Counted == 0 ? labels.NothingCounted : $"{labels.AsOf} {new Sentences(report, labels).Day} ({labels.IncompleteNote})");
        if (report.Trends.Counted == 0)
        {
            SheetPen.Print(sheet, headerRow: 0);
            return null;
        }

        if (new Sentences(report, labels).FinePeriods() is { } note)
        {
            pen.Text(sheet.Cell(3, 1), note);
        }

        ChartLine[] lines = [.. categories.Select((c, i) => (Category: c, Column: FixedColumns + 1 + i))
            .Where(c => report.Taxonomy.Leaves.Contains(c.Category))
            .Select(c => new ChartLine(CellText.Clean(report.Taxonomy.Name(c.Category.Key, labels.Language)).Text, c.Column,
                [.. report.Trends.Of(c.Category.Key, PeriodUnit.Year).Points.Select(p => p.Count)]))
            .Where(l => l.Values.Any(v => v > 0))];
        int row = lines.Length == 0 ? ChartTop : ChartTop + ChartRows + 1;
        int headerRow = row + 1;
        var table = new PeriodTable(sheet, report, labels, pen);
        row = table.Write(row, PeriodUnit.Year, labels.ByYear, shares: false);
        row = table.Write(row + 1, PeriodUnit.Year, labels.ShareByYear, shares: true);
        sheet.PageSetup.AddHorizontalPageBreak(row);
        row = table.Write(row + 1, PeriodUnit.Quarter, labels.ByQuarter, shares: false);
        sheet.PageSetup.AddHorizontalPageBreak(row);
        table.Write(row + 1, PeriodUnit.Month, labels.ByMonth, shares: false);
        SheetPen.Print(sheet, headerRow, XLPaperSize.A3Paper);
        PeriodTotal[] years = [.. report.Trends.Of(PeriodUnit.Year)];
        return lines.Length == 0 ? null : new ChartPlan(sheet.Name, headerRow, [.. years.Select(PeriodTable.Name)], lines, years[^1].Incomplete);
    }

    sealed class PeriodTable(IXLWorksheet sheet, TrendReport report, Labels labels, SheetPen pen)
    {
        public static string Name(PeriodTotal total) => total.Period + (total.Incomplete ? "*" : "");

        /// <summary>Returns the first row below.</summary>
        public int Write(int row, PeriodUnit unit, string heading, bool shares)
        {
            IReadOnlyList<Category> categories = report.Taxonomy.Categories;
            int last = FixedColumns + categories.Count + (unit == PeriodUnit.Year ? 1 : 0);
            PeriodTotal[] totals = [.. report.Trends.Of(unit)];
            TrendSeries[] series = [.. categories.Select(c => report.Trends.Of(c.Key, unit))];
            pen.Section(sheet.Cell(row++, 1), heading);
            string[] names = [.. categories.Select(c => report.Taxonomy.Name(c.Key, labels.Language))];
            string period = unit switch { PeriodUnit.Year => labels.Year, PeriodUnit.Quarter => labels.Quarter, _ => labels.Month };
            pen.Header(sheet.Cell(row, 1), [period, labels.AllPapers, .. names, .. unit == PeriodUnit.Year ? [labels.YearAlone] : Array.Empty<string>()]);
            sheet.Row(row).Height = RowHeight.Of(names.Max(n => RowHeight.Lines(n, NumberWidth - 1)) + 1);
            int first = row + 1;
            for (int i = 0; i < totals.Length; i++)
            {
                row++;
                pen.Text(sheet.Cell(row, 1), Name(totals[i]));
                sheet.Cell(row, 2).SetValue(totals[i].Count);
                if (unit == PeriodUnit.Year)
                {
                    sheet.Cell(row, last).SetValue(totals[i].YearOnly);
                }

                for (int c = 0; c < series.Length; c++)
                {
                    TrendPoint point = series[c].Points[i];
                    if (!shares)
                    {
                        sheet.Cell(row, FixedColumns + 1 + c).SetValue(point.Count);
                    }
                    else if (point.Share is { } share)
                    {
                        sheet.Cell(row, FixedColumns + 1 + c).SetValue(share);
                    }
                }

                if (totals[i].Incomplete)
                {
                    sheet.Range(row, 1, row, last).Style.Font.SetItalic();
                }
            }

            IXLRange numbers = sheet.Range(first, FixedColumns + 1, row, FixedColumns + categories.Count);
            // Noughts step back so that the eye finds what is there.
            numbers.Style.NumberFormat.Format = shares ? "0.0%;-0.0%;\u2013" : "0;-0;\u2013";
            sheet.Range(first - 1, 2, row, last).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
            for (int c = 0; c < categories.Count; c++)
            {
                if (categories[c].Parent is null)
                {
                    sheet.Range(first, FixedColumns + 1 + c, row, FixedColumns + 1 + c).Style.Fill.SetBackgroundColor(SheetPen.PartFill);
                }
            }

            SheetPen.Lines(sheet.Range(first, 1, row, last));
            return row + 1;
        }
    }
}
