using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;

namespace VegfTrends.Cli;

/// <summary>What a workbook is to be made of: the command line's options, or the record of an earlier one.</summary>
/// <param name="AsOf">The day on which the counts are true.</param>
/// <param name="Language">Of names and labels.</param>
/// <param name="CommandLine">As the method sheet shows it.</param>
/// <param name="Denominator">Papers of the whole literature by year, or <c>null</c>.</param>
/// <param name="Replay">The record to follow, or <c>null</c>.</param>
sealed record ReportPlan(
    DateOnly AsOf,
    Language Language,
    string CommandLine,
    IReadOnlyDictionary<int, int>? Denominator,
    ReplayRecord? Replay
)
{
    public static readonly Option<FileInfo?> ReplayOf = new("--replay")
    {
        Description =
            "A workbook whose method sheet says how it was made: makes it again from the same store, without what came since.",
        HelpName = "METHOD",
        Validators = { CommonOptions.RefuseEmpty },
    };

    /// <summary>Up to where the store is read; <c>null</c> for all of it.</summary>
    public StoreMark? Until => Replay is { } record ? new StoreMark(record.Run, record.Decision) : null;

    /// <exception cref="UsageException">Options that the record fixes are given as well, or the file does not
    /// exist.</exception>
    /// <exception cref="IOException">The record or the denominator cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file holds no record, or the denominator is broken.</exception>
    public static ReportPlan Of(ParseResult parsed)
    {
        if (parsed.CommandResult.Command.Options.Contains(ReplayOf) && parsed.GetValue(ReplayOf) is { } file)
        {
            if (!file.Exists)
            {
                throw new UsageException(
                    $"--replay: found no file '{file.FullName}', expected a workbook of 'vegftrends report'."
                );
            }

            foreach (
                Option fixedByRecord in new Option[]
                {
                    CommonOptions.AsOf,
                    CommonOptions.LanguageCode,
                    CommonOptions.Denominator,
                }
            )
            {
                if (parsed.GetResult(fixedByRecord) is { Implicit: false })
                {
                    throw new UsageException(
                        $"--replay says itself what {fixedByRecord.Name} was. Leave {fixedByRecord.Name} out."
                    );
                }
            }

            ReplayRecord record = ReplayRecord.Read(file.FullName);
            return record.Layout == TrendWorkbook.Layout
                ? new ReportPlan(record.AsOf, record.Language, record.CommandLine, record.Denominator, record)
                : throw new InvalidDataException(
                    $"{file.Name}: found sheets of layout {record.Layout}, expected {TrendWorkbook.Layout}. Use the "
                        + $"version of the program that its method sheet names."
                );
        }

        string command =
            "vegftrends "
            + string.Join(
                ' ',
                parsed.Tokens.Select(t => t.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{t.Value}\"" : t.Value)
            );
        return new ReportPlan(parsed.Day(), parsed.Language(), command, TrendChoices.Denominator(parsed), null);
    }

    /// <summary>What is not as it was: model, lexicon, or papers that changed in place. Empty when the workbook comes
    /// out the same.</summary>
    /// <param name="now">The record of the workbook just made.</param>
    /// <param name="language">Of the messages.</param>
    public IEnumerable<string> Differences(ReplayRecord now, Language language)
    {
        string Pick(string zh, string en) => language == Language.Zh ? zh : en;

        if (Replay is not { } then)
        {
            yield break;
        }

        if (then.Model != now.Model)
        {
            yield return Pick(
                $"分类模型为 {now.Model}，当时为 {then.Model}：请用 --model 指定其文件夹",
                $"the category model is {now.Model}, it was {then.Model}: name its folder with --model"
            );
        }

        if (then.Lexicon != now.Lexicon)
        {
            yield return Pick(
                "词典已不同：请用方法表所记的程序版本",
                "the lexicon is another one: use the version of the program that the method sheet names"
            );
        }

        if (then.State != now.State)
        {
            yield return Pick(
                "库中论文此后有改动（补全文本、合并、撤稿），或并非同一个库",
                "papers of the store were changed in place since (texts filled in, merged, retracted), or it is another store"
            );
        }
    }
}
