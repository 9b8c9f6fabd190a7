using System.CommandLine;
using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Cli;

/// <summary>Options that every command takes.</summary>
static class CommonOptions
{
    public static readonly Option<string?> Store = new("--store")
    {
        Description = "Store file. Default: store.db in the user's data folder.", HelpName = "PATH", Recursive = true,
    };

    public static readonly Option<string> LanguageCode = new("--language")
    {
        Description = "Language of tables, reasons and workbook. Default: zh where the system speaks Chinese, else en.", HelpName = "zh|en", Recursive = true,
        DefaultValueFactory = _ => (Environment.GetEnvironmentVariable("LANG") ?? "").StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en",
    };

    public static readonly Option<bool> Quiet = new("--quiet") { Description = "No messages but errors.", Recursive = true };

    public static readonly Option<bool> Json = new("--json") { Description = "JSON Lines on standard output and nothing else there.", Recursive = true };

    public static readonly Option<DateOnly?> AsOf = new("--as-of")
    {
        Description = "The day on which the counts are true, such as 2026-06-30. Default: today.", HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                return date;
            }

            result.AddError($"--as-of: found '{result.Tokens[0].Value}', expected a date such as 2026-06-30.");
            return null;
        },
    };

    public static readonly Option<string?> Model = new("--model")
    {
        Description = "Folder of the category model. Default: the bundled one.", HelpName = "DIR",
    };

    public static IEnumerable<Option> All => [Store, LanguageCode, Quiet, Json];

    static CommonOptions() => LanguageCode.AcceptOnlyFromAmong("zh", "en");

    public static Language Language(this ParseResult parsed) => parsed.GetValue(LanguageCode) == "zh" ? Core.Language.Zh : Core.Language.En;

    public static DateOnly Day(this ParseResult parsed) => parsed.GetValue(AsOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
}
