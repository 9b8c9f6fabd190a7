using System.Text.RegularExpressions;

namespace VegfTrends.Cli.Logging;

/// <summary>What must not be shown of a text that a person or a script gave.</summary>
static partial class Secrets
{
    /// <summary>The text without the name and password inside an address and without what a key in it is.</summary>
    public static string Masked(string text) => Secret().Replace(text, "***");

    [GeneratedRegex(@"(?<=://)\S+(?=@)|(?<=\b(?:password|pwd|key|token)=)[^&;\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
