using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>Reads the training pairs of a folder, sorted into kinds. Texts of its <c>eval</c> folder are never among
/// them.</summary>
public sealed partial class Corpora
{
    internal static readonly string[] Files =
    [
        "parallel.tsv",
        "parallel_docs.tsv",
        "parallel_cs_mt.tsv",
        "terms.tsv",
        "title_abs_en.tsv",
        "title_abs_zh.tsv",
        "mono_en.txt",
        "mono_zh.txt",
        "other_langs.tsv",
    ];

    const int ShortestSentence = 12;
    readonly string _folder;
    readonly Lexicon _lexicon;
    readonly HashSet<string> _forbidden = [];

    /// <param name="folder">Holds the files of <see cref="Files"/>, gzipped or not, and the development sets under
    /// <c>eval</c>.</param>
    /// <param name="lexicon">Gives the characters to simplify.</param>
    public Corpora(string folder, Lexicon lexicon)
    {
        (_folder, _lexicon) = (folder, lexicon);
        string development = Path.Combine(folder, "eval");
        if (!Directory.Exists(development))
        {
            throw new InvalidDataException(
                $"{development}: the development sets are missing; without them their texts could not be kept out of training."
            );
        }

        foreach (
            string cell in Directory
                .EnumerateFiles(development, "*.tsv")
                .SelectMany(File.ReadLines)
                .SelectMany(l => l.Split('\t'))
        )
        {
            string key = TextKey.Of(lexicon.Simplified(cell));
            // A cell of a few letters is a word, a number or a label; XL-BEL's terms are single words, and those stay
            // out as whole cells.
            if (key.Length > 1 && !key.All(char.IsAsciiDigit))
            {
                _forbidden.Add(key);
            }
        }
    }

    /// <summary>Pairs left out because one side is a text of the development sets.</summary>
    public int LeftOut { get; private set; }

    /// <summary>All kinds but the names.</summary>
    /// <param name="ding">German-English dictionary in the form of Debian's <c>trans-de-en</c>, or <c>null</c>.</param>
    /// <param name="edict">Japanese-English dictionary in the form of Debian's <c>edict</c>, or <c>null</c>.</param>
    /// <param name="glossary">Biomedical terms, see <see cref="Glossary"/>, or <c>null</c>.</param>
    public IReadOnlyList<PairKind> Read(string? ding, string? edict, string? glossary)
    {
        var parallel = Rows("parallel.tsv");
        var documents = Rows("parallel_docs.tsv");
        var terms = Rows("terms.tsv");
        var titles = Rows("title_abs_zh.tsv");
        var englishTitles = Rows("title_abs_en.tsv");
        // Language, text, English, source.
        List<string[]> others = [.. TextTable.Read(_folder, "other_langs.tsv").Where(r => r.Length > 3)];
        List<PairKind> kinds =
        [
            Kind("sentences, biomedical", 3, parallel.Where(r => r[2].StartsWith("bio", StringComparison.Ordinal))) with
            {
                HardNegatives = true,
            },
            Kind(
                "sentences, science and news",
                2,
                parallel.Where(r => !r[2].StartsWith("bio", StringComparison.Ordinal) && !IsEveryday(r))
            ) with
            {
                HardNegatives = true,
            },
            Kind("sentences, everyday", 2.2, parallel.Where(IsEveryday)),
            Kind(
                "abstracts, biomedical and science",
                2,
                documents.Where(r => !r[2].StartsWith("cs:", StringComparison.Ordinal))
            ) with
            {
                HardNegatives = true,
            },
            Kind(
                "abstracts, computer science",
                0.4,
                documents.Where(r => r[2].StartsWith("cs:", StringComparison.Ordinal))
            ),
            Kind("terms, biomedical", 1.2, terms.Where(r => r[2] != "cc-cedict")),
            Kind("terms, general", 1.8, terms.Where(r => r[2] == "cc-cedict")),
            Kind("title - abstract, en", 1.2, englishTitles) with
            {
                HardNegatives = true,
            },
            Kind("title - abstract, zh", 0.6, titles) with
            {
                HardNegatives = true,
            },
            Kind("title - abstract, across, zh title", 0.9, ZhTitles(titles, documents)) with
            {
                HardNegatives = true,
            },
            Kind(
                "title - abstract, across, en title",
                0.9,
                EnTitles(
                    englishTitles,
                    titles,
                    documents,
                    parallel.Where(r => r[2].Contains("title", StringComparison.Ordinal))
                )
            ) with
            {
                HardNegatives = true,
            },
            Kind(
                "sentence - abstract, across",
                1.4,
                SentenceAndAbstract(documents.Where(r => !r[2].StartsWith("cs:", StringComparison.Ordinal)))
            ),
            Kind("sentences, machine-translated", 0.6, Rows("parallel_cs_mt.tsv")),
            Kind("halves, en", 0.4, Halves("mono_en.txt")),
            Kind("halves, zh", 0.4, Halves("mono_zh.txt")),
            Other("sentences, de", 0.8, r => r[0] == "de" && r[3] != "hpo"),
            Other("sentences, ja", 1.2, r => r[0] == "ja" && r[3] != "hpo"),
            Other("sentences, other languages", 0.6, r => r[0] is not ("de" or "ja") && r[3] != "hpo"),
            Other("terms, biomedical, other languages", 0.7, r => r[3] == "hpo"),
        ];
        if (glossary is not null)
        {
            kinds.Add(Kind("terms, glossary", 2, Glossary.Read(glossary)));
        }

        if (ding is not null)
        {
            kinds.Add(Kind("terms, de", 0.9, Dictionaries.Ding(ding)));
        }

        if (edict is not null)
        {
            kinds.Add(Kind("terms, ja", 1.2, Dictionaries.Edict(edict)));
        }

        return [.. kinds.Where(k => k.Pairs.Count > 0)];

        PairKind Other(string name, double weight, Func<string[], bool> wanted) =>
            Kind(name, weight, others.Where(wanted).Select(r => new[] { r[1], r[2] }), simplify: false);
    }

    static bool IsEveryday(string[] row) =>
        row[2].Contains("tatoeba", StringComparison.Ordinal) || row[2].Contains("stsb", StringComparison.Ordinal);

    PairKind Kind(string name, double weight, IEnumerable<string[]> rows, bool simplify = true)
    {
        var pairs = new List<(string, string)>();
        foreach (string[] row in rows)
        {
            string left = simplify ? _lexicon.Simplified(row[0]) : row[0];
            if (string.IsNullOrWhiteSpace(left) || string.IsNullOrWhiteSpace(row[1]))
            {
                continue;
            }

            if (_forbidden.Contains(TextKey.Of(left)) || _forbidden.Contains(TextKey.Of(row[1])))
            {
                LeftOut++;
                continue;
            }

            pairs.Add((left, row[1]));
        }

        return new PairKind(name, weight, pairs);
    }

    List<string[]> Rows(string name) =>
        [
            .. TextTable
                .Read(_folder, name)
                .Where(r => r.Length > 2 || (name.StartsWith("title", StringComparison.Ordinal) && r.Length > 1)),
        ];

    // Titles of one language with abstracts of the other, where both are known by the text they share. The two
    // directions are two kinds: in one batch the title and the abstract of the same paper would count as strangers.
    static IEnumerable<string[]> ZhTitles(List<string[]> titles, List<string[]> documents)
    {
        Dictionary<string, string> english = ByText(documents, from: 0, to: 1);
        return titles
            .Where(r => english.ContainsKey(TextKey.Of(r[1])))
            .Select(r => new[] { r[0], english[TextKey.Of(r[1])] });
    }

    static IEnumerable<string[]> EnTitles(
        List<string[]> titles,
        List<string[]> zhTitles,
        List<string[]> documents,
        IEnumerable<string[]> translated
    )
    {
        Dictionary<string, string> chinese = ByText(documents, from: 1, to: 0),
            translations = ByText(translated, from: 0, to: 1);
        return zhTitles
            .Where(r => translations.ContainsKey(TextKey.Of(r[0])))
            .Select(r => new[] { r[1], translations[TextKey.Of(r[0])] })
            .Concat(
                titles
                    .Where(r => chinese.ContainsKey(TextKey.Of(r[1])))
                    .Select(r => new[] { chinese[TextKey.Of(r[1])], r[0] })
            );
    }

    static Dictionary<string, string> ByText(IEnumerable<string[]> rows, int from, int to)
    {
        var found = new Dictionary<string, string>();
        foreach (string[] row in rows)
        {
            found.TryAdd(TextKey.Of(row[from]), row[to]);
        }

        return found;
    }

    // One sentence of an abstract with the whole abstract in the other language: short queries must find long texts.
    static IEnumerable<string[]> SentenceAndAbstract(IEnumerable<string[]> documents)
    {
        int number = 0;
        foreach (string[] row in documents)
        {
            number++;
            foreach ((string from, string to) in new[] { (row[0], row[1]), (row[1], row[0]) })
            {
                string[] sentences = Array.FindAll(SentenceEnd().Split(from), s => s.Length >= ShortestSentence);
                if (sentences.Length > 2)
                {
                    yield return [sentences[number % sentences.Length], to];
                }
            }
        }
    }

    IEnumerable<string[]> Halves(string name)
    {
        foreach (string[] row in TextTable.Read(_folder, name))
        {
            string[] sentences = SentenceEnd().Split(row[0]);
            if (sentences.Length >= 4)
            {
                int middle = sentences.Length / 2;
                yield return [string.Join(' ', sentences[..middle]), string.Join(' ', sentences[middle..])];
            }
        }
    }

    [GeneratedRegex(@"(?<=[.!?。！？])\s*")]
    private static partial Regex SentenceEnd();
}
