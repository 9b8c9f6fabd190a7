using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>Parses the body of an entry: key, then <c>name = value # value</c> between commas. A forgotten key or comma
/// is forgiven.</summary>
static class BibTexParser
{
    /// <summary>The fields by lower-case name; the first of a name wins.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string body, BibTexStrings strings, out string? problem)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        int at = SkipKey(body);
        long chars = 0;
        problem = null;
        while (true)
        {
            at = SkipSeparators(body, at);
            if (at >= body.Length)
            {
                return fields;
            }

            int start = at;
            while (
                at < body.Length
                && body[at] is not ('=' or ',' or '{' or '}' or '"' or '#')
                && !char.IsWhiteSpace(body[at])
            )
            {
                at++;
            }

            string name = body[start..at];
            at = SkipSpace(body, at);
            if (name.Length == 0 || at >= body.Length || body[at] != '=')
            {
                problem = $"'{Near(body, start)}' where a field 'name = value' belongs";
                return fields;
            }

            at++;
            if (!TryValue(body, ref at, strings, out string value))
            {
                problem =
                    $"a value of '{name}' without end or longer than {strings.MaxLength:N0} characters, near "
                    + $"'{Near(body, start)}'";
                return fields;
            }

            chars += value.Length;
            if (chars > strings.MaxEntryLength)
            {
                problem = $"an entry of more than {strings.MaxEntryLength:N0} characters";
                return fields;
            }

            fields.TryAdd(name, value);
        }
    }

    /// <summary>Names between the word "and" outside braces, without "others".</summary>
    public static IEnumerable<string> SplitNames(string names)
    {
        int depth = 0,
            start = 0;
        for (int i = 0; i <= names.Length; i++)
        {
            bool end = i == names.Length;
            bool and =
                !end
                && depth == 0
                && char.IsWhiteSpace(names[i])
                && i + 4 < names.Length
                && char.IsWhiteSpace(names[i + 4])
                && names.AsSpan(i + 1, 3).Equals("and", StringComparison.OrdinalIgnoreCase);
            if (end || and)
            {
                string name = names[start..i].Trim();
                if (name.Length > 0 && !name.Equals("others", StringComparison.OrdinalIgnoreCase))
                {
                    yield return name;
                }

                start = i + 4;
                i = and ? i + 3 : i;
            }
            else
            {
                depth +=
                    names[i] == '{' ? 1
                    : names[i] == '}' ? -1
                    : 0;
            }
        }
    }

    static int SkipKey(string body)
    {
        int end = body.AsSpan().IndexOfAny(",={");
        return end >= 0 && body[end] == ',' ? end + 1
            : end < 0 ? body.Length
            : 0;
    }

    static bool TryValue(string body, ref int at, BibTexStrings strings, out string value)
    {
        var joined = new StringBuilder();
        value = "";
        while (true)
        {
            at = SkipSpace(body, at);
            if (!TryPart(body, ref at, strings, joined) || joined.Length > strings.MaxLength)
            {
                return false;
            }

            at = SkipSpace(body, at);
            if (at >= body.Length || body[at] != '#')
            {
                value = joined.ToString();
                return true;
            }

            at++;
        }
    }

    static bool TryPart(string body, ref int at, BibTexStrings strings, StringBuilder joined)
    {
        if (at < body.Length && body[at] is '{' or '"')
        {
            char close = body[at] == '{' ? '}' : '"';
            int start = ++at;
            for (int depth = 0; at < body.Length; at++)
            {
                // Inside quotes, an accent such as \" outside braces is no end either; BibTeX forbids it, but people
                // write it.
                bool accent = close == '"' && at > start && body[at - 1] == '\\';
                if (body[at] == close && depth == 0 && !accent)
                {
                    joined.Append(body, start, at++ - start);
                    return true;
                }

                depth +=
                    body[at] == '{' ? 1
                    : body[at] == '}' ? -1
                    : 0;
            }

            return false;
        }

        int word = at;
        while (
            at < body.Length && body[at] is not (',' or '#' or '{' or '}' or '"' or '=') && !char.IsWhiteSpace(body[at])
        )
        {
            at++;
        }

        joined.Append(strings.Resolve(body[word..at]));
        return true;
    }

    static int SkipSpace(string body, int at)
    {
        while (at < body.Length && char.IsWhiteSpace(body[at]))
        {
            at++;
        }

        return at;
    }

    static int SkipSeparators(string body, int at)
    {
        while (at < body.Length && (body[at] == ',' || char.IsWhiteSpace(body[at])))
        {
            at++;
        }

        return at;
    }

    static string Near(string body, int at) => body[at..Math.Min(body.Length, at + 30)].ReplaceLineEndings(" ");
}
