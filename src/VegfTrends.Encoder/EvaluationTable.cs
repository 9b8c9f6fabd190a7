using System.Globalization;
using VegfTrends.Training;

namespace VegfTrends.Encoder;

/// <summary>Figures as the lines of a Markdown table.</summary>
static class EvaluationTable
{
    public static string Line(EvaluationRow row) => string.Create(CultureInfo.InvariantCulture,
        $"| {row.Set} | {row.Count} | {row.Measure} | {row.Value:0.000}{(row.Back is { } back ? string.Create(CultureInfo.InvariantCulture, $" / {back:0.000}") : "")} |");
}
