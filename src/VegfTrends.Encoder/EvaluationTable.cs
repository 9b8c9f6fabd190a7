using System.Globalization;
using VegfTrends.Training;

namespace VegfTrends.Encoder;

/// <summary>Figures as the lines of a Markdown table.</summary>
static class EvaluationTable
{
    public static string Line(EvaluationRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"| {row.Set} | {row.Count} | {row.Measure} | {Value(row)} |");

    public static string Value(EvaluationRow row) =>
        row.Back is { } back
            ? string.Create(CultureInfo.InvariantCulture, $"{row.Value:0.000} / {back:0.000}")
            : string.Create(CultureInfo.InvariantCulture, $"{row.Value:0.000}");
}
