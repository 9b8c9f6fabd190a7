namespace VegfTrends.Papers.Formats;

/// <summary>The first lines of a file, for telling formats apart.</summary>
static class HeadLines
{
    // Exporters write headings of a few dozen lines at most; beyond that, guessing costs more than it finds.
    const int MaxLines = 400;

    /// <summary>The first lines that are not blank, without their end marks.</summary>
    public static IEnumerable<string> NotBlank(string head)
    {
        using var lines = new TextLines(new StringReader(head), head.Length + 1);
        while (lines.Number < MaxLines && lines.Next() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return line;
            }
        }
    }
}
