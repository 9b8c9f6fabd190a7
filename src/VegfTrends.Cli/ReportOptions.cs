using System.CommandLine;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Reports;

namespace VegfTrends.Cli;

/// <summary>The options of commands that count and of those that write a workbook.</summary>
static class ReportOptions
{
    public static readonly Option<FileInfo> Out = new("--out", "-o")
    {
        Description = "Workbook to write.",
        HelpName = "X.xlsx",
        Required = true,
        Validators = { CommonOptions.RefuseEmpty },
    };

    public static readonly Option<FileInfo?> Replay = new("--replay")
    {
        Description =
            "A workbook whose method sheet says how it was made: makes it again from the same store, without what came since.",
        HelpName = "METHOD",
        Validators = { CommonOptions.RefuseEmpty },
    };

    /// <summary>Read, or <c>null</c>. To be asked before long work: a broken file is better said before it.</summary>
    public static IReadOnlyDictionary<int, int>? Denominator(ParseResult parsed) =>
        parsed.GetValue(CommonOptions.Denominator) is not { } file ? null
        : file.Exists ? DenominatorFile.Read(file)
        : throw new IOException(
            $"--denominator: there is no file '{file.FullName}'. Give a CSV file with the columns year and count."
        );

    /// <exception cref="UsageException">Options that the record fixes are given as well, or the file does not
    /// exist.</exception>
    /// <exception cref="IOException">The record or the denominator cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file holds no record, or the denominator is broken.</exception>
    public static ReportPlan Plan(ParseResult parsed)
    {
        if (parsed.GetValue(Replay) is { } file)
        {
            if (!file.Exists)
            {
                throw new UsageException(
                    $"--replay: found no file '{file.FullName}', expected a workbook of 'vegftrends report'."
                );
            }

            RefuseWhatTheRecordFixes(parsed);
            return ReportPlan.Again(file.FullName);
        }

        string command =
            "vegftrends "
            + string.Join(
                ' ',
                parsed.Tokens.Select(t => t.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{t.Value}\"" : t.Value)
            );
        return new ReportPlan(parsed.Day(), parsed.Language(), command, Denominator(parsed));
    }

    /// <summary>The workbook's path, whose folder was found fit to be written to; better said before an hour of work
    /// than after it.</summary>
    /// <exception cref="UsageException">The path cannot be a workbook.</exception>
    /// <exception cref="IOException">Its folder cannot be written to.</exception>
    public static FileInfo Prepare(ParseResult parsed)
    {
        FileInfo target = Target(parsed);
        string probe = Path.Combine(target.DirectoryName!, $".{target.Name}.{Environment.ProcessId}.probe");
        try
        {
            using FileStream file = new(
                probe,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"--out: '{target.FullName}' cannot be written, for its folder may not be written to. Name a file in "
                    + $"another folder.",
                e
            );
        }

        return target;
    }

    static FileInfo Target(ParseResult parsed)
    {
        FileInfo target = parsed.GetRequiredValue(Out);
        if (Directory.Exists(target.FullName))
        {
            throw new UsageException(
                $"--out: found the folder '{target.FullName}', expected the path of a file ending in .xlsx."
            );
        }

        if (!target.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out: found '{target.Name}', expected a name ending in .xlsx.");
        }

        if (target.Directory is not { Exists: true })
        {
            throw new UsageException($"--out: the folder '{target.DirectoryName}' does not exist. Make it first.");
        }

        return target;
    }

    static void RefuseWhatTheRecordFixes(ParseResult parsed)
    {
        Option[] fixedByRecord = [CommonOptions.AsOf, CommonOptions.LanguageCode, CommonOptions.Denominator];
        foreach (Option given in fixedByRecord.Where(o => parsed.GetResult(o) is { Implicit: false }))
        {
            throw new UsageException($"--replay says itself what {given.Name} was. Leave {given.Name} out.");
        }
    }
}
