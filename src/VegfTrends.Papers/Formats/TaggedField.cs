using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>One tag with its value. Line breaks of the file are kept as <c>\n</c>: to some tags they separate values,
/// to others they mean nothing.</summary>
readonly record struct TaggedField(string Tag, string Value)
{
    /// <summary>The value on one line.</summary>
    public string Text => JoinLines(Value);

    public string FirstLine => Value.AsSpan().IndexOf('\n') is >= 0 and var end ? Value[..end] : Value;

    public string[] Lines => Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Chinese text has no spaces between words, so a line break inside it must not become one.
    static string JoinLines(string value)
    {
        if (!value.Contains('\n', StringComparison.Ordinal))
        {
            return value;
        }

        var joined = new StringBuilder(value.Length);
        foreach (Range range in value.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> line = value.AsSpan(range).Trim();
            if (line.Length > 0)
            {
                bool chinese = joined.Length > 0 && IsChinese(joined[^1]) && IsChinese(line[0]);
                joined.Append(joined.Length == 0 || chinese ? "" : " ").Append(line);
            }
        }

        return joined.ToString();
    }

    static bool IsChinese(char c) => Han.Is(c) || c is (>= '\u3001' and <= '\u303F') or (>= '\uFF01' and <= '\uFF60');
}
