using System.Globalization;
using System.Text;

namespace VegfTrends.Core;

/// <summary>
/// The tokenizer of BERT: words and punctuation apart, every Chinese character alone, then the longest known pieces.
/// Written out because the package's own drops characters beyond U+FFFF, and takes accents off with a function that
/// does nothing where the program runs without ICU.
/// </summary>
sealed class WordPieceTokenizer
{
    // The reference implementation gives up on longer words.
    const int LongestWord = 100;

    static readonly Lazy<Dictionary<Rune, string>> Unaccented = new(ReadUnaccented);

    readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    readonly int _unknown;
    readonly bool _lowercase;

    /// <param name="vocabulary">Path of a <c>vocab.txt</c>: a piece a line, its id is the number of the line from
    /// 0.</param>
    /// <param name="lowercase">Lower case without accents.</param>
    /// <exception cref="InvalidDataException">There is no <c>[UNK]</c>.</exception>
    public WordPieceTokenizer(string vocabulary, bool lowercase)
    {
        int id = 0;
        foreach (string line in File.ReadLines(vocabulary))
        {
            _ids[line] = id++;
        }

        _unknown = _ids.TryGetValue("[UNK]", out int unknown)
            ? unknown
            : throw new InvalidDataException(
                $"{vocabulary}: found {id} lines and no [UNK], expected the vocab.txt of a BERT model."
            );
        _lowercase = lowercase;
    }

    public IEnumerable<int> Encode(string text)
    {
        var word = new List<Rune>();
        foreach (Rune rune in text.EnumerateRunes().SelectMany(Plain))
        {
            bool space = IsSpace(rune),
                alone = !space && (IsPunctuation(rune) || IsChinese(rune.Value));
            if (space || alone)
            {
                foreach (int id in Pieces(word))
                {
                    yield return id;
                }

                word.Clear();
            }

            if (alone)
            {
                yield return _ids.GetValueOrDefault(rune.ToString(), _unknown);
            }
            else if (!space)
            {
                word.Add(rune);
            }
        }

        foreach (int id in Pieces(word))
        {
            yield return id;
        }
    }

    IEnumerable<Rune> Plain(Rune rune)
    {
        if (IsSpace(rune))
        {
            return [new Rune(' ')];
        }

        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        if (
            rune == Rune.ReplacementChar
            || category
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
        )
        {
            return [];
        }

        return !_lowercase ? [rune]
            : category == UnicodeCategory.NonSpacingMark ? []
            : rune.Value is >= 0xAC00 and <= 0xD7A3 ? Jamo(rune.Value - 0xAC00)
            : Unaccented.Value.TryGetValue(rune, out string? plain)
                ? plain.EnumerateRunes().Select(Rune.ToLowerInvariant)
            : [Rune.ToLowerInvariant(rune)];
    }

    List<int> Pieces(List<Rune> word)
    {
        var found = new List<int>();
        if (word.Count > LongestWord)
        {
            return [_unknown];
        }

        for (int start = 0; start < word.Count;)
        {
            int end = word.Count,
                id = 0;
            while (end > start && !_ids.TryGetValue((start > 0 ? "##" : "") + Text(word, start, end), out id))
            {
                end--;
            }

            if (end == start)
            {
                return [_unknown];
            }

            found.Add(id);
            start = end;
        }

        return found;
    }

    static string Text(List<Rune> word, int start, int end)
    {
        var text = new StringBuilder();
        for (int i = start; i < end; i++)
        {
            text.Append(word[i]);
        }

        return text.ToString();
    }

    // Canonical decomposition of a Hangul syllable, Unicode chapter 3.12.
    static Rune[] Jamo(int syllable)
    {
        Rune lead = new(0x1100 + syllable / 588),
            vowel = new(0x1161 + syllable % 588 / 28);
        return syllable % 28 == 0 ? [lead, vowel] : [lead, vowel, new(0x11A7 + syllable % 28)];
    }

    static bool IsSpace(Rune rune) =>
        rune.Value is ' ' or '\t' or '\n' or '\r' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;

    // All of ASCII that is neither letter, digit nor space counts, such as $ and ^, which Unicode calls symbols.
    static bool IsPunctuation(Rune rune) => (rune.IsAscii && !Rune.IsLetterOrDigit(rune)) || Rune.IsPunctuation(rune);

    // BERT's own list, which is not that of Han: another one would give other pieces than the model was trained with.
    static bool IsChinese(int code) =>
        code
            is (>= 0x4E00 and <= 0x9FFF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x20000 and <= 0x2A6DF)
                or (>= 0x2A700 and <= 0x2CEAF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x2F800 and <= 0x2FA1F);

    // Each line: what is left of the characters after the space once their marks are gone (NFD without category Mn,
    // Unicode 14).
    static Dictionary<Rune, string> ReadUnaccented()
    {
        using Stream stream = typeof(WordPieceTokenizer).Assembly.GetManifestResourceStream("unaccented.txt")!;
        using var reader = new StreamReader(stream);
        var plain = new Dictionary<Rune, string>();
        while (reader.ReadLine() is { } line)
        {
            int space = line.IndexOf(' ', 1);
            foreach (Rune accented in line[(space + 1)..].EnumerateRunes())
            {
                plain[accented] = line[..space];
            }
        }

        return plain;
    }
}
