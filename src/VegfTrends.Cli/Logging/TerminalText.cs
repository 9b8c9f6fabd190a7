using System.Text;

namespace VegfTrends.Cli.Logging;

/// <summary>Text from outside in a line of ours.</summary>
static class TerminalText
{
    /// <summary>The text with its control characters (line ends, escape sequences) written out, so that one event stays
    /// one line and no file steers the terminal.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var line = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = char.IsControl(c) ? line.Append(c == '\n' ? "\\n" : $"\\u{(int)c:x4}") : line.Append(c);
        }

        return line.ToString();
    }
}
