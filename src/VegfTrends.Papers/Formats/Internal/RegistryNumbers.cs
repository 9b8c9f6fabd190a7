using System.Text.RegularExpressions;

namespace VegfTrends.Papers.Formats;

/// <summary>Finds trial registry numbers in an identifier field, which may hold several, or a databank that is no trial
/// registry.</summary>
static partial class RegistryNumbers
{
    // Anything longer is no identifier field but prose.
    const int MaxLength = 2000;

    /// <summary>The numbers in the spelling of their registry: <c>NCT01234567</c>, <c>ChiCTR2000031234</c>,
    /// <c>ISRCTN12345678</c>.</summary>
    public static IEnumerable<string> Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
        {
            yield break;
        }

        foreach (Match match in Number().Matches(text))
        {
            string number = match.Value.ToUpperInvariant();
            yield return number.StartsWith("CHICTR", StringComparison.Ordinal) ? "ChiCTR" + number[6..]
            : number.StartsWith("JRCT", StringComparison.Ordinal) ? "jRCT" + number[4..]
            : number;
        }
    }

    // Non-backtracking: the text comes from files that nobody has checked.
    [GeneratedRegex(
        @"NCT\d{8}|\bN(TR|L)-?\d{3,5}\b|RBR-[0-9a-z]{5,8}|SLCTR/\d{4}/\d{3}|RPCEC\d{8}|PER-\d{3}-\d{2}|JMA-IIA\d{5}"
            + @"|ChiCTR(?:-[A-Z]{2,5})?-?\d{8,10}|ISRCTN\d{8}|ACTRN\d{14}|CTRI/\d{4}/\d{2,3}/\d{6}|DRKS\d{8}|KCT\d{7}"
            + @"|IRCT[0-9N]{11,18}|jRCTs?\d{9,10}|UMIN\d{9}|JapicCTI-?\d{6}|PACTR\d{15,16}|TCTR\d{11}|20\d{2}-\d{6}-\d{2}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Number();
}
