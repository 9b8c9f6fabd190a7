using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VegfTrends.EndToEnd.Documentation;

/// <summary>One command line of a manual or a help text, split as a shell splits it.</summary>
/// <param name="Place">Where it stands, such as <c>README.md:12</c>.</param>
/// <param name="Text">As written, without the comment behind it.</param>
/// <param name="Words">The words of the command.</param>
/// <param name="Input">The file behind <c>&lt;</c>.</param>
/// <param name="Output">The file behind <c>&gt;</c>.</param>
/// <param name="ExitCode">What it should end with: 0, or what the comment behind it says.</param>
sealed partial record DocumentedCommand(
    string Place,
    string Text,
    IReadOnlyList<string> Words,
    string? Input,
    string? Output,
    int ExitCode
)
{
    // The program itself, installed and out of a checkout.
    static readonly string[][] Programs =
    [
        ["vegftrends"],
        ["dotnet", "run", "--project", "src/VegfTrends.Cli", "-c", "Release", "--"],
    ];

    /// <summary>What follows the program's name; <c>null</c> where another program is called.</summary>
    public string[]? Arguments =>
        Programs
            .Where(p => Words.Take(p.Length).SequenceEqual(p))
            .Select(p => Words.Skip(p.Length).ToArray())
            .FirstOrDefault();

    /// <returns><c>null</c> for a line that holds a comment alone.</returns>
    public static DocumentedCommand? Parse(string place, string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool inWord = false;
        char quote = '\0';
        int end = line.Length;
        for (int i = 0; i < line.Length && end == line.Length; i++)
        {
            char c = line[i];
            if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(c);
                }
            }
            else if (c is '"' or '\'')
            {
                (quote, inWord) = (c, true);
            }
            else if (c == '#' && !inWord)
            {
                end = i;
            }
            else if (char.IsWhiteSpace(c))
            {
                Finish();
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        Finish();
        if (quote != '\0' || words.Any(w => w is "&&" or "|" or ";" or "\\"))
        {
            throw new FormatException($"{place}: found '{line}', expected one plain command.");
        }

        return words.Count == 0
            ? null
            : new DocumentedCommand(
                place,
                line[..end].Trim(),
                words,
                TakeFile("<"),
                TakeFile(">"),
                Code().Match(line[end..]) is { Success: true } code
                    ? int.Parse(code.Groups[1].Value, CultureInfo.InvariantCulture)
                    : 0
            );

        void Finish()
        {
            if (inWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            inWord = false;
        }

        string? TakeFile(string sign)
        {
            int at = words.IndexOf(sign);
            if (at < 0)
            {
                return null;
            }

            string file = words[at + 1];
            words.RemoveRange(at, 2);
            return file;
        }
    }

    [GeneratedRegex(@"(?:exit code|退出码) *(\d+)")]
    private static partial Regex Code();
}
