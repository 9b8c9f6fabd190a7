using System.Text;
using System.Text.RegularExpressions;

namespace VegfTrends.Encoder;

/// <summary>Reads two free dictionaries into word pairs.</summary>
static partial class Dictionaries
{
    /// <summary>Ding: <c>Wort {n}; anderes Wort | Wörter :: word; other word | words</c>. Parts between bars belong
    /// together; the first word of each counts.</summary>
    public static IEnumerable<string[]> Ding(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith('#') || line.Split("::") is not [string german, string english])
            {
                continue;
            }

            string[] left = german.Split('|'),
                right = english.Split('|');
            for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
            {
                string[] leftWords = left[i].Split(';'),
                    rightWords = right[i].Split(';');
                yield return [Bare(leftWords[0]), Bare(rightWords[0])];
                if (i == 0 && leftWords.Length > 1)
                {
                    yield return [Bare(leftWords[1]), Bare(rightWords[^1])];
                }
            }
        }
    }

    /// <summary>EDICT (EUC-JP): <c>言葉 [ことば] /(n) word/language/</c>. The first two meanings count.</summary>
    public static IEnumerable<string[]> Edict(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (string line in File.ReadLines(path, Encoding.GetEncoding("euc-jp")).Skip(1))
        {
            string[] parts = line.Split('/', StringSplitOptions.RemoveEmptyEntries);
            string word = parts[0].Split(' ')[0].Split(';')[0];
            foreach (
                string meaning in parts.Skip(1).Where(p => !p.StartsWith("EntL", StringComparison.Ordinal)).Take(2)
            )
            {
                string bare = Bare(meaning);
                if (bare.Length > 0)
                {
                    yield return [word, bare];
                }
            }
        }
    }

    static string Bare(string text) => Spaces().Replace(Notes().Replace(text, " "), " ").Trim();

    // {m}, (of sth.), [Am.], /abbreviation/ and <see>.
    [GeneratedRegex(@"\{[^}]*\}|\([^)]*\)|\[[^\]]*\]|/[^/]*/|<[^>]*>")]
    private static partial Regex Notes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
