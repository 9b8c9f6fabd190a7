using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>How the numbers came about. Written last, since it counts what the other sheets had to cut.</summary>
sealed class MethodSheet(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
{
    static readonly double[] Widths = [46, 18, 70, 12, 14, 14];

    int _row = 1;

    public void Write()
    {
        sheet.ShowGridLines = false;
        for (int c = 0; c < Widths.Length; c++)
        {
            sheet.Column(c + 1).Width = Widths[c];
        }

        pen.Title(sheet.Cell(_row++, 1), texts.MethodSheet);
        Section(texts.HowCounted);
        Paragraphs(new Sentences(report, texts).Counting());
        Section(texts.HowRanked);
        Paragraphs(new Sentences(report, texts).Suggesting());
        Counts();
        Run();
        Inputs();
        Thresholds();
        SheetPen.Print(sheet, headerRow: 0);
    }

    void Paragraphs(IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            pen.Paragraph(sheet.Range(_row, 1, _row, 3), "• " + sentence);
            _row++;
        }
    }

    void Counts()
    {
        Section(texts.Counts);
        foreach ((CountState state, int count) in report.Trends.States.OrderBy(s => s.Key))
        {
            Pair(texts.State(state), count);
        }

        Pair(texts.YearAlone, report.Trends.YearOnly);
        Pair(texts.Undecided, report.Trends.Undecided);
        Pair(texts.Quarantined, report.Quarantine.Count);
        Pair(texts.StaleEvidence, report.Papers.Count(p => p.IsStale));
        Pair(texts.CutCells, pen.CutCells);
        Pair(texts.LeftOutRows, pen.LeftOutRows);
    }

    void Run()
    {
        MethodInfo method = report.Method;
        Section(texts.Run);
        Pair(texts.AsOf, new Sentences(report, texts).Day);
        Pair(texts.CommandLine, method.CommandLine);
        Pair(texts.Encoder, method.EncoderId);
        Pair(texts.Model, method.ModelId);
        Pair(texts.Lexicon, method.LexiconSha256);
        Pair(texts.Taxonomy, method.TaxonomySha256);
        if (method.TaxonomyChange is { } change)
        {
            Pair(texts.TaxonomyChange, change);
        }

        Pair(texts.Layout, TrendWorkbook.Layout);
        if (method.Replay is { } replay)
        {
            Pair(
                texts.Replay,
                $"vegftrends report --replay {texts.Language.Pick("此文件", "THIS-FILE")}.xlsx --out again.xlsx"
            );
            sheet.Workbook.NamedRanges.Add(ReplayRecord.CellName, sheet.Range(_row, 2, _row, 2));
            Pair(texts.ReplayRecord, replay.ToJson());
        }

        Pair(texts.Versions, string.Join(", ", method.Versions.Select(v => $"{v.Name} {v.Version}")));
        Pair(texts.UnknownCategories, string.Join(", ", report.Trends.UnknownCategories));
        Pair(texts.UnknownLikes, string.Join(", ", report.Suggestions.UnknownLikes));
    }

    void Inputs()
    {
        if (report.Method.Inputs.Count == 0)
        {
            return;
        }

        Section(texts.Inputs);
        pen.Header(
            sheet.Cell(_row, 1),
            [texts.File, texts.Format, "SHA-256", texts.Read, texts.Duplicates, texts.Quarantined]
        );
        sheet.Row(_row).Height = RowHeight.Of(2);
        int first = ++_row;
        foreach (InputFile input in report.Method.Inputs)
        {
            pen.Text(sheet.Cell(_row, 1), input.Name);
            pen.Text(sheet.Cell(_row, 2), input.Format);
            pen.Text(sheet.Cell(_row, 3), input.Sha256);
            sheet.Cell(_row, 4).SetValue(input.Read);
            sheet.Cell(_row, 5).SetValue(input.Duplicates);
            sheet.Cell(_row, 6).SetValue(input.Quarantined);
            sheet.Row(_row).Height = RowHeight.Of(RowHeight.Lines(input.Name, Widths[0]));
            _row++;
        }

        Body(first, Widths.Length);
    }

    void Thresholds()
    {
        if (report.Method.Thresholds.Count == 0)
        {
            return;
        }

        Section(texts.Thresholds);
        pen.Header(sheet.Cell(_row, 1), [texts.Category, texts.Key, "", texts.AssignFrom, texts.UndecidedFrom]);
        sheet.Range(_row, 2, _row, 3).Merge();
        sheet.Row(_row).Height = RowHeight.Of(2);
        int first = ++_row;
        foreach (CategoryThreshold threshold in report.Method.Thresholds)
        {
            pen.Text(sheet.Cell(_row, 1), report.Taxonomy.Name(threshold.Category, texts.Language));
            pen.Text(sheet.Cell(_row, 2), threshold.Category);
            sheet.Range(_row, 2, _row, 3).Merge();
            sheet.Cell(_row, 4).SetValue(threshold.AssignFrom).Style.NumberFormat.SetFormat("0.000");
            sheet.Cell(_row, 5).SetValue(threshold.UndecidedFrom).Style.NumberFormat.SetFormat("0.000");
            _row++;
        }

        Body(first, 5);
    }

    void Body(int first, int columns)
    {
        IXLRange body = sheet.Range(first, 1, _row - 1, columns);
        body.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();
        SheetPen.Lines(body);
    }

    void Section(string heading)
    {
        _row++;
        pen.Section(sheet.Cell(_row++, 1), heading);
    }

    void Pair(string name, int number)
    {
        sheet.Cell(_row, 2).SetValue(number);
        sheet
            .Cell(_row, 2)
            .Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left)
            .Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        Name(name, 1);
    }

    void Pair(string name, string? text)
    {
        string shown = string.IsNullOrEmpty(text) ? "\u2013" : text;
        IXLRange cells = sheet.Range(_row, 2, _row, 3);
        cells.Merge().Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        pen.Text(cells.FirstCell(), shown);
        Name(name, RowHeight.Lines(shown, Widths[1] + Widths[2]));
    }

    void Name(string name, int lines)
    {
        pen.Text(sheet.Cell(_row, 1), name);
        sheet.Cell(_row, 1).Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        sheet.Row(_row).Height = RowHeight.Of(Math.Max(lines, RowHeight.Lines(name, Widths[0])));
        SheetPen.Lines(sheet.Range(_row, 1, _row, 3));
        _row++;
    }
}
