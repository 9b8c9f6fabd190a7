using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>
/// Numbers of trial registers, each in the one spelling that its register uses: <c>NCT01234567</c>,
/// <c>ChiCTR2000031234</c>, <c>ChiCTR-IPR-15006132</c>, <c>jRCTs031180001</c>. Papers, files and stores write the same
/// number with hyphens, spaces and colons of their own.
/// </summary>
public static partial class RegistryNumber
{
    // A longer identifier field is prose.
    const int LongestField = 2000;

    const string Pattern =
        @"nct[ :#-]{0,2}\d{8}|chictr(?: ?- ?[a-z]{2,5})?[ :-]{0,2}\d{8,10}|isrctn[ :-]{0,2}\d{8}"
        + @"|actrn[ :-]{0,2}\d{14}|ctri/\d{4}/\d{2,3}/\d{6}|drks ?\d{8}|kct ?\d{7}"
        + @"|irct[0-9n]{11,18}|(?:jprn ?- ?)?(?:umin ?\d{9}|jrcts? ?\d{9,10}|japiccti ?-? ?\d{6})|pactr ?\d{15,16}"
        + @"|tctr ?\d{11}|rbr-[0-9a-z]{5,8}|slctr/\d{4}/\d{3}|rpcec ?\d{8}"
        + @"|(?:199\d|20\d\d)-\d{6}-\d{2}(?:-\d{2})?";

    // Too short to mean a register where they stand among words.
    const string ShortPattern = @"(?<![a-z0-9])n(?:tr|l)-?\d{3,5}(?![a-z])|per-\d{3}-\d{2}|jma-iia\d{5}";

    // Registers whose numbers are letters and digits, whatever stands between them.
    static readonly HashSet<string> Plain =
    [
        "NCT",
        "ISRCTN",
        "ACTRN",
        "DRKS",
        "KCT",
        "UMIN",
        "PACTR",
        "TCTR",
        "RPCEC",
        "NTR",
        "NL",
    ];

    /// <summary>The numbers that an identifier field holds, which may be none, for databanks of genes and proteins stand
    /// there too.</summary>
    public static IEnumerable<string> FindInField(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestField
            ? []
            : InField().Matches(string.Concat(text.Select(CharFold.Fold))).Select(m => Spell(m.Value));

    /// <summary>Stored numbers as they are spelt now; earlier versions kept hyphens of the file. What is no number stays
    /// as it is.</summary>
    public static IReadOnlyList<string> Respell(IReadOnlyList<string> stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.Count == 0 ? stored : [.. stored.Select(Respell).Distinct()];
    }

    /// <summary>The numbers in running text, with where they stand.</summary>
    /// <param name="folded">By <see cref="CharFold"/>.</param>
    internal static IEnumerable<(string Number, int Start, int End)> FindInText(string folded) =>
        InText().Matches(folded).Select(m => (Spell(m.Value), m.Index, m.Index + m.Length));

    static string Respell(string stored) =>
        FindInField(stored).ToArray() is [var number]
        && Letters(number).Equals(Letters(stored), StringComparison.OrdinalIgnoreCase)
            ? number
            : stored;

    static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    static string Spell(string found)
    {
        string bare = string.Concat(found.ToUpperInvariant().Where(c => c != ' ')),
            digits = string.Concat(bare.Where(char.IsAsciiDigit));
        return bare switch
        {
            ['J', 'P', 'R', 'N', .. var rest] => Spell(rest.TrimStart('-')),
            ['C', 'H', 'I', 'C', 'T', 'R', .. var rest] => string.Concat(rest.Where(char.IsAsciiLetter))
                is { Length: > 0 } kind
                ? $"ChiCTR-{kind}-{digits}"
                : "ChiCTR" + digits,
            ['J', 'R', 'C', 'T', 'S', ..] => "jRCTs" + digits,
            ['J', 'R', 'C', 'T', ..] => "jRCT" + digits,
            ['J', 'A', 'P', 'I', 'C', ..] => "JapicCTI-" + digits,
            ['R', 'B', 'R', '-', .. var rest] => "RBR-" + rest.ToLowerInvariant(),
            _ => string.Concat(bare.TakeWhile(char.IsAsciiLetter)) is var register && Plain.Contains(register)
                ? register + digits
                : bare,
        };
    }

    [GeneratedRegex($"(?<![a-z0-9])(?:{Pattern})(?![a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex InText();

    // "EUCTR2019-001234-56", "TrialNCT01234567": letters may touch a number here.
    [GeneratedRegex($@"(?<!\d)(?:{Pattern}|{ShortPattern})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex InField();
}
