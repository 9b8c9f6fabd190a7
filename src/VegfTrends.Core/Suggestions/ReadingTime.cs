namespace VegfTrends.Core;

/// <summary>
/// How long title and abstract take: 200 English words or 300 Chinese characters a minute, which is slow reading of
/// dense text, and half a minute to look the paper up. Whole minutes, at least 1.
/// </summary>
public static class ReadingTime
{
    const double WordsAMinute = 200,
        HanAMinute = 300,
        LookUp = 0.5;

    /// <param name="paper">A paper in one or both languages.</param>
    /// <param name="language">The one that is read where the paper has both.</param>
    public static int Minutes(Paper paper, Language language)
    {
        ArgumentNullException.ThrowIfNull(paper);
        int han = 0,
            words = 0;
        foreach (string? text in new[] { paper.Title.In(language), paper.Abstract.In(language) })
        {
            bool inWord = false;
            foreach (char c in text ?? "")
            {
                bool isHan = Han.Is(c);
                bool isWord = !isHan && char.IsLetterOrDigit(c);
                han += isHan ? 1 : 0;
                words += isWord && !inWord ? 1 : 0;
                inWord = isWord || (inWord && c is '-' or '\'');
            }
        }

        return Math.Max(1, (int)Math.Ceiling(LookUp + (words / WordsAMinute) + (han / HanAMinute)));
    }
}
