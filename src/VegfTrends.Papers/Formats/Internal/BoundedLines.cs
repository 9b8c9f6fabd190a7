namespace VegfTrends.Papers.Formats;

/// <summary>Reads lines of at most a given length, so that a file without line ends never fills the memory.</summary>
static class BoundedLines
{
    /// <summary>The lines without their ends, with their numbers from 1. Of a line that is too long comes the
    /// beginning, with its fault.</summary>
    public static IEnumerable<RecordPiece> Read(TextWindow window, int maxLength, int keep)
    {
        while (true)
        {
            int end,
                searched = 0;
            while ((end = window.Text[searched..].IndexOf('\n')) < 0 && window.Length <= maxLength)
            {
                searched = window.Length;
                if (!window.Grow())
                {
                    break;
                }
            }

            if (end < 0 && window.Length > maxLength)
            {
                yield return new RecordPiece(
                    "",
                    RecordText.Cut(window.Text[..(keep + 1)].ToString(), keep),
                    window.Line,
                    $"a line of more than {maxLength:N0} characters"
                );
                if (!SkipLine(window))
                {
                    yield break;
                }

                continue;
            }

            if (end < 0 && window.Length == 0)
            {
                yield break;
            }

            int length = end < 0 ? window.Length : searched + end;
            yield return new RecordPiece("", window.Text[..length].TrimEnd('\r').ToString(), window.Line);
            window.Drop(Math.Min(length + 1, window.Length));
        }
    }

    static bool SkipLine(TextWindow window)
    {
        while (true)
        {
            int end = window.Text.IndexOf('\n');
            window.Drop(end < 0 ? window.Length : end + 1);
            if (end >= 0)
            {
                return true;
            }

            if (!window.Grow())
            {
                return false;
            }
        }
    }
}
