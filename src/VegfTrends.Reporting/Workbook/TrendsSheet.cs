using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>What the statistics say of every category, two charts, then counts and shares by year, quarter and month;
/// every number leads to its studies.</summary>
sealed class TrendsSheet(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen, Places places)
{
    /// <summary>Rows that the charts cover.</summary>
    public const int ChartRows = 24;

    const double FirstWidth = 40,
        NumberWidth = 13;

    // Period, all papers. Papers of the year alone stand last and in the tables of years only, so that categories keep
    // their columns.
    const int FixedColumns = 2;

    readonly TrendTables _trends = report.Trends;
    readonly IReadOnlyList<Category> _categories = report.Taxonomy.Categories;
    readonly Sentences _sentences = new(report, texts);

    /// <summary>Writes the sheet; what has to be drawn on it, or <c>null</c> when nothing is counted.</summary>
    public ChartPlan? Write()
    {
        sheet.ShowGridLines = false;
        int last = FixedColumns + _categories.Count;
        sheet.Column(1).Width = FirstWidth;
        sheet.Columns(2, Math.Max(last + 1, TestTable.Columns)).Width = NumberWidth;
        pen.Title(sheet.Cell(1, 1), texts.TrendsSheet);
        pen.Text(
            sheet.Cell(2, 1),
            _trends.Counted == 0 ? texts.NothingCounted : $"{texts.AsOf} {_sentences.Day} ({texts.IncompleteNote})"
        );
        if (_trends.Counted == 0)
        {
            SheetPen.Print(sheet, headerRow: 0);
            return null;
        }

        int row = 3;
        foreach (string note in _sentences.TrendNotes())
        {
            pen.Text(sheet.Cell(row++, 1), note);
        }

        // The statistics stand above the table of years that their sparklines show.
        IReadOnlyList<Category> tested = [.. _categories.Where(c => _trends.Tests.Any(t => t.Category == c.Key))];
        int testRow = row + 1;
        row = tested.Count == 0 ? row : testRow + tested.Count + 3;
        ChartLine[] lines =
        [
            .. _categories
                .Select((c, i) => (Category: c, Column: FixedColumns + 1 + i))
                .Where(c => report.Taxonomy.Leaves.Contains(c.Category))
                .Select(c => new ChartLine(
                    CellText.Clean(report.Taxonomy.Name(c.Category.Key, texts.Language)).Text,
                    c.Column,
                    [.. _trends.Of(c.Category.Key, PeriodUnit.Year).Points.Select(p => p.Count)]
                ))
                .Where(l => l.Values.Any(v => v > 0)),
        ];
        int chartTop = row + 1;
        row = lines.Length == 0 ? row + 1 : chartTop + ChartRows + 1;
        int headerRow = row + 1;
        row = Periods(row, PeriodUnit.Year, texts.ByYear, "CountsByYear", shares: false);
        row = Periods(row + 1, PeriodUnit.Year, texts.ShareByYear, "SharesByYear", shares: true);
        if (tested.Count > 0)
        {
            new TestTable(sheet, report, texts, pen).Write(testRow, tested);
        }

        row = new CountTable(sheet, report, texts, pen).Write(row + 1);
        row = new OriginTable(sheet, report, texts, pen).Write(row + 1);
        sheet.PageSetup.AddHorizontalPageBreak(row);
        row = Periods(row + 1, PeriodUnit.Quarter, texts.ByQuarter, "CountsByQuarter", shares: false);
        sheet.PageSetup.AddHorizontalPageBreak(row);
        Periods(row + 1, PeriodUnit.Month, texts.ByMonth, "CountsByMonth", shares: false);
        SheetPen.Print(sheet, headerRow: 0, XLPaperSize.A3Paper);
        PeriodTotal[] years = [.. _trends.Of(PeriodUnit.Year)];
        IReadOnlyList<Spark> sparks =
        [
            .. tested.Select(
                (c, i) =>
                    new Spark(
                        sheet
                            .Range(
                                headerRow + 1,
                                FixedColumns + 1 + Index(c),
                                headerRow + years.Length,
                                FixedColumns + 1 + Index(c)
                            )
                            .RangeAddress.ToStringRelative(includeSheet: false),
                        sheet.Cell(testRow + 2 + i, TestTable.SparkColumn).Address.ToString()!
                    )
            ),
        ];
        return new ChartPlan(
            sheet.Name,
            chartTop,
            headerRow,
            [.. years.Select(Name)],
            lines,
            years[^1].Incomplete,
            sparks
        );
    }

    int Index(Category category) => _categories.TakeWhile(c => c != category).Count();

    static string Name(PeriodTotal total) => total.Period + (total.Incomplete ? "*" : "");

    // Returns the first row below.
    int Periods(int row, PeriodUnit unit, string heading, string table, bool shares)
    {
        int last = FixedColumns + _categories.Count + (unit == PeriodUnit.Year ? 1 : 0);
        PeriodTotal[] totals = [.. _trends.Of(unit)];
        TrendSeries[] series = [.. _categories.Select(c => _trends.Of(c.Key, unit))];
        pen.Section(sheet.Cell(row++, 1), heading);
        string[] names = [.. _categories.Select(c => report.Taxonomy.Name(c.Key, texts.Language))];
        string period = unit switch
        {
            PeriodUnit.Year => texts.Year,
            PeriodUnit.Quarter => texts.Quarter,
            _ => texts.Month,
        };
        pen.Header(
            sheet.Cell(row, 1),
            SheetPen.Unique([
                period,
                texts.AllPapers,
                .. names,
                .. unit == PeriodUnit.Year ? [texts.YearAlone] : Array.Empty<string>(),
            ])
        );
        sheet.Row(row).Height = RowHeight.Of(names.Max(n => RowHeight.Lines(n, NumberWidth - 1)) + 1);
        int first = row + 1;
        for (int i = 0; i < totals.Length; i++)
        {
            row++;
            pen.Text(sheet.Cell(row, 1), Name(totals[i]));
            sheet.Cell(row, 2).SetValue(totals[i].Count);
            pen.Lead(sheet.Cell(row, 2), places.All(totals[i].Period));
            if (unit == PeriodUnit.Year)
            {
                sheet.Cell(row, last).SetValue(totals[i].YearOnly);
            }

            for (int c = 0; c < series.Length; c++)
            {
                TrendPoint point = series[c].Points[i];
                IXLCell cell = sheet.Cell(row, FixedColumns + 1 + c);
                pen.Lead(cell, places.Category(series[c].Category, point.Period));
                if (!shares)
                {
                    cell.SetValue(point.Count);
                }
                else if (point.Share is { } share)
                {
                    cell.SetValue(share);
                }
            }

            if (totals[i].Incomplete)
            {
                sheet.Range(row, 1, row, last).Style.Font.SetItalic();
            }
        }

        IXLRange numbers = sheet.Range(first, FixedColumns + 1, row, FixedColumns + _categories.Count);
        // Noughts step back so that the eye finds what is there.
        numbers.Style.NumberFormat.Format = shares ? "0.0%;-0.0%;\u2013" : "0;-0;\u2013";
        sheet.Range(first - 1, 2, row, last).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        for (int c = 0; c < _categories.Count; c++)
        {
            if (_categories[c].Parent is null)
            {
                sheet
                    .Range(first, FixedColumns + 1 + c, row, FixedColumns + 1 + c)
                    .Style.Fill.SetBackgroundColor(SheetPen.PartFill);
            }
        }

        SheetPen.Lines(sheet.Range(first, 1, row, last));
        SheetPen.Table(sheet.Range(first - 1, 1, row, last), table);
        return row + 1;
    }
}
