using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>
/// Finds which subtype of its tumour a paper is about: those its title names; else those that its abstract names beside
/// patients or the tumour, where that is done for one subtype, or more than once.
/// </summary>
static partial class SubtypeFinder
{
    static readonly (string Cancer, string Key, Regex Pattern)[] Subtypes =
    [
        ("breast", "triple_negative", TripleNegative()),
        ("breast", "hr_positive", HrPositive()),
        ("breast", "her2_positive", Her2Positive()),
        ("breast", "her2_low", Her2Low()),
        ("breast", "her2_negative", Her2Negative()),
        ("lung", "nsclc", NonSmallCell()),
        ("lung", "sclc", SmallCell()),
    ];

    /// <param name="texts">The paper.</param>
    /// <param name="cancer">Its tumour, see <see cref="Assessment.Cancer"/>: only subtypes of this one are looked
    /// for.</param>
    public static IReadOnlyList<FacetSpan> Find(FoldedTexts texts, string cancer)
    {
        (string Key, List<FacetSpan> Places)[] found =
        [
            .. Subtypes
                .Where(s => s.Cancer == cancer)
                .Select(s => (s.Key, Places(s.Key, s.Pattern, texts)))
                .Where(s => s.Item2.Count > 0),
        ];
        (string Key, List<FacetSpan> Places)[] named = [.. found.Where(f => f.Places[0].Field.IsTitle())];
        if (named.Length == 0)
        {
            named =
            [
                .. found.Where(f =>
                    (found.Length == 1 && f.Places.Exists(p => NearPatients(texts, p))) || f.Places.Count > 1
                ),
            ];
        }

        // HR-positive, HER2-negative disease is one subtype, and so is triple-negative disease.
        bool implied = named.Any(f => f.Key is "hr_positive" or "triple_negative");
        return
        [
            .. named
                .Where(f => f.Key != "her2_negative" || !implied)
                .OrderByDescending(f => f.Places.Sum(p => p.Field.IsTitle() ? 3 : 1))
                .Select(f => f.Places[0]),
        ];
    }

    static List<FacetSpan> Places(string key, Regex pattern, FoldedTexts texts)
    {
        var places = new List<FacetSpan>();
        foreach ((TextField field, string text) in texts.All)
        {
            foreach (ValueMatch match in pattern.EnumerateMatches(text))
            {
                places.Add(new FacetSpan("subtype", key, field, match.Index, match.Index + match.Length));
            }
        }

        return places;
    }

    static bool NearPatients(FoldedTexts texts, FacetSpan place)
    {
        string text = texts.All.First(t => t.Field == place.Field).Text;
        return Subject().IsMatch(text[place.Start..Math.Min(text.Length, place.End + 40)]);
    }

    [GeneratedRegex(
        @"cancer|carcinoma|disease|patients|tumou?rs?|breast|mbc|women|癌|患者|型",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Subject();

    [GeneratedRegex(@"triple[ -]?negative|(?<![a-z])m?tnbc(?![a-z])|三阴性?", RegexOptions.CultureInvariant)]
    private static partial Regex TripleNegative();

    [GeneratedRegex(
        @"(?<![a-z])(?:hr|er|(?:o?estrogen|hormone|hormonal)[ -]?receptor(?: ?\((?:hr"
            + @"|er)\))?)(?:/pr)? ?[ -]?(?:positive|\+)|(?<![a-z])luminal(?: [ab])?(?:-type)? (?:breast|type|subtype"
            + @"|tumou?r|cancer)|endocrine-responsive breast|(?:激素|雌激素)受体(?:\((?:hr|er)\))?阳性|(?<![a-z])(?:hr"
            + @"|er)(?:阳性|\+|\(\+\))|luminal ?[ab]?型",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HrPositive();

    [GeneratedRegex(
        @"(?<![a-z])(?:her-?2|erbb2|c-erbb-2)(?:/neu)? ?[ -]?(?:positive|pos(?![a-z])|\+(?!\+? ?(?:or|/|,) ?\+?3)"
            + @"|overexpress\w*|over-expressing|amplified|enriched)"
            + @"|human epidermal growth factor receptor[ -]?(?:type )?2 ?(?:\(her-?2\))?[ -](?:positive|overexpress\w*)"
            + @"|(?<![a-z])her-?2(?:/neu)? ?(?:过表达|阳性|\(\+\)|扩增)|人表皮生长因子受体-?2(?:\(her-?2\))?(?:过表达|阳性)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Her2Positive();

    [GeneratedRegex(@"(?<![a-z])her-?2[ -]?(?:ultra)?low(?![a-z])|her-?2 ?低表达", RegexOptions.CultureInvariant)]
    private static partial Regex Her2Low();

    [GeneratedRegex(
        @"(?<![a-z])her-?2(?:/neu)? ?[ -]?(?:negative|neg(?![a-z])|-(?![a-z0-9]))|her-?2 ?阴性",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Her2Negative();

    [GeneratedRegex(@"non-? ?small[ -]?cell|(?<![a-z])nsclc|非小细胞", RegexOptions.CultureInvariant)]
    private static partial Regex NonSmallCell();

    [GeneratedRegex(
        @"(?<!non)(?<!non[ -])(?<!non- )small[ -]?cell lung|(?<![a-z])(?:es-?|ls-?)?sclc|(?<!非)小细胞",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex SmallCell();
}
