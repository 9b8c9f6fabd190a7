using System.Net;
using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Takes HTML and JATS tags out of titles and abstracts that reach us as plain text. Only known tag names count, so
/// that <c>p &lt; 0.05</c> stays.
/// </summary>
static class InlineMarkup
{
    const int MaxTagLength = 300;

    static readonly string[] Blocks =
    [
        "abstract",
        "abstracttext",
        "br",
        "div",
        "li",
        "list",
        "list-item",
        "ol",
        "p",
        "sec",
        "section",
        "ul",
    ];

    static readonly HashSet<string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "title",
        "label",
    };

    static readonly HashSet<string> Glued = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "b",
        "bold",
        "em",
        "font",
        "i",
        "inf",
        "italic",
        "sc",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "underline",
    };

    static readonly HashSet<string> Known = new([.. Headings, .. Glued, .. Blocks], StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without tags and with character references resolved; a heading becomes a label: <c>Methods:
    /// …</c>.</summary>
    public static string Strip(string text)
    {
        // Twice at most: Europe PMC and Crossref deliver "&lt;i&gt;" as well as "<i>".
        string stripped = text.Contains('<') ? StripTags(text) : text;
        if (!stripped.Contains('&'))
        {
            return stripped;
        }

        string decoded = WebUtility.HtmlDecode(stripped);
        return decoded.Contains('<') && !ReferenceEquals(decoded, stripped) ? StripTags(decoded) : decoded;
    }

    static string StripTags(string text)
    {
        var kept = new StringBuilder(text.Length);
        int position = 0;
        while (position < text.Length)
        {
            int open = text.IndexOf('<', position);
            if (open < 0)
            {
                break;
            }

            kept.Append(text, position, open - position);
            if (TryReadTag(text.AsSpan(open), out string name, out bool closes, out int length))
            {
                if (closes && Headings.Contains(name))
                {
                    EndLabel(kept);
                }
                else if (!Glued.Contains(name))
                {
                    kept.Append(' ');
                }

                position = open + length;
            }
            else
            {
                kept.Append('<');
                position = open + 1;
            }
        }

        return position == 0 ? text : kept.Append(text, position, text.Length - position).ToString();
    }

    static bool TryReadTag(ReadOnlySpan<char> text, out string name, out bool closes, out int length)
    {
        (name, length) = ("", 0);
        int start = text.Length > 1 && text[1] == '/' ? 2 : 1;
        closes = start == 2;
        int end = text[..Math.Min(text.Length, MaxTagLength)].IndexOf('>');
        if (end < 0)
        {
            return false;
        }

        ReadOnlySpan<char> inner = text[start..Math.Max(start, end)];
        int nameEnd = inner.IndexOfAny(" \t\r\n/");
        ReadOnlySpan<char> found = nameEnd < 0 ? inner : inner[..nameEnd];
        int colon = found.IndexOf(':');
        name = found[(colon + 1)..].ToString();
        length = end + 1;

        // "if a <b and c> d" is no tag: what follows a name is nothing or an attribute.
        ReadOnlySpan<char> rest = nameEnd < 0 ? default : inner[nameEnd..].Trim(" \t\r\n/");
        return Known.Contains(name) && (rest.IsEmpty || rest.Contains('=')) && !text[1..end].Contains('<');
    }

    static void EndLabel(StringBuilder kept)
    {
        while (kept.Length > 0 && (char.IsWhiteSpace(kept[^1]) || kept[^1] == ':'))
        {
            kept.Length--;
        }

        kept.Append(kept.Length == 0 || kept[^1] is '.' or '：' ? " " : ": ");
    }
}
