using System.Text.RegularExpressions;
using VegfTrends.Core;
using VegfTrends.Papers.Sources;

namespace VegfTrends.Papers.Watching;

/// <summary>
/// Fills the names of the lexicon into a query: <c>{pd1}</c> becomes all names of that kind joined by OR,
/// <c>{side:immune}</c> those of all kinds of a side, and <c>{pd1:first}</c> only the preferred name of each.
/// </summary>
static partial class QueryText
{
    /// <summary>A shorter name of a concept that is marked ambiguous also means something else.</summary>
    const int ShortestAmbiguous = 5;

    /// <param name="text">With placeholders.</param>
    /// <param name="phrase">How the service wants a name written, see <see cref="PaperService.Phrase"/>.</param>
    /// <param name="language">Of the names.</param>
    /// <param name="lexicon">Has the names.</param>
    /// <exception cref="FormatException">A placeholder is not known; the message says which are.</exception>
    public static string Fill(string text, Func<string, string> phrase, Language language, Lexicon lexicon) =>
        Placeholder()
            .Replace(
                text,
                match =>
                {
                    string name = match.Groups["name"].Value;
                    bool first = name.EndsWith(":first", StringComparison.Ordinal);
                    List<string> names = Names(first ? name[..^":first".Length] : name, first, language, lexicon);
                    return string.Join(" OR ", names.Select(n => phrase(Quoted(n))));
                }
            );

    static List<string> Names(string name, bool first, Language language, Lexicon lexicon)
    {
        Func<Concept, bool> wanted = name.StartsWith("side:", StringComparison.Ordinal)
            ? Side(name["side:".Length..]) is { } side
                ? c => lexicon.SideOf(c) == side
                : throw Unknown(name, lexicon)
            : lexicon.Kinds.Any(k => k.Key == name)
                ? c => c.Kind == name
                : throw Unknown(name, lexicon);
        List<string> names =
        [
            .. lexicon
                .Concepts.Where(c => c.Group == ConceptGroup.Agent && wanted(c))
                .SelectMany(c =>
                {
                    IEnumerable<string> all = (language == Language.Zh ? c.Zh : c.En).Where(n =>
                        !c.IsAmbiguous || n.Length >= ShortestAmbiguous || language == Language.Zh
                    );
                    return first ? all.Take(1) : all;
                })
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return names.Count > 0 ? names : throw new FormatException($"{{{name}}} has no name in this language");
    }

    static string Quoted(string name) => $"\"{name.Replace("\"", "", StringComparison.Ordinal)}\"";

    static CombinationSide? Side(string name) =>
        name switch
        {
            "anti_vegf" => CombinationSide.AntiVegf,
            "immune" => CombinationSide.Immune,
            _ => null,
        };

    static FormatException Unknown(string name, Lexicon lexicon) =>
        new(
            $"{{{name}}}, which is no kind of the lexicon; there are side:anti_vegf, side:immune, "
                + $"{string.Join(", ", lexicon.Kinds.Select(k => k.Key).Order(StringComparer.Ordinal))}"
        );

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex Placeholder();
}
