using System.Text.Json;
using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>
/// Tells how a paper was made (preclinical, phase 2, review ...) with one linear model over cue phrases: whether each
/// stands in the title, in the abstract, several times, or near its end. Weights:
/// <c>models/study-types/weights.json</c>.
/// </summary>
public sealed partial class StudyTypeModel
{
    /// <summary>All study types, see <see cref="Assessment.StudyType"/>.</summary>
    public static IReadOnlyList<string> Types { get; } =
    ["preclinical", "phase1", "phase2", "phase3", "retrospective", "case_report", "review", "meta_analysis", "other"];

    // Indexers read the whole paper, so what they declare outweighs all but very clear words.
    const double DeclaredBonus = 6;

    // A title that names its phase is rarely about another one's.
    const double TitledPhaseBonus = 2;

    static readonly (string Cue, string Type)[] Phases =
    [
        ("p23", "phase3"),
        ("p3", "phase3"),
        ("p12", "phase2"),
        ("p2", "phase2"),
        ("p1", "phase1"),
    ];

    const int Ending = 250,
        Often = 3,
        ShownCues = 2;

    readonly Dictionary<string, double[]> _weights;

    StudyTypeModel(Dictionary<string, double[]> weights) => _weights = weights;

    /// <summary>The model that comes with the program.</summary>
    public static StudyTypeModel Bundled => BundledModel.Value;

    static readonly Lazy<StudyTypeModel> BundledModel = new(() =>
        Load(BundledFiles.Path("models/study-types/weights.json"))
    );

    /// <exception cref="InvalidDataException">The file is missing or broken; the message says what to do.</exception>
    public static StudyTypeModel Load(string path)
    {
        try
        {
            return Create(JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllBytes(path)) ?? []);
        }
        catch (Exception e)
            when (e is JsonException or FileNotFoundException or DirectoryNotFoundException or InvalidDataException)
        {
            throw new InvalidDataException(
                $"{path}: {e.Message} Restore it from the release, or fit it again: VegfTrends.Benchmarks study-types --fit.",
                e
            );
        }
    }

    /// <param name="weights">For each feature one weight a type, in the order of <see cref="Types"/>.</param>
    /// <exception cref="InvalidDataException">A feature has another number of weights.</exception>
    public static StudyTypeModel Create(IReadOnlyDictionary<string, double[]> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.FirstOrDefault(w => w.Value.Length != Types.Count) is { Key: { } broken, Value: { } found })
        {
            throw new InvalidDataException($"feature '{broken}' has {found.Length} weights, expected {Types.Count}.");
        }

        return new StudyTypeModel(new Dictionary<string, double[]>(weights, StringComparer.Ordinal));
    }

    /// <summary>The study type and the words that speak most for it.</summary>
    public (string Type, IReadOnlyList<FacetSpan> Spans) Find(Paper paper, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(lexicon);
        return Find(paper, new FoldedTexts(paper, lexicon));
    }

    internal (string Type, IReadOnlyList<FacetSpan> Spans) Find(Paper paper, FoldedTexts texts)
    {
        (Dictionary<string, double> features, Dictionary<string, FacetSpan> places) = Read(texts);
        var scores = new double[Types.Count];
        foreach ((string name, double value) in features)
        {
            if (_weights.TryGetValue(name, out double[]? weights))
            {
                for (int t = 0; t < scores.Length; t++)
                {
                    scores[t] += weights[t] * value;
                }
            }
        }

        if (
            paper.Types.Select(OfPublicationType).Where(t => t is not null).MinBy(t => t == "meta_analysis" ? 0 : 1) is
            { } declared
        )
        {
            scores[Index(declared)] += DeclaredBonus;
        }

        if (Phases.FirstOrDefault(p => features.GetValueOrDefault($"title:{p.Cue}") == 1) is { Type: { } titled })
        {
            scores[Index(titled)] += TitledPhaseBonus;
        }

        int best = Array.IndexOf(scores, scores.Max());
        string type = Types[best];
        IEnumerable<FacetSpan> spans = places
            .Select(p => (p.Value, Weight: WeightOf(p.Key, best)))
            .Where(p => p.Weight > 0)
            .OrderByDescending(p => p.Weight)
            .Take(ShownCues)
            .Select(p => p.Value with { Value = type });
        return (type, [.. spans]);
    }

    /// <summary>What the model looks at, by name.</summary>
    public static IReadOnlyDictionary<string, double> Features(Paper paper, Lexicon lexicon) =>
        Read(new FoldedTexts(paper, lexicon)).Features;

    static (Dictionary<string, double> Features, Dictionary<string, FacetSpan> Places) Read(FoldedTexts texts)
    {
        var features = new Dictionary<string, double>(StringComparer.Ordinal) { ["bias"] = 1 };
        var places = new Dictionary<string, FacetSpan>(StringComparer.Ordinal);
        bool untitled = texts.Titles.Count == 0;
        foreach ((string name, Regex pattern) in StudyCues.All)
        {
            foreach ((TextField field, string text) in texts.Titles)
            {
                if (First(pattern, text) is { } found)
                {
                    features[$"title:{name}"] = 1;
                    places.TryAdd(name, new FacetSpan("study_type", "", field, found.Start, found.End));
                }
            }

            foreach ((TextField field, string text) in texts.Abstracts)
            {
                int count = 0,
                    opening = untitled ? Opening(text) : 0;
                foreach (ValueMatch match in pattern.EnumerateMatches(text))
                {
                    if (count++ == 0)
                    {
                        places.TryAdd(
                            name,
                            new FacetSpan("study_type", "", field, match.Index, match.Index + match.Length)
                        );
                    }

                    if (match.Index < opening)
                    {
                        // Without a title the first sentence stands for it.
                        features.TryAdd($"title:{name}", 0.7);
                    }

                    if (match.Index >= text.Length - Ending)
                    {
                        features[$"end:{name}"] = 1;
                    }
                }

                if (count > 0)
                {
                    features[$"text:{name}"] = 1;
                }

                if (count >= Often)
                {
                    features[$"often:{name}"] = 1;
                }
            }
        }

        AddShape(texts, untitled, features);
        return (features, places);
    }

    static void AddShape(FoldedTexts texts, bool untitled, Dictionary<string, double> features)
    {
        bool english = texts.Abstracts.Any(t => t.Field.Language() == Language.En);
        Flag("shape:structured", Any(Headings()));
        Flag("shape:short", texts.Abstracts.All(t => t.Text.Length < (t.Field.Language() == Language.Zh ? 250 : 700)));
        Flag("shape:untitled", untitled);
        Flag("shape:no digits", !Any(Digit()));
        Flag("shape:statistics", texts.Abstracts.Any(t => Statistic().Count(t.Text) >= 2));
        Flag("shape:chinese", !english);

        bool Any(Regex pattern) => texts.Abstracts.Any(t => pattern.IsMatch(t.Text));

        void Flag(string name, bool holds)
        {
            if (holds)
            {
                features[name] = 1;
            }
        }
    }

    double WeightOf(string cue, int type)
    {
        double best = 0;
        foreach (string where in (ReadOnlySpan<string>)["title:", "text:"])
        {
            if (_weights.TryGetValue(where + cue, out double[]? weights))
            {
                best = Math.Max(best, weights[type]);
            }
        }

        return best;
    }

    static (int Start, int End)? First(Regex pattern, string text)
    {
        foreach (ValueMatch match in pattern.EnumerateMatches(text))
        {
            return (match.Index, match.Index + match.Length);
        }

        return null;
    }

    static int Opening(string text)
    {
        int end = text.AsSpan().IndexOfAny("。；;");
        int stop = text.IndexOf(". ", StringComparison.Ordinal);
        return Math.Min(end < 0 ? text.Length : end, stop < 0 ? text.Length : stop);
    }

    static int Index(string type) => Types.Index().First(t => t.Item == type).Index;

    static string? OfPublicationType(string type) =>
        type.ToLowerInvariant() switch
        {
            "case reports" => "case_report",
            "meta-analysis" or "network meta-analysis" => "meta_analysis",
            "review" or "systematic review" => "review",
            "clinical trial, phase i" => "phase1",
            "clinical trial, phase ii" or "clinical trial, phase i/ii" => "phase2",
            "clinical trial, phase iii" or "clinical trial, phase iv" => "phase3",
            _ => null,
        };

    [GeneratedRegex(
        @"(?<![a-z])(?:methods?|results?|patients and methods|conclusions?) ?:|方法|结果",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Headings();

    [GeneratedRegex(@"\d", RegexOptions.CultureInvariant)]
    private static partial Regex Digit();

    [GeneratedRegex(@"\d(?:\.\d+)?%|p ?[<=]", RegexOptions.CultureInvariant)]
    private static partial Regex Statistic();
}
