using System.Buffers;
using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>Turns the LaTeX of BibTeX values into plain text: accents, signs, Greek letters; braces and font commands
/// go.</summary>
static class LatexText
{
    static readonly SearchValues<char> Special = SearchValues.Create("\\{}$~-`'^_");

    /// <summary>A value of prose. A command that is not known stays as it is.</summary>
    public static string Decode(string latex)
    {
        if (!latex.AsSpan().ContainsAny(Special))
        {
            return latex;
        }

        var text = new StringBuilder(latex.Length);
        bool math = false;
        for (int i = 0; i < latex.Length; i++)
        {
            char c = latex[i];
            switch (c)
            {
                case '{' or '}':
                    break;
                case '$':
                    math = !math;
                    break;
                case '~':
                    text.Append(' ');
                    break;
                case '^' or '_' when math:
                    break;
                case '\\':
                    i = Command(latex, i + 1, text) - 1;
                    break;
                case '-' when Run(latex, i, '-') is >= 2 and <= 3 and var length && !math:
                    text.Append(length == 2 ? '–' : '—');
                    i += length - 1;
                    break;
                case '`' when Run(latex, i, '`') == 2:
                    text.Append('“');
                    i++;
                    break;
                case '\'' when Run(latex, i, '\'') == 2:
                    text.Append('”');
                    i++;
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>A value that is no prose (address, identifier): only braces and escapes go.</summary>
    public static string Unescape(string value)
    {
        if (!value.AsSpan().ContainsAny("\\{}"))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            bool escape =
                value[i] == '\\'
                && i + 1 < value.Length
                && value[i + 1] is '_' or '%' or '&' or '#' or '$' or '{' or '}' or '~';
            if (escape)
            {
                text.Append(value[++i]);
            }
            else if (value[i] is not ('{' or '}'))
            {
                text.Append(value[i]);
            }
        }

        return text.ToString();
    }

    // Reads the command that begins after the backslash and returns where it ends.
    static int Command(string latex, int at, StringBuilder text)
    {
        if (at >= latex.Length)
        {
            return at;
        }

        char c = latex[at];
        if (LatexSigns.IsAccent(c) && TryAccent(latex, at + 1, c, text, out int afterAccent))
        {
            return afterAccent;
        }

        if (!char.IsAsciiLetter(c))
        {
            // \\ breaks the line, \, and the like are spaces; \& \% \_ \{ stand for themselves.
            text.Append(c is '\\' or ',' or ';' or ':' or '/' or ' ' or '!' ? ' ' : c);
            return at + 1;
        }

        int end = at;
        while (end < latex.Length && char.IsAsciiLetter(latex[end]))
        {
            end++;
        }

        string name = latex[at..end];
        if (name.Length == 1 && LatexSigns.IsAccent(c) && TryAccent(latex, end, c, text, out afterAccent))
        {
            return afterAccent;
        }

        if (LatexSigns.IsFont(name))
        {
            return SkipSpace(latex, end);
        }

        if (LatexSigns.Find(name) is { } sign)
        {
            text.Append(sign);
            return SkipSpace(latex, end);
        }

        text.Append('\\').Append(name);
        return end;
    }

    // \'e, \'{e}, \v{s}, \v s, \'{\i}, \'\i
    static bool TryAccent(string latex, int at, char accent, StringBuilder text, out int end)
    {
        end = char.IsAsciiLetter(accent) ? SkipSpace(latex, at) : at;
        bool letterFollowsName = char.IsAsciiLetter(accent) && end == at;
        bool braced = end < latex.Length && latex[end] == '{';
        end += braced ? 1 : 0;
        bool dotless = end + 1 < latex.Length && latex[end] == '\\' && latex[end + 1] is 'i' or 'j';
        end += dotless ? 1 : 0;
        if (end >= latex.Length || !char.IsLetter(latex[end]) || (letterFollowsName && !braced && !dotless))
        {
            return false;
        }

        text.Append(LatexSigns.WithAccent(latex[end++], accent));
        if (dotless && !braced)
        {
            end = SkipSpace(latex, end);
        }

        end += braced && end < latex.Length && latex[end] == '}' ? 1 : 0;
        return true;
    }

    // Counts to four: longer rows of signs are no LaTeX, and counting each to its end would take quadratic time.
    static int Run(string text, int at, char c)
    {
        int end = at;
        while (end < text.Length && end - at < 4 && text[end] == c)
        {
            end++;
        }

        return end - at;
    }

    static int SkipSpace(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\t')
        {
            at++;
        }

        return at;
    }
}
