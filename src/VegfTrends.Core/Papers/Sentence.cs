namespace VegfTrends.Core;

/// <summary>One sentence where it stands in a field: UTF-16 code units, end exclusive.</summary>
public readonly record struct Sentence(TextField Field, int Start, int End);

/// <summary>Cuts texts into sentences, in both languages.</summary>
public static class SentenceSplitter
{
    static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "vs",
        "v",
        "e.g",
        "i.e",
        "al",
        "no",
        "fig",
        "dr",
        "approx",
        "ca",
        "cf",
        "st",
        "resp",
        "inc",
        "ltd",
        "co",
        "i.v",
        "s.c",
        "p.o",
        "b.i.d",
        "q.d",
        "mo",
        "wk",
        "yr",
    };

    // A text without full stops would be one sentence: no evidence for a reader, and every word of it costs a look at
    // the whole.
    internal const int Longest = 600;

    /// <summary>Sentences in text order. One that is longer than 600 code units is cut at a comma or space, where it
    /// has one.</summary>
    public static IReadOnlyList<Sentence> Split(TextField field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Sentence>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (Ends(text, i))
            {
                Add(i + 1);
            }
        }

        Add(text.Length);
        return sentences;

        void Add(int end)
        {
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            int last = end;
            while (last > start && char.IsWhiteSpace(text[last - 1]))
            {
                last--;
            }

            while (last - start > Longest)
            {
                int cut = CutOf(text, start);
                sentences.Add(new Sentence(field, start, cut));
                start = cut;
                while (start < last && char.IsWhiteSpace(text[start]))
                {
                    start++;
                }
            }

            if (last > start)
            {
                sentences.Add(new Sentence(field, start, last));
            }

            start = end;
        }
    }

    // Behind the last comma or space of a piece of the greatest length, if that is not too short; else anywhere but
    // inside a character.
    static int CutOf(string text, int start)
    {
        for (int i = start + Longest - 1; i > start + (Longest / 2); i--)
        {
            if (text[i] is ',' or '，' or '、' or '：' || char.IsWhiteSpace(text[i]))
            {
                return i + 1;
            }
        }

        return start + Longest - (char.IsHighSurrogate(text[start + Longest - 1]) ? 1 : 0);
    }

    static bool Ends(string text, int i)
    {
        char c = text[i];
        if (c is '。' or '！' or '？' or '；' or '．' or '\n')
        {
            return c != '．' || i + 1 == text.Length || !char.IsDigit(text[i + 1]);
        }

        if (c is not ('.' or '!' or '?' or ';') || i + 1 == text.Length)
        {
            return false;
        }

        if (c == '.')
        {
            int word = i;
            while (word > 0 && !char.IsWhiteSpace(text[word - 1]) && text[word - 1] is not ('(' or '['))
            {
                word--;
            }

            ReadOnlySpan<char> before = text.AsSpan(word, i - word);
            if (
                before.Length == 1 && char.IsAsciiLetter(before[0])
                || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before)
            )
            {
                return false;
            }

            // A full stop of half width ends a Chinese sentence without a space: 患者60例.观察组.
            if (i > 0 && Han.Is(text[i - 1]) && (Han.Is(text[i + 1]) || char.IsWhiteSpace(text[i + 1])))
            {
                return true;
            }
        }

        if (!char.IsWhiteSpace(text[i + 1]))
        {
            return Han.Is(text[i + 1]) && !char.IsDigit(text[Math.Max(0, i - 1)]);
        }

        int next = i + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next == text.Length || c != '.' || !char.IsLower(text[next]);
    }
}
