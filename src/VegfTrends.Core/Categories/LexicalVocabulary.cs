using System.Runtime.InteropServices;

namespace VegfTrends.Core;

/// <summary>
/// The words a model knows beside its embedding: Chinese characters and pairs of them, words and pairs of words of
/// other scripts, each with its inverse document frequency. A paper becomes a row of unit length, sublinear in the
/// counts. Texts are folded first: width, case, accents, script.
/// </summary>
public sealed class LexicalVocabulary
{
    /// <summary>Begins the name of every lexical feature.</summary>
    public const string Prefix = "w:";

    // Letters and digits only stand in terms, so neither sign can be part of one.
    const char Separator = '|',
        BetweenWords = ' ';

    const int LongestGram = 2,
        LongestWord = 40;

    readonly Dictionary<string, int> _columns;
    readonly float[] _idf;
    readonly string[] _names;

    LexicalVocabulary(IReadOnlyList<string> terms, float[] idf)
    {
        (Terms, _idf) = (terms, idf);
        _columns = terms.Select((t, i) => (t, i)).ToDictionary(x => x.t, x => x.i, StringComparer.Ordinal);
        _names = [.. terms.Select(t => Prefix + t)];
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The terms that enough papers have, the most frequent ones where there are too many. Labels play no
    /// part, so that held-out papers stay unseen.</summary>
    /// <param name="papers">The papers to learn from.</param>
    /// <param name="lexicon">Folds characters.</param>
    /// <param name="leastPapers">A term must occur in this many papers. At least 1.</param>
    /// <param name="most">How many terms are kept.</param>
    public static LexicalVocabulary Over(
        IReadOnlyCollection<AnalysedPaper> papers,
        Lexicon lexicon,
        int leastPapers,
        int most
    )
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(lexicon);
        (string Term, int Papers)[] kept =
        [
            .. TermWeights
                .MostFrequent(papers.Select(p => Count(p, lexicon).Keys), leastPapers, most)
                .OrderBy(f => f.Term, StringComparer.Ordinal),
        ];
        return new LexicalVocabulary(
            [.. kept.Select(f => f.Term)],
            [.. kept.Select(f => (float)(Half)TermWeights.Idf(papers.Count, f.Papers))]
        );
    }

    /// <summary>What a model file holds.</summary>
    /// <exception cref="InvalidDataException">Terms and frequencies differ in number.</exception>
    public static LexicalVocabulary Of(LexicalFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string[] terms = file.Terms.Length == 0 ? [] : file.Terms.Split(Separator);
        float[] idf = PackedFloats.Unpack(file.Idf);
        if (idf.Length != terms.Length || terms.Distinct(StringComparer.Ordinal).Count() != terms.Length)
        {
            throw new InvalidDataException(
                $"the vocabulary has {terms.Length} terms and {idf.Length} frequencies, expected as many of both and "
                    + $"no term twice."
            );
        }

        return new LexicalVocabulary(terms, idf);
    }

    public LexicalFile ToFile() => new(string.Join(Separator, Terms), PackedFloats.Pack(_idf));

    /// <summary>The name of a term's feature.</summary>
    public string Name(int column) => _names[column];

    /// <summary>The paper's known terms, sorted by column, together of unit length. Empty when it has none.</summary>
    public (int Column, float Value)[] Row(AnalysedPaper paper, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(lexicon);
        return TermWeights.Row(Known());

        IEnumerable<(int Column, int Count, float Idf)> Known()
        {
            foreach ((string term, int count) in Count(paper, lexicon))
            {
                if (_columns.TryGetValue(term, out int column))
                {
                    yield return (column, count, _idf[column]);
                }
            }
        }
    }

    /// <summary>A term's feature and inverse document frequency; <c>null</c> for a term that is not known.</summary>
    internal (string Name, float Idf)? Find(string term) =>
        _columns.TryGetValue(term, out int column) ? (_names[column], _idf[column]) : null;

    /// <summary>How often each term occurs, known or not.</summary>
    internal static Dictionary<string, int> Count(AnalysedPaper paper, Lexicon lexicon)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Sentence sentence in paper.Sentences)
        {
            foreach (
                string term in Split(
                    string.Create(
                        sentence.End - sentence.Start,
                        (paper.Text(sentence), lexicon),
                        static (folded, state) =>
                        {
                            for (int i = 0; i < folded.Length; i++)
                            {
                                folded[i] = state.lexicon.Fold(state.Item1[i]);
                            }
                        }
                    )
                )
            )
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
            }
        }

        return counts;
    }

    /// <summary>The terms of a folded text. Chinese: characters and pairs of neighbours; else words, and pairs that
    /// only spaces or hyphens part.</summary>
    static IEnumerable<string> Split(string text)
    {
        string? before = null;
        for (int i = 0; i < text.Length;)
        {
            if (Han.Is(text[i]))
            {
                for (
                    int length = 1;
                    length <= LongestGram && i + length <= text.Length && Han.Is(text[i + length - 1]);
                    length++
                )
                {
                    yield return text.Substring(i, length);
                }

                before = null;
                i++;
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                int end = i + 1;
                while (end < text.Length && char.IsLetterOrDigit(text[end]) && !Han.Is(text[end]))
                {
                    end++;
                }

                string word = text[i..Math.Min(end, i + LongestWord)];
                yield return word;
                if (before is not null)
                {
                    yield return $"{before}{BetweenWords}{word}";
                }

                (before, i) = (word, end);
            }
            else
            {
                before = text[i] is ' ' or '-' ? before : null;
                i++;
            }
        }
    }
}
