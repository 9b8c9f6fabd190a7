using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;
using VegfTrends.Reporting.Workbook;

namespace VegfTrends.Jobs.Reports;

/// <summary>What a report is to be made of: what somebody asks for, or the record of an earlier one.</summary>
/// <param name="AsOf">The day on which the counts are true.</param>
/// <param name="Language">Of names and texts.</param>
/// <param name="CommandLine">As the method sheet shows it.</param>
/// <param name="Denominator">Papers of the whole literature by year, or <c>null</c>.</param>
/// <param name="Replay">The record to follow, or <c>null</c>.</param>
public sealed record ReportPlan(
    DateOnly AsOf,
    Language Language,
    string CommandLine,
    IReadOnlyDictionary<int, int>? Denominator = null,
    ReplayRecord? Replay = null
)
{
    /// <summary>Up to where the store is read; <c>null</c> for all of it.</summary>
    public StoreMark? Until => Replay is { } record ? new StoreMark(record.Run, record.Decision) : null;

    /// <summary>The plan of an earlier workbook.</summary>
    /// <param name="workbook">The workbook, or its record as a JSON file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file holds no record, or one of other sheets.</exception>
    public static ReportPlan Again(string workbook)
    {
        ReplayRecord record = ReplayRecord.Read(workbook);
        return record.Layout == TrendWorkbook.Layout
            ? new ReportPlan(record.AsOf, record.Language, record.CommandLine, record.Denominator, record)
            : throw new InvalidDataException(
                $"{Path.GetFileName(workbook)}: found sheets of layout {record.Layout}, expected "
                    + $"{TrendWorkbook.Layout}. Use the version of the program that its method sheet names."
            );
    }

    /// <summary>What is not as it was: model, lexicon, or papers that changed in place. Empty when the report comes
    /// out the same.</summary>
    /// <param name="now">The record of the report just made.</param>
    public IEnumerable<string> Differences(ReplayRecord now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Replay is not { } then)
        {
            return [];
        }

        var texts = new ReportTexts(Language);
        (bool Differs, string Text)[] differences =
        [
            (then.Model != now.Model, texts.OtherModel(then, now)),
            (then.Lexicon != now.Lexicon, texts.OtherLexicon),
            (then.State != now.State, texts.OtherPapers),
        ];
        return differences.Where(d => d.Differs).Select(d => d.Text);
    }
}
