using System.Globalization;
using System.Runtime.InteropServices;

namespace VegfTrends.Cli;

/// <summary>Which language the user's system speaks.</summary>
static class SystemLanguage
{
    const int Chinese = 0x04,
        PrimaryMask = 0x3FF;

    // In the order of gettext; the first that says something decides.
    static readonly string[] Variables = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];

    public static bool IsChinese =>
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) is { } named
            ? named.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" || IsWindowsChinese();

    // This program is built without .NET's cultures, so Windows is asked itself.
    static bool IsWindowsChinese() =>
        OperatingSystem.IsWindows() && (GetUserDefaultUILanguage() & PrimaryMask) == Chinese;

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern ushort GetUserDefaultUILanguage();
}
