using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>Cleans the white space, stray control characters and halves of characters of text that comes out of
/// files.</summary>
public static class RecordText
{
    /// <summary>Runs of white space become one space, control characters go, ends are trimmed; <c>null</c> when nothing
    /// is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var kept = new StringBuilder(text.Length);
        bool space = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = IsLoneSurrogate(text, i) ? '\uFFFD' : text[i];
            if (char.IsWhiteSpace(c))
            {
                space = kept.Length > 0;
            }
            else if (!char.IsControl(c) && c is not ('\uFEFF' or '\uFFFE' or '\uFFFF'))
            {
                if (space)
                {
                    kept.Append(' ');
                    space = false;
                }

                kept.Append(c);
            }
        }

        return kept.Length == 0 ? null : kept.ToString();
    }

    /// <summary>The text at its full length, so that offsets into it stay true: only what no store can hold becomes a
    /// space, one for one.</summary>
    public static string? Keep(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return string.Create(
            text.Length,
            text,
            static (kept, source) =>
            {
                for (int i = 0; i < kept.Length; i++)
                {
                    char c = source[i];
                    kept[i] =
                        IsLoneSurrogate(source, i)
                        || (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
                        || c is '\uFFFE' or '\uFFFF'
                            ? ' '
                            : c;
                }
            }
        );
    }

    /// <summary>The beginning of a text, never ending in half a character.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length
            ? text
            : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    static bool IsLoneSurrogate(string text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}
