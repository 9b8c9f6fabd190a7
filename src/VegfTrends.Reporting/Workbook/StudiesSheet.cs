using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>
/// The studies behind every number. Two sheets: by category (a study stands once for each category that holds) and by
/// combination (once for each pair), so that the rows of one number stand together, and pivots over them count what the
/// report counts.
/// </summary>
static class StudiesSheet
{
    public static void Write(
        IXLWorksheet sheet,
        TrendReport report,
        WorkbookTexts texts,
        SheetPen pen,
        Places places
    ) =>
        Lay(
            sheet,
            new BulkTable<StudyLine>(
                "Studies",
                [
                    new(
                        texts.Category,
                        40,
                        l =>
                            BulkCell.Of(
                                l.Category is { } key ? report.Taxonomy.Name(key, texts.Language) : texts.NoCategory
                            )
                    ),
                    .. Common<StudyLine>(texts, places, l => l.Study),
                    new(
                        texts.Combination,
                        36,
                        l =>
                            BulkCell.Of(
                                string.Join(
                                    "; ",
                                    l.Study.Pairs(report.Taxonomy)
                                        .Select(p => report.Names.Pair(p.AntiVegf, p.Partner, texts.Language))
                                )
                            )
                    )
                    {
                        Wraps = true,
                    },
                    new(texts.Cancer, 16, l => BulkCell.Of(report.Names.Cancer(l.Study.Cancer).In(texts.Language))),
                    new(texts.Stage, 16, l => BulkCell.Of(texts.StageOf(l.Study.Stage))),
                    new(texts.Key, 18, l => BulkCell.Of(l.Category)),
                ],
                places.Studies
            ),
            pen
        );

    public static void WritePairs(
        IXLWorksheet sheet,
        TrendReport report,
        WorkbookTexts texts,
        SheetPen pen,
        Places places
    ) =>
        Lay(
            sheet,
            new BulkTable<PairLine>(
                "Combinations",
                [
                    new(
                        texts.Combination,
                        40,
                        l => BulkCell.Of(report.Names.Pair(l.AntiVegf, l.Partner, texts.Language))
                    ),
                    .. Common<PairLine>(texts, places, l => l.Study),
                    new(texts.Cancer, 16, l => BulkCell.Of(report.Names.Cancer(l.Study.Cancer).In(texts.Language))),
                    new(texts.Stage, 16, l => BulkCell.Of(texts.StageOf(l.Study.Stage))),
                    new(texts.AntiVegf, 22, l => BulkCell.Of(report.Names.Agent(l.AntiVegf).In(texts.Language))),
                    new(texts.Partner, 22, l => BulkCell.Of(report.Names.Agent(l.Partner).In(texts.Language))),
                ],
                places.Pairs
            ),
            pen
        );

    static IEnumerable<BulkColumn<T>> Common<T>(WorkbookTexts texts, Places places, Func<T, Study> study)
    {
        yield return new(texts.Id, 18, l => Link(study(l).Papers[0].Paper.Id)) { Style = SheetPen.LinkStyle };
        yield return new(texts.PaperTitle, 70, l => BulkCell.Of(study(l).Papers[0].Paper.Title.In(texts.Language)))
        {
            Wraps = true,
        };
        yield return new(texts.Year, 8, l => BulkCell.Of(study(l).Date!.Value.Year));
        yield return new(
            texts.Quarter,
            10,
            l => BulkCell.Of(Period.Of(study(l).Date!.Value, PeriodUnit.Quarter)?.ToString())
        );
        yield return new(
            texts.Month,
            10,
            l => BulkCell.Of(Period.Of(study(l).Date!.Value, PeriodUnit.Month)?.ToString())
        );

        BulkCell Link(string id) => places.Paper(id) is { } place ? BulkCell.Link(id, "#" + place) : BulkCell.Of(id);
    }

    static void Lay<T>(IXLWorksheet sheet, BulkTable<T> table, SheetPen pen)
    {
        table.Lay(sheet, pen, headingLines: 2);
        pen.LeftOutRows += table.LeftOut;
        sheet.SheetView.Freeze(1, 2);
        SheetPen.Print(sheet, headerRow: 1);
    }
}
