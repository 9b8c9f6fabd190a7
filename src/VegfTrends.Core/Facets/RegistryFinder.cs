using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>Finds trial registry numbers in running text.</summary>
static partial class RegistryFinder
{
    /// <summary>Numbers in the spelling of their registry, with where they stand; then those of the identifier
    /// fields.</summary>
    public static IReadOnlyList<FacetSpan> Find(FoldedTexts texts)
    {
        var found = new List<FacetSpan>();
        foreach ((TextField field, string text) in texts.All)
        {
            foreach (Match match in Number().Matches(text))
            {
                found.Add(
                    new FacetSpan("registry", Spell(match.Value), field, match.Index, match.Index + match.Length)
                );
            }
        }

        return found;
    }

    /// <summary>As the registry itself writes it: <c>NCT01234567</c>, <c>ChiCTR2000031234</c>,
    /// <c>jRCT2080224567</c>.</summary>
    internal static string Spell(string number)
    {
        string bare = string.Concat(number.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c)));
        return bare switch
        {
            ['N', 'C', 'T', ..] or ['I', 'S', 'R', 'C', 'T', 'N', ..] or ['U', 'M', 'I', 'N', ..] => Digits(bare),
            ['C', 'H', 'I', 'C', 'T', 'R', .. var rest] => "ChiCTR"
                + (rest is ['-', >= '0' and <= '9', ..] ? rest[1..] : rest.TrimStart(':')),
            ['J', 'R', 'C', 'T', 'S', .. var rest] => "jRCTs" + rest,
            ['J', 'R', 'C', 'T', .. var rest] => "jRCT" + rest,
            ['J', 'P', 'R', 'N', .. var rest] => Spell(rest.TrimStart('-')),
            ['J', 'A', 'P', 'I', 'C', .. var rest] => "JapicCTI-" + string.Concat(rest.Where(char.IsAsciiDigit)),
            _ => bare,
        };

        static string Digits(string text) =>
            string.Concat(text.TakeWhile(char.IsAsciiLetter)) + string.Concat(text.Where(char.IsAsciiDigit));
    }

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:nct[ :#-]{0,2}\d{8}|chictr(?: ?- ?[a-z]{2,5})?[ :-]{0,2}\d{8,10}|isrctn[ :-]{0,2}\d{8}"
            + @"|actrn[ :-]{0,2}\d{14}|ctri/\d{4}/\d{2,3}/\d{6}|drks ?\d{8}|kct ?\d{7}"
            + @"|irct[0-9n]{11,18}|(?:jprn ?- ?)?(?:umin ?\d{9}|jrcts? ?\d{9,10}|japiccti ?-? ?\d{6})|pactr ?\d{15,16}"
            + @"|tctr ?\d{11}|rbr-[0-9a-z]{5,8}|slctr/\d{4}/\d{3}|rpcec ?\d{8}"
            + @"|(?:199\d|20[0-2]\d)-\d{6}-\d{2}(?:-\d{2})?)(?![a-z0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();
}
