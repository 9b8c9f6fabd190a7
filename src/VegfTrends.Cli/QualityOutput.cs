using System.Globalization;
using VegfTrends.Training;

namespace VegfTrends.Cli;

/// <summary>A quality report, as rows for machines and as a table for people.</summary>
static class QualityOutput
{
    public static void Show(QualityReport quality, Output output, bool crossValidated)
    {
        foreach (QualityRow row in quality.Rows.Append(quality.Micro))
        {
            output.Row(
                new
                {
                    row.Category,
                    row.Positives,
                    row.Right,
                    row.Wrong,
                    row.Missed,
                    row.Precision,
                    row.Recall,
                    row.F1,
                    row.F1Low,
                    row.F1High,
                }
            );
        }

        output.Row(
            new
            {
                Category = "macro",
                F1 = quality.MacroF1,
                quality.Ece,
                quality.Coverage,
                quality.Papers,
            }
        );
        output.Table(
            [output.Texts.Category, output.Texts.Papers, output.Texts.Precision, output.Texts.Recall, "F1", "95 %"],
            quality
                .Rows.Append(quality.Micro)
                .Select(r =>
                    (IReadOnlyList<string>)
                        [
                            r.Category,
                            $"{r.Positives}",
                            string.Create(CultureInfo.InvariantCulture, $"{r.Precision:0.00}"),
                            string.Create(CultureInfo.InvariantCulture, $"{r.Recall:0.00}"),
                            string.Create(CultureInfo.InvariantCulture, $"{r.F1:0.00}"),
                            string.Create(CultureInfo.InvariantCulture, $"{r.F1Low:0.00}-{r.F1High:0.00}"),
                        ]
                )
        );
        output.Line(output.Texts.Quality(quality, crossValidated));
    }
}
