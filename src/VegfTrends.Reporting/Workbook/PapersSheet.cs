using System.Globalization;
using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Every paper behind the numbers, as one Excel table.</summary>
static class PapersSheet
{
    // Rows stay scannable; the rest of a long text is in its cell.
    const int MostLines = 7;

    // On paper only these, up to whether a paper is counted: all columns on one page could not be read.
    const int PrintedColumns = 14;

    public static void Write(IXLWorksheet sheet, TrendReport report, Labels labels, SheetPen pen, CancellationToken cancel)
    {
        Column[] columns = [.. Columns(report, labels, pen)];
        for (int c = 0; c < columns.Length; c++)
        {
            // Cells take their column's style when they are made, which is far cheaper than styling them one by one.
            IXLColumn column = sheet.Column(c + 1);
            column.Width = columns[c].Width;
            column.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText(columns[c].Wraps);
            column.Style.Border.SetBottomBorder(XLBorderStyleValues.Thin).Border.SetBottomBorderColor(SheetPen.Line);
            columns[c].Style?.Invoke(column.Style);
        }

        pen.Header(sheet.Cell(1, 1), Unique([.. columns.Select(c => c.Heading)]));
        sheet.Row(1).Height = RowHeight.Of(4);
        for (int i = 0; i < report.Papers.Count; i++)
        {
            if (i % 1_000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            int lines = 1;
            for (int c = 0; c < columns.Length; c++)
            {
                IXLCell cell = sheet.Cell(i + 2, c + 1);
                columns[c].Write(cell, report.Papers[i]);
                if (columns[c].Wraps)
                {
                    lines = Math.Max(lines, RowHeight.Lines(cell.GetString(), columns[c].Width));
                }
            }

            sheet.Row(i + 2).Height = RowHeight.Of(lines, MostLines);
        }

        sheet.SheetView.Freeze(1, 2);
        SheetPen.Print(sheet, headerRow: 1, XLPaperSize.A3Paper);
        sheet.PageSetup.PrintAreas.Add(1, 1, report.Papers.Count + 1, PrintedColumns);
        if (report.Papers.Count == 0)
        {
            pen.Text(sheet.Cell(2, 1), labels.NothingCounted);
            return;
        }

        IXLTable table = sheet.Range(1, 1, report.Papers.Count + 1, columns.Length).CreateTable("Papers");
        table.Theme = XLTableTheme.None;
        int scores = report.Taxonomy.Leaves.Count;
        if (scores > 0)
        {
            sheet.Range(2, columns.Length - scores + 1, report.Papers.Count + 1, columns.Length).AddConditionalFormat().ColorScale()
                .Minimum(XLCFContentType.Number, 0, XLColor.White).Maximum(XLCFContentType.Number, 1, XLColor.FromHtml("#6BAED6"));
        }
    }

    static IEnumerable<Column> Columns(TrendReport report, Labels labels, SheetPen pen)
    {
        Language language = labels.Language;
        yield return Text(labels.Id, 17, r => r.Paper.Id);
        yield return Text(labels.TitleZh, 36, r => r.Paper.Title.Zh, wraps: true) with { Style = s => s.Font.SetFontName(SheetPen.ChineseFont) };
        yield return Text(labels.TitleEn, 42, r => r.Paper.Title.En, wraps: true);
        yield return new Column(labels.Year, 7, (cell, r) => Number(cell, r.Paper.Date?.Year)) { Style = s => s.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center) };
        yield return Text(labels.Date, 12, r => r.Paper.Date is { Month: not null } date ? date.ToString() : null);
        yield return Text(labels.Journal, 22, r => r.Paper.Journal, wraps: true);
        yield return Text(labels.Assigned, 30, r => Categories(r.Item.Assigned), wraps: true);
        yield return Text(labels.Undecided, 22, r => Categories(r.Item.Undecided), wraps: true);
        yield return Text(labels.Cancer, 13, r => ConceptNames.Cancer(r.Item.Assessment.Cancer).In(language), wraps: true);
        yield return Text(labels.StudyType, 15, r => report.Names.StudyType(r.Item.Assessment.StudyType).In(language), wraps: true);
        yield return Text(labels.Combination, 28, r => string.Join("; ", r.Pairs.Select(p => report.Names.Pair(p.AntiVegf, p.Partner, language))), wraps: true);
        yield return Text(labels.Evidence, 56, r => Evidence(r.Evidence(language)), wraps: true);
        yield return new Column(labels.Link, 14, (cell, r) => pen.Link(cell, PaperLink.Of(r.Paper))) { Style = SheetPen.LinkStyle };
        yield return Text(labels.Counting, 13, r => labels.State(r.State), wraps: true);
        yield return Text(labels.AntiVegf, 18, r => Agents(r.AntiVegf), wraps: true);
        yield return Text(labels.Partner, 20, r => Agents(r.Partners), wraps: true);
        yield return Text(labels.Subtype, 14, r => string.Join("; ", r.Item.Assessment.Details.Subtypes.Select(s => ConceptNames.Subtype(s).In(language))), wraps: true);
        yield return Text(labels.Setting, 16, r => string.Join("; ", r.Item.Assessment.Details.Settings.Select(s => ConceptNames.Setting(s).In(language))), wraps: true);
        yield return Text(labels.Registry, 17, r => string.Join("; ", r.Item.Assessment.Details.Registry), wraps: true);
        yield return new Column(labels.SampleSize, 9, (cell, r) => Number(cell, r.Item.Assessment.Details.SampleSize));
        yield return Text(labels.Languages, 10, r => Languages(r.Paper));
        yield return Text(labels.DecidedBy, 12, r => r.Item.Decision?.Who);
        yield return Text(labels.Added, 12, r => r.Item.Added?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return Text(labels.Source, 22, r => r.Paper.Source.File, wraps: true);
        foreach (Category leaf in report.Taxonomy.Leaves)
        {
            yield return new Column(labels.ScoreOf(report.Taxonomy.Name(leaf.Key, language)), 12, (cell, r) =>
            {
                if (r.Item.Assessment.Scores.TryGetValue(leaf.Key, out double score))
                {
                    // More digits say nothing and differ between processors.
                    cell.SetValue(Math.Round(score, 4));
                }
            }) { Style = s => s.NumberFormat.Format = "0.00" };
        }

        Column Text(string heading, double width, Func<PaperRow, string?> text, bool wraps = false) =>
            new(heading, width, (cell, row) => pen.Text(cell, text(row))) { Wraps = wraps };

        string? Evidence((string Category, string Text)? found) => found is { } e ? $"[{report.Taxonomy.Name(e.Category, language)}] {e.Text}" : null;

        string Categories(IEnumerable<string> keys) => string.Join("; ", keys.Select(k => report.Taxonomy.Name(k, language)));

        string Agents(IEnumerable<string> keys) => string.Join("; ", keys.Select(k => report.Names.Agent(k).In(language)));
    }

    static void Number(IXLCell cell, int? number)
    {
        if (number is { } known)
        {
            cell.SetValue(known);
        }
    }

    static string Languages(Paper paper)
    {
        bool zh = paper.Texts().Any(t => t.Field.Language() == Language.Zh), en = paper.Texts().Any(t => t.Field.Language() == Language.En);
        return zh && en ? "zh+en" : zh ? "zh" : "en";
    }

    // Excel repairs a table in which two headings are the same, or one is longer than 255 characters.
    static string[] Unique(string[] headings)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. headings.Select(heading =>
        {
            string stem = heading.Length > 200 ? heading[..200] : heading, name = stem;
            for (int n = 2; !taken.Add(name); n++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{stem} ({n})");
            }

            return name;
        })];
    }

    sealed record Column(string Heading, double Width, Action<IXLCell, PaperRow> Write)
    {
        public bool Wraps { get; init; }

        public Action<IXLStyle>? Style { get; init; }
    }
}
