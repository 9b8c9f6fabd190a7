using VegfTrends.Core;

namespace VegfTrends.Papers.Matching;

/// <summary>What two spellings of one title share, without the notes that databases append to titles.</summary>
static class TitleKey
{
    /// <summary>Shortest title, in letters and digits, that may prove anything: "Author reply" must not.</summary>
    public const int LeastLength = 20;

    /// <summary>The same for Chinese, in Han characters.</summary>
    public const int LeastHan = 8;

    // Notes in square brackets after the title, as MEDLINE, Ovid and Cochrane write them; a title wholly in brackets is
    // a translated one and stays.
    static readonly string[] NoteBeginnings =
    [
        "erratum",
        "corrected",
        "correction",
        "abstract",
        "see comment",
        "review",
        "retract",
        "published",
        "republished",
        "summary",
    ];

    /// <summary>The key, or <c>null</c> when there is no title or it is too short.</summary>
    public static string? Of(string? title)
    {
        string key = PaperId.NormalisedTitle(WithoutNotes(title));
        return key.Length >= LeastLength || key.Count(Han.Is) >= LeastHan ? key : null;
    }

    static string? WithoutNotes(string? title)
    {
        if (title is null)
        {
            return null;
        }

        int original = title.IndexOf("<ORIGINAL>", StringComparison.OrdinalIgnoreCase);
        if (original > 0)
        {
            title = title[..original];
        }

        // "[Translated title] LA: Chi", "[Translated title] TO: Título original": what follows the brackets is no
        // title.
        int closing = title.LastIndexOf(']');
        if (title.TrimStart().StartsWith('[') && closing > LeastLength)
        {
            title = title[..closing];
        }

        int bracket;
        for (int from = 1; from < title.Length && (bracket = title.IndexOf('[', from)) > 0; from = bracket + 1)
        {
            ReadOnlySpan<char> note = title.AsSpan(bracket + 1).TrimStart();
            foreach (string beginning in NoteBeginnings)
            {
                if (note.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                {
                    return title[..bracket];
                }
            }
        }

        return title;
    }
}
