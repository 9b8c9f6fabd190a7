using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.Logging;
using VegfTrends.Cli.Logging;
using VegfTrends.Cli.Settings;
using VegfTrends.Core;

namespace VegfTrends.Cli;

/// <summary>Options that every command takes.</summary>
static class CommonOptions
{
    public static readonly Option<string?> Store = new("--store")
    {
        Description = "Store file. Default: store.db in the user's data folder.",
        HelpName = "PATH",
        Recursive = true,
        DefaultValueFactory = Setting.Store.Chosen,
    };

    public static readonly Option<string> LanguageCode = new("--language")
    {
        Description = "Language of tables, reasons and workbook. Default: zh where the system speaks Chinese, else en.",
        HelpName = "zh|en",
        Recursive = true,
        DefaultValueFactory = asking => Setting.Language.Chosen(asking) ?? Setting.Language.Default()!,
    };

    public static readonly Option<bool> Quiet = new("--quiet")
    {
        Description = "No messages but errors.",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "JSON Lines on standard output and nothing else there.",
        Recursive = true,
    };

    public static readonly Option<DateOnly?> AsOf = new("--as-of")
    {
        Description = "The day on which the counts are true, such as 2026-06-30. Default: today.",
        HelpName = "DATE",
        CustomParser = result => ParseDay(result, "--as-of"),
    };

    public static readonly Option<string?> Model = new("--model")
    {
        Description = "Folder of the category model. Default: the bundled one.",
        HelpName = "DIR",
        DefaultValueFactory = Setting.Model.Chosen,
    };

    public static readonly Option<FileInfo?> Denominator = new("--denominator")
    {
        Description =
            "CSV file with the columns year and count: papers of the whole literature, of which shares of years then "
            + "are. Default: the counted papers.",
        HelpName = "FILE.csv",
    };

    public static readonly Option<string> LogLevel = new("--log-level")
    {
        Description = "Log to standard error from this level on, with --json as JSON Lines. Default: warning.",
        HelpName = string.Join('|', LogLevels.Names),
        Recursive = true,
        DefaultValueFactory = asking => Setting.Log.Chosen(asking) ?? LogLevels.Default,
    };

    public static IEnumerable<Option> All => [Store, LanguageCode, Quiet, Json, LogLevel];

    static CommonOptions()
    {
        LanguageCode.AcceptOnlyFromAmong("zh", "en");
        LogLevel.AcceptOnlyFromAmong(LogLevels.Names);
        Store.Validators.Add(RefuseEmpty);
        Model.Validators.Add(RefuseEmpty);
        Denominator.Validators.Add(RefuseEmpty);
    }

    /// <summary>A date of a usual year; anything else is wrong use.</summary>
    public static DateOnly? ParseDay(ArgumentResult result, string option)
    {
        if (
            DateOnly.TryParseExact(
                result.Tokens[0].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly date
            ) && date.Year is >= 1900 and <= 2200
        )
        {
            return date;
        }

        result.AddError(
            $"{option}: found '{result.Tokens[0].Value}', expected a date from 1900 to 2200 such as 2026-06-30."
        );
        return null;
    }

    /// <summary>A path that is empty, as an unset variable of a script gives it, is wrong use.</summary>
    public static void RefuseEmpty(SymbolResult given)
    {
        if (
            given.Tokens.Any(t =>
                string.IsNullOrWhiteSpace(t.Value) || t.Value.Contains('\0', StringComparison.Ordinal)
            )
        )
        {
            given.AddError(
                $"{(given as OptionResult)?.Option.Name ?? (given as ArgumentResult)?.Argument.Name}: found an empty "
                    + $"path, expected a name."
            );
        }
    }

    public static Language Language(this ParseResult parsed) =>
        parsed.GetValue(LanguageCode) == "zh" ? Core.Language.Zh : Core.Language.En;

    /// <summary>What a command logs to: standard error, from the level that the user asked for.</summary>
    public static ILoggerFactory Logs(this ParseResult parsed) =>
        LogLevels.Factory(
            LogLevels.Of(parsed.GetValue(LogLevel) ?? LogLevels.Default),
            parsed.InvocationConfiguration.Error,
            parsed.GetValue(Json)
        );

    public static DateOnly Day(this ParseResult parsed) =>
        parsed.GetValue(AsOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
}
