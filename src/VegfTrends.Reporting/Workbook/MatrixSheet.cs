using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Which agents are combined, in which tumour, at which stage: two heat maps whose numbers lead to their
/// studies.</summary>
sealed class MatrixSheet(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen, Places places)
{
    const int Agents = 15,
        Partners = 15,
        Rows = 60;

    // The numbers of both heat maps begin in this column.
    const int First = 3;

    const double NumberWidth = 13;

    readonly TrendTables _trends = report.Trends;

    public void Write()
    {
        sheet.ShowGridLines = false;
        sheet.Column(1).Width = 46;
        sheet.Column(2).Width = 18;
        sheet.Columns(3, Partners + 2).Width = NumberWidth;
        pen.Title(sheet.Cell(1, 1), texts.MatrixSheet);
        pen.Text(sheet.Cell(2, 1), _trends.Pairs.Count == 0 ? texts.NoPairs : texts.MatrixNote);
        SheetPen.Print(sheet, headerRow: 0, XLPaperSize.A3Paper);
        if (_trends.Pairs.Count == 0)
        {
            return;
        }

        int row = AgentsByPartners(4);
        Stages(row + 1);
    }

    int AgentsByPartners(int row)
    {
        string[] agents = Most(_trends.Pairs.Select(p => (p.AntiVegf, p.Count)), Agents),
            partners = Most(_trends.Pairs.Select(p => (p.Partner, p.Count)), Partners);
        var counts = _trends.Pairs.ToDictionary(p => (p.AntiVegf, p.Partner), p => p.Count);
        pen.Section(sheet.Cell(row++, 1), texts.AgentsByPartners);
        int shown = counts
                .Where(c => agents.Contains(c.Key.AntiVegf) && partners.Contains(c.Key.Partner))
                .Sum(c => c.Value),
            all = counts.Values.Sum();
        if (shown < all)
        {
            pen.Text(sheet.Cell(row++, 1), texts.MatrixCut(shown, all));
        }

        string[] names = [.. partners.Select(p => report.Names.Agent(p).In(texts.Language)!)];
        pen.Header(sheet.Cell(row, 1), SheetPen.Unique([texts.AntiVegf, texts.Studies, .. names]));
        sheet.Row(row).Height = RowHeight.Of(names.Max(n => RowHeight.Lines(n, NumberWidth - 1)) + 1);
        int first = row + 1;
        foreach (string agent in agents)
        {
            row++;
            pen.Text(sheet.Cell(row, 1), report.Names.Agent(agent).In(texts.Language));
            sheet.Cell(row, 2).SetValue(_trends.Pairs.Where(p => p.AntiVegf == agent).Sum(p => p.Count));
            for (int i = 0; i < partners.Length; i++)
            {
                sheet.Cell(row, First + i).SetValue(counts.GetValueOrDefault((agent, partners[i])));
                pen.Lead(sheet.Cell(row, First + i), places.Pair(agent, partners[i]));
            }
        }

        Heat(first, row, First, First + partners.Length - 1);
        SheetPen.Table(sheet.Range(first - 1, 1, row, First + partners.Length - 1), "AgentMatrix");
        return row + 1;
    }

    void Stages(int row)
    {
        pen.Section(sheet.Cell(row++, 1), texts.PairsByStage(report.Names.FirstTumour.Name));
        EvidenceStage[] stages = Enum.GetValues<EvidenceStage>();
        pen.Header(
            sheet.Cell(row, 1),
            SheetPen.Unique([texts.Combination, texts.Cancer, .. stages.Select(texts.StageOf), texts.Studies])
        );
        sheet.Row(row).Height = RowHeight.Of(2);
        int first = row + 1;
        // The specialty's tumour first, then what was studied most.
        var groups = _trends
            .Combinations.GroupBy(c => (c.AntiVegf, c.Partner, c.Cancer))
            .OrderBy(g => g.Key.Cancer != report.Names.FirstTumour.Key)
            .ThenByDescending(g => g.Sum(c => c.Count))
            .ThenBy(g => g.Key.AntiVegf, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Partner, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Cancer, StringComparer.Ordinal)
            .ToArray();
        foreach (var group in groups.Take(Rows))
        {
            row++;
            pen.Text(sheet.Cell(row, 1), report.Names.Pair(group.Key.AntiVegf, group.Key.Partner, texts.Language));
            pen.Text(sheet.Cell(row, 2), report.Names.Cancer(group.Key.Cancer).In(texts.Language));
            for (int i = 0; i < stages.Length; i++)
            {
                sheet.Cell(row, First + i).SetValue(group.Where(c => c.Stage == stages[i]).Sum(c => c.Count));
                pen.Lead(
                    sheet.Cell(row, First + i),
                    places.Cell(group.Key.AntiVegf, group.Key.Partner, group.Key.Cancer, stages[i])
                );
            }

            sheet.Cell(row, First + stages.Length).SetValue(group.Sum(c => c.Count));
        }

        Heat(first, row, First, First + stages.Length - 1);
        SheetPen.Lines(sheet.Range(first, First + stages.Length, row, First + stages.Length));
        SheetPen.Table(sheet.Range(first - 1, 1, row, First + stages.Length), "PairsByStage");
        if (groups.Length > Rows)
        {
            pen.Text(
                sheet.Cell(row + 1, 1),
                texts.MatrixCut(groups.Take(Rows).Sum(g => g.Sum(c => c.Count)), groups.Sum(g => g.Sum(c => c.Count)))
            );
        }
    }

    // From white to one blue: read by lightness, so by everybody.
    void Heat(int top, int bottom, int left, int right)
    {
        IXLRange range = sheet.Range(top, left, bottom, right);
        range.Style.NumberFormat.SetFormat("0;-0;\u00B7").Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        range.AddConditionalFormat().ColorScale().LowestValue(XLColor.White).HighestValue(XLColor.FromHtml("#6BAED6"));
        SheetPen.Lines(sheet.Range(top, 1, bottom, right));
    }

    static string[] Most(IEnumerable<(string Key, int Count)> counts, int most) =>
        [
            .. counts
                .GroupBy(c => c.Key)
                .OrderByDescending(g => g.Sum(c => c.Count))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(most)
                .Select(g => g.Key),
        ];
}
