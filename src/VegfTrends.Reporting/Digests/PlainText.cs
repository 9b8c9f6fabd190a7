using System.Text;

namespace VegfTrends.Reporting.Digests;

/// <summary>Makes text of records fit for headers, HTML and XML.</summary>
static class PlainText
{
    /// <summary>
    /// One line without control characters, halves of surrogate pairs, and marks that turn the direction of writing;
    /// runs of spaces and line ends become one space.
    /// </summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c) || c >= '\uFFFE')
            {
                clean.Append('\uFFFD');
            }
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (!TurnsDirection(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>As <see cref="OneLine"/>, but one character for one, so that places in the text stay true.</summary>
    public static string SameLength(string text) =>
        string.Create(
            text.Length,
            text,
            static (span, from) =>
            {
                for (int i = 0; i < from.Length; i++)
                {
                    char c = from[i];
                    bool pair =
                        (char.IsHighSurrogate(c) && i + 1 < from.Length && char.IsLowSurrogate(from[i + 1]))
                        || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(from[i - 1]));
                    span[i] =
                        pair ? c
                        : char.IsSurrogate(c) || c >= '\uFFFE' ? '\uFFFD'
                        : char.IsWhiteSpace(c) || char.IsControl(c) || TurnsDirection(c) ? ' '
                        : c;
                }
            }
        );

    /// <summary>The text, or its beginning and an ellipsis; never half a surrogate pair.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";

    static bool TurnsDirection(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\uFEFF';
}
