using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace VegfTrends.Core;

/// <summary>The names that papers use, in both languages, with their kinds; and the cue words between them. Data:
/// <c>seeds/lexicon.yaml</c>.</summary>
public sealed class Lexicon
{
    // What stores say was read before specialties had files: as with the cues that the program itself then had, and
    // the bundled file has.
    const string FirstReading = "cdc17741f655da34a5aaab82c8cbe2e6c12432ece97b72ed3607be2af5af076a";

    readonly FrozenDictionary<string, ConceptKind> _kinds;
    readonly FrozenDictionary<char, char> _variants;

    Lexicon(
        IReadOnlyList<Concept> concepts,
        IEnumerable<ConceptKind> kinds,
        IReadOnlyDictionary<string, IReadOnlyList<string>> cues,
        FrozenDictionary<char, char> variants,
        Specialty specialty
    )
    {
        (Concepts, Cues, _variants, Specialty) = (concepts, cues, variants, specialty);
        _kinds = kinds.ToFrozenDictionary(k => k.Key);
    }

    /// <summary>All concepts, in the order of the file.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    public IReadOnlyCollection<ConceptKind> Kinds => _kinds.Values;

    /// <summary>Cue phrases of both languages by relation: combined, compared, sequential, negated,
    /// background.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cues { get; }

    /// <summary>The order of its tumours, their subtypes, and settings.</summary>
    public Specialty Specialty { get; }

    /// <summary>SHA-256, lower-case hexadecimal, that tells whether papers were searched for the same names: of the
    /// file; with other cues of subtypes and settings than the first, of the file and
    /// <see cref="Specialty.ReadingSha256"/>.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Reads a lexicon.</summary>
    /// <param name="path">A file such as <c>seeds/lexicon.yaml</c>.</param>
    /// <param name="specialty">Orders its tumours; <c>null</c> for the bundled one.</param>
    /// <exception cref="InvalidDataException">An entry is broken or two entries share a name; the message names
    /// them.</exception>
    public static Lexicon Load(string path, Specialty? specialty = null)
    {
        specialty ??= Specialty.LoadBundled();
        LexiconFile file = LexiconFile.Read(path);
        var variants = new Dictionary<char, char>();
        string pairs = string.Concat(
            (file.Variants?.Traditional + file.Variants?.Other).Where(c => !char.IsWhiteSpace(c))
        );
        for (int i = 0; i + 1 < pairs.Length; i += 2)
        {
            variants.TryAdd(CharFold.Fold(pairs[i]), CharFold.Fold(pairs[i + 1]));
        }

        IReadOnlyList<ConceptKind> kinds =
        [
            .. file.Kinds.Select(k => new ConceptKind(
                k.Key,
                k.Value.Name.ToBilingual(),
                k.Value.Side switch
                {
                    "anti_vegf" => CombinationSide.AntiVegf,
                    "immune" => CombinationSide.Immune,
                    "other" or null => CombinationSide.Other,
                    var side => throw new InvalidDataException(
                        $"{path}: kind '{k.Key}' has side '{side}', expected anti_vegf, immune or other."
                    ),
                },
                AlsoAntiVegf(k.Key, k.Value.Also, path)
            )),
        ];
        List<Concept> concepts = [.. file.ToConcepts(path)];
        var known = kinds.Select(k => k.Key).ToHashSet();
        if (
            concepts.Find(c => c.Group is ConceptGroup.Agent or ConceptGroup.Target && !known.Contains(c.Kind)) is
            { } stray
        )
        {
            throw new InvalidDataException(
                $"{path}: '{stray.Key}' has kind '{stray.Kind}', expected one of the kinds at the top of the file: "
                    + $"{string.Join(", ", known)}."
            );
        }

        var cues = file.Cues.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)[.. c.Value.Zh, .. c.Value.En]);
        var lexicon = new Lexicon(concepts, kinds, cues, variants.ToFrozenDictionary(), specialty)
        {
            Sha256 = Sha256Of(File.ReadAllBytes(path), specialty.ReadingSha256),
        };
        lexicon.RejectSharedNames(path);
        specialty.RejectOthersThan([
            .. concepts.Where(c => c.Group == ConceptGroup.Tumour).Select(c => c.Kind),
            SpecialtyFile.Other,
            SpecialtyFile.None,
        ]);
        return lexicon;
    }

    /// <summary>The lexicon that comes with the program.</summary>
    /// <param name="specialty">Orders its tumours; <c>null</c> for the bundled one.</param>
    public static Lexicon LoadBundled(Specialty? specialty = null) =>
        Load(BundledFiles.Path("seeds/lexicon.yaml"), specialty);

    /// <summary>The kind with this key.</summary>
    /// <exception cref="KeyNotFoundException">The lexicon declares no such kind.</exception>
    public ConceptKind Kind(string key) => _kinds[key];

    /// <summary>The side on which a concept stands: agents only, targets and the rest are other.</summary>
    public CombinationSide SideOf(Concept concept) =>
        concept.Group == ConceptGroup.Agent && _kinds.TryGetValue(concept.Kind, out ConceptKind? kind)
            ? kind.Side
            : CombinationSide.Other;

    /// <summary>Whether a concept stands on a side; some, such as a bispecific antibody against VEGF and PD-1, stand on
    /// both.</summary>
    public bool StandsOn(Concept concept, CombinationSide side) =>
        SideOf(concept) == side
        || (
            side == CombinationSide.AntiVegf
            && concept.Group == ConceptGroup.Agent
            && _kinds.TryGetValue(concept.Kind, out ConceptKind? kind)
            && kind.AlsoAntiVegf
        );

    /// <summary>Keys of the single agents (no class words) on one side, in text order. A molecule that stands on both,
    /// such as ivonescimab, is named on both.</summary>
    public IReadOnlyList<string> AgentsOn(CombinationSide side, IEnumerable<Mention> mentions) =>
        [
            .. mentions
                .Select(m => m.Concept)
                .Where(c => c.Group == ConceptGroup.Agent && !c.IsClass && StandsOn(c, side))
                .Select(c => c.Key)
                .Distinct(),
        ];

    /// <summary>Folds width, case, accents and traditional characters; one character in, one out.</summary>
    public char Fold(char c)
    {
        char folded = CharFold.Fold(c);
        return folded < 0x80 ? folded : _variants.GetValueOrDefault(folded, folded);
    }

    /// <summary>Traditional characters to simplified ones, all else as it is; same length. What encoders are
    /// given.</summary>
    public string Simplified(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAnyExceptInRange('\0', '\u2FFF')
            ? string.Create(
                text.Length,
                (text, _variants),
                static (span, state) =>
                {
                    for (int i = 0; i < span.Length; i++)
                    {
                        span[i] = state._variants.GetValueOrDefault(state.text[i], state.text[i]);
                    }
                }
            )
            : text;
    }

    /// <summary>A name or text without the differences that matching ignores: folded, without spaces and
    /// hyphens.</summary>
    public string Compact(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        char[] folded = [.. name.Select(Fold)];
        return string.Concat(folded.Where((_, at) => !ConceptFinder.IsPassedOver(folded, at)));
    }

    static string Sha256Of(byte[] file, string reading) =>
        Convert.ToHexStringLower(
            SHA256.HashData(reading == FirstReading ? file : [.. file, .. Encoding.ASCII.GetBytes(reading)])
        );

    static bool AlsoAntiVegf(string kind, string? also, string path) =>
        also switch
        {
            null => false,
            "anti_vegf" => true,
            _ => throw new InvalidDataException(
                $"{path}: kind '{kind}' has also '{also}', expected anti_vegf or nothing."
            ),
        };

    void RejectSharedNames(string path)
    {
        var owners = new Dictionary<string, Concept>();
        foreach (Concept concept in Concepts)
        {
            foreach (string name in concept.Zh.Concat(concept.En))
            {
                string compact = Compact(name);
                if (compact.Length == 0)
                {
                    throw new InvalidDataException($"{path}: '{concept.Key}' has an empty name. Remove it.");
                }

                if (!owners.TryAdd(compact, concept) && owners[compact] != concept)
                {
                    throw new InvalidDataException(
                        $"{path}: the name '{name}' belongs to '{owners[compact].Key}' and to '{concept.Key}'. Keep it "
                            + $"in one place."
                    );
                }
            }
        }
    }
}
