using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>What the text formats share in giving raw values to a <see cref="PaperDraft"/>.</summary>
static partial class DraftFilling
{
    /// <summary>One name, or several between semicolons; Chinese names also between commas.</summary>
    public static void AddAuthors(this PaperDraft draft, string? names)
    {
        foreach (string name in SplitList(names, commas: false))
        {
            // "张三,李四" is a list, "张, 三" one name with the family name first.
            string[] parts = name.Split(
                [',', '，', '、'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
            bool list =
                parts.Length > 1
                && LanguageDetector.Detect(name) == Language.Zh
                && Array.TrueForAll(parts, p => p.Length > 1);
            foreach (string one in list ? parts : [name])
            {
                draft.AddAuthor(one);
            }
        }
    }

    /// <summary>One keyword, or several between semicolons; several lines are several keywords.</summary>
    public static void AddKeywords(this PaperDraft draft, string? keywords, bool commas = false)
    {
        foreach (string keyword in SplitList(keywords, commas))
        {
            draft.AddKeyword(keyword.TrimStart('*'));
        }
    }

    /// <summary>
    /// The abstract, which may hold both languages in one field ("…。Abstract: …"). Drops the labels that databases put
    /// before it, such as CNKI's
    /// <c>&lt;正&gt;</c> (text taken from the paper's body).
    /// </summary>
    public static void AddAbstractText(this PaperDraft draft, string? text)
    {
        string abstractText = AbstractLabel().Replace(text ?? "", "");
        Match english = EnglishPart().Match(abstractText);
        if (english.Success && english.Index > 0)
        {
            string before = abstractText[..english.Index],
                after = abstractText[(english.Index + english.Length)..];
            if (
                LanguageDetector.Detect(before) == Language.Zh
                && LanguageDetector.Detect(after) == Language.En
                && after.Length >= 40
            )
            {
                draft.AddAbstract(before, Language.Zh);
                draft.AddAbstract(after, Language.En);
                return;
            }
        }

        draft.AddAbstract(abstractText);
    }

    /// <summary>Adds the publication type, and takes from it whether the record stands.</summary>
    public static void AddTypeAndStatus(this PaperDraft draft, string? type)
    {
        foreach (string one in SplitList(type, commas: false))
        {
            draft.AddType(one);
            if (StatusOf(one) is { } status)
            {
                draft.Status = status;
            }
        }
    }

    /// <summary>A DOI, also where it is written in full-width characters.</summary>
    public static void AddDoi(this PaperDraft draft, string? text) => draft.SetDoi(HalfWidth(text));

    /// <summary>A DOI from a field that usually holds something else.</summary>
    public static void AddDoiIfSaid(this PaperDraft draft, string? text)
    {
        string value = HalfWidth(text).Trim();
        if (
            value.StartsWith("10.", StringComparison.Ordinal)
            || value.StartsWith("doi", StringComparison.OrdinalIgnoreCase)
        )
        {
            draft.SetDoi(value);
        }
    }

    /// <summary>An address, and the identifiers that it holds.</summary>
    public static void AddLink(this PaperDraft draft, string? link)
    {
        // Some fields hold several addresses.
        string address = (link ?? "").Trim().Replace("&amp;", "&", StringComparison.Ordinal);
        address = address.AsSpan().IndexOfAny(' ', '\t') is > 0 and var end
            ? address[..end].TrimEnd(',', ';')
            : address;
        draft.SetUrl(address);
        if (After(address, "doi.org/") is { } doi)
        {
            draft.SetDoi(doi);
        }
        else if (After(address, "link.cnki.net/doi/") is { } cnkiDoi)
        {
            draft.SetDoi(cnkiDoi);
        }
        else if (
            address.Contains("cnki.", StringComparison.OrdinalIgnoreCase) && After(address, "filename=") is { } cnki
        )
        {
            draft.SetCnkiId(Leading(cnki, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
        }
        else if (
            (
                After(address, "pubmed.ncbi.nlm.nih.gov/")
                ?? After(address, "ncbi.nlm.nih.gov/pubmed/")
                ?? After(address, "europepmc.org/article/MED/")
            ) is
            { } pmid
        )
        {
            draft.SetPmid(Leading(pmid, char.IsAsciiDigit));
        }
        else if ((After(address, "/pmc/articles/") ?? After(address, "europepmc.org/articles/")) is { } pmc)
        {
            draft.SetPmcid(Leading(pmc, char.IsAsciiLetterOrDigit));
        }
    }

    /// <summary>Parts between semicolons, line ends and, where asked, commas.</summary>
    public static IEnumerable<string> SplitList(string? list, bool commas)
    {
        char[] separators = commas ? [';', '；', '\n', ',', '，', '、'] : [';', '；', '\n'];
        return (list ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The date of a year field and a field that gives month and day, or a whole date.</summary>
    public static void SetDate(this PaperDraft draft, string? year, string? rest)
    {
        if (
            DateText.TryParse(rest, out PaperDate whole)
            && (!DateText.TryParse(year, out PaperDate only) || only.Year == whole.Year)
        )
        {
            draft.SetDate(whole);
        }
        else if (DateText.TryParse($"{year} {rest}", out PaperDate joined))
        {
            draft.SetDate(joined);
        }
    }

    static PublicationStatus? StatusOf(string type) =>
        type.Trim().ToUpperInvariant() switch
        {
            "RETRACTED PUBLICATION" or "RETRACTED ARTICLE" or "RETRACTED" or "WITHDRAWN PUBLICATION" =>
                PublicationStatus.Retracted,
            "RETRACTION OF PUBLICATION"
            or "RETRACTION"
            or "RETRACTION NOTICE"
            or "PUBLISHED ERRATUM"
            or "ERRATUM"
            or "CORRECTION"
            or "CORRIGENDUM"
            or "CORRECTION, ADDITION"
            or "EXPRESSION OF CONCERN" => PublicationStatus.Notice,
            _ => null,
        };

    static string HalfWidth(string? text) =>
        string.Create(
            text?.Length ?? 0,
            text,
            (span, source) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = source![i] is >= '\uFF01' and <= '\uFF5E' and var wide
                        ? (char)(wide - 0xFEE0)
                        : source[i];
                }
            }
        );

    static string? After(string text, string mark)
    {
        int at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : text[(at + mark.Length)..];
    }

    static string Leading(string text, Func<char, bool> wanted)
    {
        int length = 0;
        while (length < text.Length && wanted(text[length]))
        {
            length++;
        }

        return text[..length];
    }

    [GeneratedRegex(@"^\s*(<正>|[\[【]?摘\s*要[\]】]?\s*[:：]|[\[【]摘\s*要[\]】])\s*", RegexOptions.NonBacktracking)]
    private static partial Regex AbstractLabel();

    [GeneratedRegex(
        @"[\[【(（]?\b(Abstract|ABSTRACT)[\]】)）]?\s*[:：]|[\[【](Abstract|ABSTRACT)[\]】]|英文摘要\s*[:：]",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex EnglishPart();
}
