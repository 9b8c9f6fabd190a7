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
    public static void Write(IXLWorksheet sheet, TrendReport report, Labels labels, SheetPen pen, Places places) =>
        Lay(
            sheet,
            new BulkTable<StudyLine>(
                "Studies",
                [
                    new(
                        labels.Category,
                        40,
                        l =>
                            BulkCell.Of(
                                l.Category is { } key ? report.Taxonomy.Name(key, labels.Language) : labels.NoCategory
                            )
                    ),
                    .. Common<StudyLine>(labels, places, l => l.Study),
                    new(
                        labels.Combination,
                        36,
                        l =>
                            BulkCell.Of(
                                string.Join(
                                    "; ",
                                    l.Study.Pairs(report.Taxonomy)
                                        .Select(p => report.Names.Pair(p.AntiVegf, p.Partner, labels.Language))
                                )
                            )
                    )
                    {
                        Wraps = true,
                    },
                    new(labels.Cancer, 16, l => BulkCell.Of(report.Names.Cancer(l.Study.Cancer).In(labels.Language))),
                    new(labels.Stage, 16, l => BulkCell.Of(labels.StageOf(l.Study.Stage))),
                    new(labels.Key, 18, l => BulkCell.Of(l.Category)),
                ],
                places.Studies
            ),
            pen
        );

    public static void WritePairs(IXLWorksheet sheet, TrendReport report, Labels labels, SheetPen pen, Places places) =>
        Lay(
            sheet,
            new BulkTable<PairLine>(
                "Combinations",
                [
                    new(
                        labels.Combination,
                        40,
                        l => BulkCell.Of(report.Names.Pair(l.AntiVegf, l.Partner, labels.Language))
                    ),
                    .. Common<PairLine>(labels, places, l => l.Study),
                    new(labels.Cancer, 16, l => BulkCell.Of(report.Names.Cancer(l.Study.Cancer).In(labels.Language))),
                    new(labels.Stage, 16, l => BulkCell.Of(labels.StageOf(l.Study.Stage))),
                    new(labels.AntiVegf, 22, l => BulkCell.Of(report.Names.Agent(l.AntiVegf).In(labels.Language))),
                    new(labels.Partner, 22, l => BulkCell.Of(report.Names.Agent(l.Partner).In(labels.Language))),
                ],
                places.Pairs
            ),
            pen
        );

    static IEnumerable<BulkColumn<T>> Common<T>(Labels labels, Places places, Func<T, Study> study)
    {
        yield return new(labels.Id, 18, l => Link(study(l).Papers[0].Paper.Id)) { Style = SheetPen.LinkStyle };
        yield return new(labels.PaperTitle, 70, l => BulkCell.Of(study(l).Papers[0].Paper.Title.In(labels.Language)))
        {
            Wraps = true,
        };
        yield return new(labels.Year, 8, l => BulkCell.Of(study(l).Date!.Value.Year));
        yield return new(
            labels.Quarter,
            10,
            l => BulkCell.Of(Period.Of(study(l).Date!.Value, PeriodUnit.Quarter)?.ToString())
        );
        yield return new(
            labels.Month,
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
