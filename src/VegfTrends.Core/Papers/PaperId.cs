using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VegfTrends.Core;

/// <summary>Names a paper by the strongest identifier it has, and cleans identifiers as files write them.</summary>
public static class PaperId
{
    /// <summary>Stands before the number of a register's own entry: <c>nct:NCT03434379</c>.</summary>
    public const string RegistryPrefix = "nct:";

    /// <summary>
    /// <c>pmid:</c>, <c>doi:</c>, <c>pmcid:</c> or <c>cnki:</c> with the identifier, else <c>sha:</c> and the first 16
    /// hexadecimal digits of SHA-256 over normalised title, year and first author: the same record gives the same id in
    /// every run.
    /// </summary>
    public static string For(
        string? pmid,
        string? doi,
        string? pmcid,
        string? cnkiId,
        Bilingual title,
        PaperDate? date,
        string? firstAuthor,
        string? abstractText
    )
    {
        if (pmid is not null)
        {
            return "pmid:" + pmid;
        }

        if (doi is not null)
        {
            return "doi:" + doi;
        }

        if (pmcid is not null)
        {
            return "pmcid:" + pmcid;
        }

        if (cnkiId is not null)
        {
            return "cnki:" + cnkiId;
        }

        string key = string.Join(
            '\n',
            NormalisedTitle(title.Zh),
            NormalisedTitle(title.En),
            date?.Year.ToString(CultureInfo.InvariantCulture) ?? "",
            NormalisedTitle(firstAuthor),
            title.IsEmpty ? NormalisedTitle(abstractText) : ""
        );
        return "sha:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
    }

    /// <summary>Folded by <see cref="CharFold"/>, letters and digits only: what two spellings of one title share. Empty
    /// for <c>null</c>.</summary>
    public static string NormalisedTitle(string? title)
    {
        if (string.IsNullOrEmpty(title))
        {
            return "";
        }

        var kept = new StringBuilder(title.Length);
        foreach (char c in title)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                kept.Append(CharFold.Fold(c));
            }
        }

        return kept.ToString();
    }

    /// <summary>A DOI in lower case without resolver, label or closing punctuation, or <c>null</c> when the text holds
    /// none.</summary>
    public static string? CleanDoi(string? text)
    {
        int start = text?.IndexOf("10.", StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        string doi = text![start..].Trim();
        int space = doi.IndexOfAny([' ', '\t', '\n', '\r', '<', '"', '\u3000']);
        doi = (space < 0 ? doi : doi[..space]).TrimEnd('.', ',', ';', '"', '\'', ']', '}');
        if (doi.EndsWith(')') && !doi.Contains('('))
        {
            doi = doi.TrimEnd(')');
        }

        int slash = doi.IndexOf('/');
        return slash < 5 || slash == doi.Length - 1 || doi.Length > 300 ? null : doi.ToLowerInvariant();
    }

    /// <summary>The digits of a PMID (1 to 8 of them, no leading zero), or <c>null</c>.</summary>
    public static string? CleanPmid(string? text)
    {
        string digits = (text ?? "").Trim();
        if (digits.StartsWith("pmid", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[4..].TrimStart(':', ' ', '-');
        }

        return digits.Length is >= 1 and <= 8 && digits[0] != '0' && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
