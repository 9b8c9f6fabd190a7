using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Plain sentences first, then the numbers behind them.</summary>
static class SummarySheet
{
    const int Columns = 7,
        Shown = 10;

    public static void Write(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
    {
        sheet.ShowGridLines = false;
        sheet.Column(1).Width = 46;
        sheet.Columns(2, Columns).Width = 17;
        pen.Title(sheet.Cell(1, 1), texts.Title);
        var sentences = new Sentences(report, texts);
        int row = 2;
        pen.Text(sheet.Cell(row++, 1), $"{texts.AsOf} {sentences.Day}");
        foreach (string sentence in sentences.Summary())
        {
            pen.Paragraph(sheet.Range(row, 1, row, Columns), "• " + sentence);
            row++;
        }

        if (report.Trends.Counted > 0)
        {
            row = Categories(sheet, row + 1, report, texts, pen);
            row = Pairs(sheet, row + 1, report, texts, pen);
            Agents(sheet, row + 1, report, texts, pen);
        }

        SheetPen.Print(sheet, headerRow: 0);
        sheet.PageSetup.FitToPages(1, 1);
    }

    static int Categories(IXLWorksheet sheet, int row, TrendReport report, WorkbookTexts texts, SheetPen pen)
    {
        TrendTables trends = report.Trends;
        (string before, string after) = Sentences.Windows(trends.Changes[0]);
        int lastComplete = trends.Changes[0].ToYear;
        pen.Section(sheet.Cell(row++, 1), texts.Categories);
        pen.Header(
            sheet.Cell(row, 1),
            [
                texts.Category,
                texts.AllYears,
                before,
                after,
                texts.RateRatio,
                "q",
                texts.Language.Pick($"{lastComplete} 年占比", $"Share of {lastComplete}"),
            ]
        );
        int first = row + 1;
        foreach (Category category in report.Taxonomy.Categories)
        {
            row++;
            TrendSeries series = trends.Of(category.Key, PeriodUnit.Year);
            YearlyChange change = trends.Changes.Single(c => c.Category == category.Key);
            bool isLeaf = category.Parent is not null;
            pen.Text(sheet.Cell(row, 1), report.Taxonomy.Name(category.Key, texts.Language));
            sheet.Cell(row, 1).Style.Alignment.SetIndent(isLeaf ? 1 : 0);
            sheet.Cell(row, 2).SetValue(series.Points.Sum(p => p.Count));
            sheet.Cell(row, 3).SetValue(change.Before);
            sheet.Cell(row, 4).SetValue(change.After);
            if (trends.Tests.FirstOrDefault(t => t.Category == category.Key) is { } test)
            {
                pen.Text(sheet.Cell(row, 5), Sentences.Interval(test.Ratio));
                sheet.Cell(row, 6).SetValue(test.QRatio);
                sheet.Cell(row, 6).Style.Font.SetBold(Findings.Of(test) is Finding.Rose or Finding.Fell);
            }

            if (series.Points.FirstOrDefault(p => p.Period.Year == lastComplete)?.Share is { } share)
            {
                sheet.Cell(row, 7).SetValue(share);
            }

            if (!isLeaf)
            {
                sheet.Range(row, 1, row, Columns).Style.Font.SetBold().Fill.SetBackgroundColor(SheetPen.PartFill);
            }
        }

        SheetPen.Lines(sheet.Range(first, 1, row, Columns));
        sheet.Range(first, 6, row, 6).Style.NumberFormat.Format = "0.000";
        sheet.Range(first, 7, row, 7).Style.NumberFormat.Format = "0.0%";
        sheet.Range(first - 1, 2, row, Columns).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        return row + 1;
    }

    static int Pairs(IXLWorksheet sheet, int row, TrendReport report, WorkbookTexts texts, SheetPen pen)
    {
        if (report.Trends.Pairs.Count == 0)
        {
            return row;
        }

        int[] years = [.. report.Trends.Of(PeriodUnit.Year).Select(y => y.Period.Year)];
        int lastComplete = report.Trends.Changes[0].ToYear;
        int at = Array.IndexOf(years, lastComplete);
        pen.Section(sheet.Cell(row++, 1), texts.Combinations);
        pen.Header(
            sheet.Cell(row, 1),
            [
                texts.Combination,
                texts.Papers,
                texts.Language.Pick($"{lastComplete} 年", $"In {lastComplete}"),
                texts.FirstSeen,
            ]
        );
        int first = row + 1;
        foreach (PairCount pair in report.Trends.Pairs.Take(Shown))
        {
            row++;
            pen.Text(sheet.Cell(row, 1), report.Names.Pair(pair.AntiVegf, pair.Partner, texts.Language));
            sheet.Cell(row, 2).SetValue(pair.Count);
            sheet.Cell(row, 3).SetValue(at < 0 ? 0 : pair.ByYear[at]);
            sheet.Cell(row, 4).SetValue(pair.FirstYear);
        }

        SheetPen.Lines(sheet.Range(first, 1, row, 4));
        sheet.Range(first - 1, 2, row, 4).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        sheet.Row(first - 1).Height = RowHeight.Of(2);
        return row + 1;
    }

    static void Agents(IXLWorksheet sheet, int row, TrendReport report, WorkbookTexts texts, SheetPen pen)
    {
        pen.Section(sheet.Cell(row++, 1), texts.Agents);
        Side(CombinationSide.AntiVegf, texts.AntiVegf, column: 1);
        Side(CombinationSide.Immune, texts.Partner, column: 4);

        void Side(CombinationSide side, string heading, int column)
        {
            // The right-hand list needs two columns for its names.
            int numbers = column == 1 ? 2 : Columns;
            pen.Header(
                sheet.Cell(row, column),
                column == 1 ? [heading, texts.Papers] : [heading, "", "", texts.Papers]
            );
            int line = row;
            foreach (AgentCount agent in report.Trends.Agents.Where(a => a.Side == side).Take(Shown))
            {
                line++;
                pen.Text(sheet.Cell(line, column), report.Names.Agent(agent.Key).In(texts.Language));
                sheet.Cell(line, numbers).SetValue(agent.Count);
            }

            if (line > row)
            {
                SheetPen.Lines(sheet.Range(row + 1, column, line, numbers));
            }

            sheet.Range(row, numbers, line, numbers).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        }
    }
}
