namespace VegfTrends.Core;

/// <summary>
/// Finds the names of a <see cref="Lexicon"/> in text. Ignores case, width, accents, traditional or simplified script,
/// and hyphens and spaces (also those that a scan or a line break left inside a word); longest name first; Latin names
/// only between word borders.
/// </summary>
public sealed class ConceptFinder
{
    // Shorter Latin names are matched only with separators where the name or a change between letters and digits has
    // one: "i o" is not "IO".
    const int LooseFrom = 7;

    readonly Lexicon _lexicon;
    readonly Node _root = new();

    public ConceptFinder(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _lexicon = lexicon;
        foreach (Concept concept in lexicon.Concepts)
        {
            foreach (string name in concept.Zh.Concat(concept.En))
            {
                string compact = lexicon.Compact(name);
                Node node = _root;
                foreach (char c in compact)
                {
                    node = node.Next.TryGetValue(c, out Node? next) ? next : node.Next[c] = new Node();
                }

                node.Names.Add(
                    new Name(
                        concept,
                        name,
                        compact,
                        ExactCase: concept.IsAmbiguous && compact.Length <= 4 && compact.All(char.IsAsciiLetterOrDigit)
                    )
                );
            }
        }
    }

    public Lexicon Lexicon => _lexicon;

    /// <summary>All mentions of a paper, field by field, in text order. Mentions do not overlap.</summary>
    public IReadOnlyList<Mention> Find(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var mentions = new List<Mention>();
        foreach ((TextField field, string text) in paper.Texts())
        {
            Find(text, field, mentions);
        }

        return mentions;
    }

    /// <summary>The mentions in one text.</summary>
    public IReadOnlyList<Mention> Find(string text, TextField field)
    {
        var mentions = new List<Mention>();
        Find(text, field, mentions);
        return mentions;
    }

    /// <summary>Whether matching passes over a place of a folded text. A hyphen between two digits or Roman digits is a
    /// range: "phase I-II" is not "phase III".</summary>
    internal static bool IsPassedOver(ReadOnlySpan<char> folded, int at) =>
        IsSeparator(folded[at])
        && !(
            folded[at] == '-' && at > 0 && at + 1 < folded.Length && IsDigit(folded[at - 1]) && IsDigit(folded[at + 1])
        );

    static bool IsDigit(char folded) => char.IsAsciiDigit(folded) || folded is 'i' or 'v';

    static bool IsSeparator(char folded) =>
        folded is ' ' or '-' or '\n' or '\r' or '\t' or '\u00AD' or '\u200B' or '\u00B7' or '\u30FB';

    void Find(string text, TextField field, List<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            folded[i] = _lexicon.Fold(text[i]);
        }

        for (int start = 0; start < folded.Length;)
        {
            (Concept? concept, int end) = Longest(text, folded, start);
            if (concept is null)
            {
                start++;
            }
            else
            {
                mentions.Add(new Mention(concept, field, start, end));
                start = end;
            }
        }
    }

    (Concept? Concept, int End) Longest(string text, char[] folded, int start)
    {
        if (IsSeparator(folded[start]) || (IsWord(folded[start]) && start > 0 && IsWord(folded[start - 1])))
        {
            return default;
        }

        (Concept? concept, int end) = (null, 0);
        Node node = _root;
        for (int i = start; i < folded.Length && i - start < 200; i++)
        {
            char c = folded[i];
            if (IsPassedOver(folded, i))
            {
                continue;
            }

            if (!node.Next.TryGetValue(c, out Node? next))
            {
                break;
            }

            node = next;
            int after = i + 1;
            if (node.Names.Count == 0)
            {
                continue;
            }

            if (IsWord(c) && after < folded.Length && IsWord(folded[after]))
            {
                // A plural ends the word as well: inhibitors, vaccines, viruses.
                int plural =
                    folded[after] == 's' ? after + 1
                    : folded.AsSpan(after).StartsWith("es") ? after + 2
                    : 0;
                if (!char.IsAsciiLetter(c) || plural == 0 || (plural < folded.Length && IsWord(folded[plural])))
                {
                    continue;
                }

                after = plural;
            }

            ReadOnlySpan<char> original = text.AsSpan(start, after - start);
            foreach (Name name in node.Names)
            {
                if (Fits(name, original, folded.AsSpan(start, after - start)))
                {
                    (concept, end) = (name.Concept, after);
                    break;
                }
            }
        }

        return (concept, end);
    }

    static bool Fits(Name name, ReadOnlySpan<char> original, ReadOnlySpan<char> folded)
    {
        if (name.ExactCase && !original.TrimEnd('s').SequenceEqual(name.Written))
        {
            return false;
        }

        return name.Compact.Length >= LooseFrom || !name.Compact.All(IsWord) || SeparatorsFit(name.Written, folded);
    }

    // Walks the name and the text side by side: a separator in the text needs one in the name, or a change between
    // letters and digits.
    static bool SeparatorsFit(string written, ReadOnlySpan<char> folded)
    {
        int n = 0;
        for (int i = 0; i < folded.Length && n < written.Length; i++)
        {
            if (!IsSeparator(folded[i]))
            {
                while (n < written.Length && IsSeparator(CharFold.Fold(written[n])))
                {
                    n++;
                }

                n++;
                continue;
            }

            bool inName = IsSeparator(CharFold.Fold(written[n]));
            bool change = n > 0 && char.IsAsciiDigit(written[n - 1]) != char.IsAsciiDigit(written[n]);
            if (!inName && !change)
            {
                return false;
            }
        }

        return true;
    }

    static bool IsWord(char folded) => char.IsAsciiLetterOrDigit(folded) || folded is >= '\u0370' and <= '\u03FF';

    sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public List<Name> Names { get; } = [];
    }

    sealed record Name(Concept Concept, string Written, string Compact, bool ExactCase);
}
