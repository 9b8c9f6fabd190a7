using System.Globalization;
using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Every paper behind the numbers, as one Excel table; the decision and note columns may be filled in and
/// given back.</summary>
static class PapersSheet
{
    // On paper only these, up to whether a paper is counted: all columns on one page could not be read.
    const int PrintedColumns = 14;

    public static void Write(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
    {
        var table = new BulkTable<PaperRow>("Papers", [.. Columns(report, texts)], report.Papers);
        table.Lay(sheet, pen);
        pen.CutCells += table.CutCells(MayBeLong);
        pen.LeftOutRows += table.LeftOut;
        sheet.SheetView.Freeze(1, 2);
        SheetPen.Print(sheet, headerRow: 1, XLPaperSize.A3Paper);
        int last = table.FirstRow + Math.Max(1, table.Rows) - 1;
        sheet.PageSetup.PrintAreas.Add(1, 1, last, PrintedColumns);
        new EditableColumns(report.Taxonomy, texts, pen).Offer(
            sheet,
            table.FirstRow,
            last,
            table.Column(RowSeal.DecisionHeading.In(texts.Language)!)
        );
        foreach (Category leaf in report.Taxonomy.Leaves.Take(1))
        {
            int first = table.Column(texts.ScoreOf(report.Taxonomy.Name(leaf.Key, texts.Language)));
            sheet
                .Range(table.FirstRow, first, last, first + report.Taxonomy.Leaves.Count - 1)
                .AddConditionalFormat()
                .ColorScale()
                .Minimum(XLCFContentType.Number, 0, XLColor.White)
                .Maximum(XLCFContentType.Number, 1, XLColor.FromHtml("#6BAED6"));
        }
    }

    static bool MayBeLong(PaperRow row) =>
        new[]
        {
            row.Paper.Title.Zh,
            row.Paper.Title.En,
            row.Paper.Abstract.Zh,
            row.Paper.Abstract.En,
            row.Paper.Journal,
            row.Item.Decision?.Note,
        }.Any(text => text?.Length > CellText.Limit / 2);

    static IEnumerable<BulkColumn<PaperRow>> Columns(TrendReport report, WorkbookTexts texts)
    {
        Language language = texts.Language;
        var names = new CategoryNames(report.Taxonomy);
        yield return Text(texts.Id, 17, r => r.Paper.Id);
        yield return Text(texts.TitleZh, 36, r => r.Paper.Title.Zh, wraps: true) with
        {
            Style = s => s.Font.SetFontName(SheetPen.ChineseFont),
        };
        yield return Text(texts.TitleEn, 42, r => r.Paper.Title.En, wraps: true);
        yield return Number(texts.Year, 7, r => r.StudyDate?.Year) with
        {
            Style = s => s.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center),
        };
        yield return Text(texts.Date, 12, r => r.Paper.Date is { Month: not null } date ? date.ToString() : null);
        yield return Text(texts.Journal, 22, r => r.Paper.Journal, wraps: true);
        yield return Text(texts.Assigned, 30, r => Categories(r.Item.Assigned), wraps: true);
        yield return Text(texts.Undecided, 22, r => Categories(r.Item.Undecided), wraps: true);
        yield return Text(
            texts.Cancer,
            13,
            r => report.Names.Cancer(r.Item.Assessment.Cancer).In(language),
            wraps: true
        );
        yield return Text(
            texts.StudyType,
            15,
            r => report.Names.StudyType(r.Item.Assessment.StudyType).In(language),
            wraps: true
        );
        yield return Text(
            texts.Combination,
            28,
            r => string.Join("; ", r.Pairs.Select(p => report.Names.Pair(p.AntiVegf, p.Partner, language))),
            wraps: true
        );
        yield return new BulkColumn<PaperRow>(texts.Evidence, 56, Evidence) { Wraps = true };
        yield return new BulkColumn<PaperRow>(texts.Link, 14, r => BulkCell.Link(PaperLink.Of(r.Paper)))
        {
            Style = SheetPen.LinkStyle,
        };
        yield return Text(texts.Counting, 13, r => texts.State(r.State), wraps: true);
        yield return Text(
            RowSeal.DecisionHeading.In(language)!,
            26,
            r => names.Cell(r.Item.Decision, language),
            wraps: true
        ) with
        {
            Style = SheetPen.InputStyle,
        };
        yield return Text(RowSeal.NoteHeading.In(language)!, 20, r => r.Item.Decision?.Note, wraps: true) with
        {
            Style = SheetPen.InputStyle,
        };
        yield return Text(RowSeal.IdHeading, 10, r => r.Paper.Id) with
        {
            Hidden = true,
        };
        yield return Text(RowSeal.BaseHeading, 10, r => RowSeal.Base(r.Item)) with
        {
            Hidden = true,
        };
        yield return Text(RowSeal.SealHeading, 10, r => RowSeal.Seal(r.Paper.Id, RowSeal.Base(r.Item))) with
        {
            Hidden = true,
        };
        yield return Text(texts.DecidedBy, 12, r => r.Item.Decision?.Who);
        yield return Text(texts.MainCategory, 26, Main);
        yield return Text(
            texts.Quarter,
            9,
            r => r.StudyDate is { } d ? Period.Of(d, PeriodUnit.Quarter)?.ToString() : null
        );
        yield return Text(texts.AntiVegf, 18, r => Agents(r.AntiVegf), wraps: true);
        yield return Text(texts.Partner, 20, r => Agents(r.Partners), wraps: true);
        yield return Text(
            texts.Subtype,
            14,
            r =>
                string.Join("; ", r.Item.Assessment.Details.Subtypes.Select(s => report.Names.Subtype(s).In(language))),
            wraps: true
        );
        yield return Text(
            texts.Setting,
            16,
            r =>
                string.Join("; ", r.Item.Assessment.Details.Settings.Select(s => report.Names.Setting(s).In(language))),
            wraps: true
        );
        yield return Text(texts.Registry, 17, r => string.Join("; ", r.Item.Assessment.Details.Registry), wraps: true);
        yield return Number(texts.SampleSize, 9, r => r.Item.Assessment.Details.SampleSize);
        yield return Text(texts.Languages, 10, r => Languages(r.Paper));
        yield return Text(texts.Countries, 10, r => string.Join("; ", r.Paper.Countries));
        yield return Text(texts.Added, 12, r => r.Item.Added?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return Text(texts.Source, 22, r => r.Paper.Source.File, wraps: true);
        foreach (Category leaf in report.Taxonomy.Leaves)
        {
            // More digits say nothing and differ between processors.
            yield return Number(
                texts.ScoreOf(report.Taxonomy.Name(leaf.Key, language)),
                12,
                r => r.Item.Assessment.Scores.TryGetValue(leaf.Key, out double score) ? Math.Round(score, 4) : null
            ) with
            {
                Style = s => s.NumberFormat.Format = "0.00",
            };
        }

        BulkCell Evidence(PaperRow row)
        {
            if (row.Evidence(language) is not { } found)
            {
                return default;
            }

            string category = $"[{report.Taxonomy.Name(found.Category, language)}] ";
            return BulkCell.Rich(
                category + found.Text,
                [.. found.Words.Select(w => (w.Start.Value + category.Length)..(w.End.Value + category.Length))]
            );
        }

        // One category a paper, for slicers and pivots: of those that hold the one with the highest score.
        string? Main(PaperRow row) =>
            row
                .Item.Assigned.OrderByDescending(k => row.Item.Assessment.Scores.GetValueOrDefault(k))
                .Select(k => report.Taxonomy.Name(k, language))
                .FirstOrDefault();

        string? Categories(IReadOnlyList<string> keys) =>
            keys.Count == 0 ? null : string.Join("; ", keys.Select(k => report.Taxonomy.Name(k, language)));

        string? Agents(IReadOnlyList<string> keys) =>
            keys.Count == 0 ? null : string.Join("; ", keys.Select(k => report.Names.Agent(k).In(language)));
    }

    static BulkColumn<PaperRow> Text(string heading, double width, Func<PaperRow, string?> text, bool wraps = false) =>
        new(heading, width, r => BulkCell.Of(text(r))) { Wraps = wraps };

    static BulkColumn<PaperRow> Number(string heading, double width, Func<PaperRow, double?> number) =>
        new(heading, width, r => BulkCell.Of(number(r)));

    static string Languages(Paper paper)
    {
        bool zh = paper.Texts().Any(t => t.Field.Language() == Language.Zh),
            en = paper.Texts().Any(t => t.Field.Language() == Language.En);
        return zh && en ? "zh+en"
            : zh ? "zh"
            : "en";
    }
}
