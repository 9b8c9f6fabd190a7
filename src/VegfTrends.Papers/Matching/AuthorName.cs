using VegfTrends.Core;

namespace VegfTrends.Papers.Matching;

/// <summary>
/// Compares author names as sources write them: <c>Smith J</c>, <c>Smith, John</c>, <c>John Smith</c>, <c>张三</c>,
/// <c>Zhang San</c>. A Latin name is known by its family name; where the order cannot be told (Zhang Wei), both ends
/// are kept and one in common is enough.
/// </summary>
static class AuthorName
{
    static readonly string[] Suffixes = ["jr", "sr", "2nd", "3rd", "ii", "iii", "iv", "md", "phd"];

    /// <summary>The name that leads the list, or <c>null</c>.</summary>
    public static string? First(Paper paper) => paper.Authors is [var first, ..] ? first : null;

    /// <summary>One or two folded family names; for a Chinese name the whole name. Empty when nothing can be
    /// compared.</summary>
    public static IReadOnlyList<string> Keys(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return [];
        }

        string han = string.Concat(name.Where(Han.Is));
        if (han.Length > 0)
        {
            return [han];
        }

        int comma = name.AsSpan().IndexOfAny(',', '，');
        if (comma >= 0 && LastWord(Words(name[..comma])) is { } family)
        {
            return [family];
        }

        List<string> words = Words(name);
        if (words.Count == 0)
        {
            return [];
        }

        // Capitals throughout hide which word is the initials: ZHANG W, LI WEI.
        bool shouting = words.Count > 1 && words.All(w => w.All(c => !char.IsLower(c))) && words.Any(w => w.Length > 4);
        if (words.Count > 1 && IsInitials(words[^1]) && (!shouting || words[^1].Length == 1))
        {
            while (words.Count > 1 && IsInitials(words[^1]))
            {
                words.RemoveAt(words.Count - 1);
            }

            return [Folded(words[^1])];
        }

        return IsInitials(words[0]) && !shouting
            ? [Folded(words[^1])]
            : new[] { Folded(words[^1]), Folded(words[0]) }.Distinct().ToArray();
    }

    /// <summary><c>null</c> when the two cannot be compared: one is missing, or they are in different
    /// scripts.</summary>
    public static bool? Same(string? left, string? right)
    {
        IReadOnlyList<string> a = Keys(left),
            b = Keys(right);
        return a.Count == 0 || b.Count == 0 || IsHanKey(a[0]) != IsHanKey(b[0]) ? null : a.Any(b.Contains);
    }

    static bool IsHanKey(string key) => Han.Is(key[0]);

    // A family name of several words (van der Berg, García López) is known by its last, which every order of writing
    // keeps.
    static string? LastWord(List<string> words) => words.Count == 0 ? null : Folded(words[^1]);

    static List<string> Words(string name)
    {
        var words = new List<string>();
        foreach (string part in name.Split([' ', '\u00A0', '\u3000', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            // J.A. and J-A stay one word of initials; García-López one family name.
            string word = string.Concat(part.Where(char.IsLetterOrDigit));
            if (word.Length > 0 && !Suffixes.Contains(word.ToLowerInvariant()))
            {
                words.Add(word);
            }
        }

        return words;
    }

    static bool IsInitials(string word) => word.Length <= 3 && word.All(char.IsUpper);

    static string Folded(string word) => PaperId.NormalisedTitle(word);
}
