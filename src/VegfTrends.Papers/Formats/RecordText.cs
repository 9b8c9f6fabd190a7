using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>Cleans the white space and stray control characters of text that comes out of files.</summary>
public static class RecordText
{
    /// <summary>Runs of white space become one space, control characters go, ends are trimmed; <c>null</c> when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var kept = new StringBuilder(text.Length);
        bool space = false;
        foreach (char c in text)
        {
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
}
