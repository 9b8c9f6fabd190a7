using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>How far to trust the numbers: the model's quality as measured in training, and against the decisions in
/// this store.</summary>
sealed class QualitySheet(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
{
    int _row = 1;

    public void Write()
    {
        sheet.ShowGridLines = false;
        sheet.Column(1).Width = 44;
        sheet.Columns(2, 8).Width = 15;
        pen.Title(sheet.Cell(_row++, 1), texts.QualitySheet);
        foreach (string sentence in new Sentences(report, texts).Trust())
        {
            pen.Paragraph(sheet.Range(_row, 1, _row, 8), "• " + sentence);
            _row++;
        }

        Section(texts.QualityOfModel);
        if (report.Method.Quality is { } quality)
        {
            Table(
                "ModelQuality",
                [texts.Category, texts.Positives, texts.Precision, texts.Recall, "F1", texts.Low, texts.High],
                [
                    .. quality
                        .Categories.Append(quality.All)
                        .Select(q =>
                            (
                                q == quality.All
                                    ? texts.AllCategories
                                    : report.Taxonomy.Name(q.Category, texts.Language),
                                new double[] { q.Positives, q.Precision, q.Recall, q.F1, q.F1Low, q.F1High }
                            )
                        ),
                ],
                counts: 1
            );
        }
        else
        {
            pen.Text(sheet.Cell(_row++, 1), texts.NoQuality);
        }

        Section(texts.QualityHere);
        (string Name, double[] Numbers)[] here =
        [
            .. report
                .Taxonomy.Scored.Select(c => (report.Taxonomy.Name(c.Key, texts.Language), Against(c.Key)))
                .Where(c => c.Item2.Take(3).Sum() > 0),
        ];
        if (here.Length > 0)
        {
            Table(
                "DecisionQuality",
                [texts.Category, texts.Right, texts.Wrong, texts.Missed, texts.Precision, texts.Recall],
                here,
                counts: 3
            );
        }
        else
        {
            pen.Text(sheet.Cell(_row++, 1), texts.NoDecisions);
        }

        SheetPen.Print(sheet, headerRow: 0);
    }

    double[] Against(string category)
    {
        int right = 0,
            wrong = 0,
            missed = 0;
        foreach (
            AssessedPaper paper in report.Papers.Select(p => p.Item).Where(p => p.Decision is not null && p.Stands)
        )
        {
            bool said = paper.Assessment.Assigned.Contains(category),
                holds = paper.Decision!.Categories.Contains(category);
            (right, wrong, missed) = (
                right + (said && holds ? 1 : 0),
                wrong + (said && !holds ? 1 : 0),
                missed + (!said && holds ? 1 : 0)
            );
        }

        return
        [
            right,
            wrong,
            missed,
            right + wrong == 0 ? double.NaN : (double)right / (right + wrong),
            right + missed == 0 ? double.NaN : (double)right / (right + missed),
        ];
    }

    void Section(string heading)
    {
        _row++;
        pen.Section(sheet.Cell(_row++, 1), heading);
    }

    void Table(string table, string[] headings, IReadOnlyList<(string Name, double[] Numbers)> rows, int counts)
    {
        pen.Header(sheet.Cell(_row, 1), SheetPen.Unique(headings));
        sheet.Row(_row).Height = RowHeight.Of(2);
        int first = ++_row;
        foreach ((string name, double[] numbers) in rows)
        {
            pen.Text(sheet.Cell(_row, 1), name);
            for (int i = 0; i < numbers.Length; i++)
            {
                if (double.IsFinite(numbers[i]))
                {
                    sheet.Cell(_row, 2 + i).SetValue(numbers[i]);
                }
            }

            _row++;
        }

        sheet.Range(first, 2 + counts, _row - 1, headings.Length).Style.NumberFormat.SetFormat("0.000");
        sheet
            .Range(first - 1, 2, _row - 1, headings.Length)
            .Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        SheetPen.Lines(sheet.Range(first, 1, _row - 1, headings.Length));
        SheetPen.Table(sheet.Range(first - 1, 1, _row - 1, headings.Length), table);
    }
}
