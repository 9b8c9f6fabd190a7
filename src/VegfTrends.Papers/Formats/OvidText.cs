using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace VegfTrends.Papers.Formats;

/// <summary>What Ovid does to texts: characters spelled out (<c>[alpha]</c>), types behind titles, journal and date in
/// one source line.</summary>
static partial class OvidText
{
    static readonly FrozenDictionary<string, string> Spelled = new Dictionary<string, string>(GreekLetters.ByName)
    {
        ["latin sharp s"] = "ß",
        ["degrees]C"] = "°C",
        ["degrees"] = "°",
        ["plus or minus"] = "±",
        ["+/-"] = "±",
        ["less-than or equal to"] = "≤",
        ["greater-than or equal to"] = "≥",
        ["micro"] = "µ",
        ["reg"] = "®",
        ["middle dot"] = "·",
        ["square root"] = "√",
        ["almost equal to"] = "≈",
        ["infinity"] = "∞",
        ["multiplied by"] = "×",
        ["x"] = "×",
    }.ToFrozenDictionary();

    public static string Decode(string text) =>
        text.Contains('[', StringComparison.Ordinal)
            ? Bracketed().Replace(text, m => Spelled.GetValueOrDefault(m.Groups[1].Value, m.Value))
            : text;

    /// <summary>"Title. [Article]" and "Title. [References]." without the mark; a title all in brackets (a translated
    /// one) stays.</summary>
    public static string WithoutTypeMark(string title)
    {
        Match mark = TypeMark().Match(title);
        return mark.Success && mark.Index > 0 ? title[..mark.Index].TrimEnd() : title;
    }

    /// <summary>A name without the marks of affiliations ("Ding, Wei 2,+") and without an address in
    /// brackets.</summary>
    public static string AuthorOf(string name)
    {
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        return (bracket > 0 && !name.AsSpan(bracket).StartsWith("[Ed") ? name[..bracket] : name).TrimEnd(
            ' ',
            ',',
            '*',
            '+',
            '0',
            '1',
            '2',
            '3',
            '4',
            '5',
            '6',
            '7',
            '8',
            '9'
        );
    }

    /// <summary>Journal and date of a source line such as "Ecohydrology.   8(6):1048-1064, September 2015."</summary>
    public static (string? Journal, string? Date) SourceOf(string? source)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            return default;
        }

        // Page numbers look like years; a year is one when a month, a bracket or the end of the journal's name stands
        // before it.
        Match date = MonthAndYear().Match(source);
        if (!date.Success)
        {
            date = LoneYear().Match(source);
        }

        int end = source.AsSpan().IndexOfAnyInRange('0', '9');
        end = date.Success && (end < 0 || date.Index < end) ? date.Index : end;
        string journal = (end < 0 ? source : source[..end]).Trim(' ', '.', ',', '(', ':', ';');
        if (journal.EndsWith(". Vol", StringComparison.OrdinalIgnoreCase))
        {
            journal = journal[..^5].TrimEnd('.', ' ');
        }

        // "Editor [Ed]. (2012). Book": no journal.
        return (
            journal.Length == 0 || journal.Contains("[Ed", StringComparison.Ordinal) ? null : journal,
            date.Success ? date.Value : null
        );
    }

    [GeneratedRegex(@"\[([^\[\]]{1,30})\]", RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\s*\[[A-Za-z][A-Za-z ,&:/-]{2,50}\]\.?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex TypeMark();

    [GeneratedRegex(
        @"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall"
            + @"|Winter)[a-z]{0,6}\.?([/-][A-Z][a-z]{2,8})?\s+(\d{1,2},?\s+)?(19|20)\d\d\b|\b(19"
            + @"|20)\d\d\s+(\d{1,2}\s+)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex MonthAndYear();

    [GeneratedRegex(@"(^|[.,(] ?| )(19|20)\d\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex LoneYear();
}
