using System.Text;

namespace VegfTrends.Core;

/// <summary>
/// Cuts a sentence into the words that evidence can consist of: names of the lexicon whole, runs of letters and digits,
/// and Chinese in the pieces of the encoder's tokenizer, or in twos where it has none. Offsets are those of the field.
/// </summary>
static class SentenceWords
{
    /// <param name="text">The words of the sentence.</param>
    /// <param name="sentence">Where it stands.</param>
    /// <param name="mentions">Mentions of the paper.</param>
    /// <param name="cut">Cuts a run of Chinese characters: the ends of its words, or <c>null</c>.</param>
    public static IReadOnlyList<(int Start, int End)> Of(
        string text,
        Sentence sentence,
        IEnumerable<Mention> mentions,
        Func<string, IReadOnlyList<int>?> cut
    )
    {
        var words = new List<(int Start, int End)>();
        int at = 0;
        foreach (
            Mention mention in mentions.Where(m =>
                m.Field == sentence.Field && m.Start >= sentence.Start && m.End <= sentence.End
            )
        )
        {
            AddRuns(at, mention.Start - sentence.Start);
            words.Add((mention.Start, mention.End));
            at = mention.End - sentence.Start;
        }

        AddRuns(at, text.Length);
        return words;

        void AddRuns(int from, int to)
        {
            for (int i = from; i < to;)
            {
                bool? han = KindAt(i, to, out int length);
                int start = i;
                i += length;
                if (han is null)
                {
                    continue;
                }

                // A hyphen or apostrophe between letters belongs to the word.
                while (
                    i < to
                    && (
                        KindAt(i, to, out length) == han
                        || (
                            han == false
                            && length == 1
                            && text[i] is '-' or '\'' or '’'
                            && KindAt(i + 1, to, out _) == false
                        )
                    )
                )
                {
                    i += length;
                }

                AddRun(start, i, han.Value);
            }
        }

        void AddRun(int from, int to, bool han)
        {
            if (!han)
            {
                words.Add((sentence.Start + from, sentence.Start + to));
                return;
            }

            string run = text[from..to];
            IReadOnlyList<int> ends = cut(run) is [.., var last] known && last == run.Length ? known : InTwos(run);
            int start = 0;
            foreach (int end in ends)
            {
                if (end > start && !(end < run.Length && char.IsLowSurrogate(run[end])))
                {
                    words.Add((sentence.Start + from + start, sentence.Start + from + end));
                    start = end;
                }
            }
        }

        // true: Chinese; false: letters or digits of other scripts; null: neither.
        bool? KindAt(int i, int to, out int length)
        {
            length = 1;
            if (
                i >= to
                || Rune.DecodeFromUtf16(text.AsSpan(i, to - i), out Rune rune, out length)
                    != System.Buffers.OperationStatus.Done
            )
            {
                return null;
            }

            return Han.Is(rune) ? true
                : Rune.IsLetterOrDigit(rune) ? false
                : null;
        }
    }

    static List<int> InTwos(string run)
    {
        var ends = new List<int>();
        int characters = 0;
        for (int i = 0; i < run.Length; i += char.IsHighSurrogate(run[i]) ? 2 : 1)
        {
            if (characters > 0 && characters % 2 == 0)
            {
                ends.Add(i);
            }

            characters++;
        }

        ends.Add(run.Length);
        return ends;
    }
}
