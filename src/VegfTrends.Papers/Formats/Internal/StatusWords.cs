using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Reads from publication types and titles whether a record is retracted, or is itself a notice about another
/// one.</summary>
static class StatusWords
{
    static readonly Dictionary<string, PublicationStatus> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["retracted publication"] = PublicationStatus.Retracted,
        ["retracted"] = PublicationStatus.Retracted,
        ["withdrawn publication"] = PublicationStatus.Retracted,
        ["retraction of publication"] = PublicationStatus.Notice,
        ["retraction notice"] = PublicationStatus.Notice,
        ["retraction"] = PublicationStatus.Notice,
        ["published erratum"] = PublicationStatus.Notice,
        ["erratum"] = PublicationStatus.Notice,
        ["corrigendum"] = PublicationStatus.Notice,
        ["correction"] = PublicationStatus.Notice,
        ["expression of concern"] = PublicationStatus.Notice,
        ["撤稿声明"] = PublicationStatus.Notice,
        ["撤稿"] = PublicationStatus.Notice,
        ["勘误"] = PublicationStatus.Notice,
        ["更正"] = PublicationStatus.Notice,
    };

    // Full words with their punctuation, for "Correction of anaemia" and "Retraction of the eyelid" are ordinary
    // titles.
    static readonly (string Start, PublicationStatus Status)[] ByTitle =
    [
        ("retracted:", PublicationStatus.Retracted),
        ("retracted article:", PublicationStatus.Retracted),
        ("withdrawn:", PublicationStatus.Retracted),
        ("【撤稿】", PublicationStatus.Retracted),
        ("[撤稿]", PublicationStatus.Retracted),
        ("(撤稿)", PublicationStatus.Retracted),
        ("retraction:", PublicationStatus.Notice),
        ("retraction note", PublicationStatus.Notice),
        ("retraction notice", PublicationStatus.Notice),
        ("erratum", PublicationStatus.Notice),
        ("corrigendum", PublicationStatus.Notice),
        ("correction:", PublicationStatus.Notice),
        ("correction to:", PublicationStatus.Notice),
        ("expression of concern", PublicationStatus.Notice),
        ("撤稿声明", PublicationStatus.Notice),
        ("勘误", PublicationStatus.Notice),
        ("更正", PublicationStatus.Notice),
    ];

    /// <summary>The status that the record's own words give, or <c>null</c> when they give none. Retracted beats
    /// notice.</summary>
    public static PublicationStatus? Find(IEnumerable<string> types, Bilingual title)
    {
        PublicationStatus? found = null;
        foreach (string type in types)
        {
            if (ByType.TryGetValue(type, out PublicationStatus status) && found != PublicationStatus.Retracted)
            {
                found = status;
            }
        }

        return found ?? OfTitle(title.En) ?? OfTitle(title.Zh);
    }

    /// <summary>A retraction weighs more than being a notice, that more than having been corrected.</summary>
    public static PublicationStatus Stronger(PublicationStatus left, PublicationStatus? right) =>
        right is { } other && Weight(other) > Weight(left) ? other : left;

    static int Weight(PublicationStatus status) =>
        status switch
        {
            PublicationStatus.Deleted => 4,
            PublicationStatus.Retracted => 3,
            PublicationStatus.Notice => 2,
            PublicationStatus.Corrected => 1,
            _ => 0,
        };

    static PublicationStatus? OfTitle(string? title)
    {
        if (title is null)
        {
            return null;
        }

        Span<char> folded = stackalloc char[Math.Min(title.Length, 32)];
        for (int i = 0; i < folded.Length; i++)
        {
            folded[i] = CharFold.Fold(title[i]);
        }

        foreach ((string start, PublicationStatus status) in ByTitle)
        {
            if (folded.StartsWith(start, StringComparison.Ordinal))
            {
                return status;
            }
        }

        return null;
    }
}
