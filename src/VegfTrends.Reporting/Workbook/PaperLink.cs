using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Where a paper can be read, made of checked identifiers.</summary>
/// <param name="Name">What the link is called: PubMed, DOI, CNKI or the host's name.</param>
/// <param name="Address">An http or https address.</param>
sealed record PaperLink(string Name, Uri Address)
{
    // Longer addresses make Excel repair the file.
    const int LongestAddress = 2_000;

    /// <summary>PubMed before DOI before CNKI before the address that the record gave; <c>null</c> when it has none of
    /// them.</summary>
    public static PaperLink? Of(Paper paper)
    {
        if (paper.Pmid is { Length: > 0 } pmid && pmid.All(char.IsAsciiDigit))
        {
            return new PaperLink("PubMed", new Uri($"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"));
        }

        if (
            paper.Doi is { } doi
            && doi.StartsWith("10.", StringComparison.Ordinal)
            && Web("https://doi.org/" + string.Join('/', doi.Split('/').Select(Uri.EscapeDataString))) is { } resolver
        )
        {
            return new PaperLink("DOI", resolver);
        }

        if (paper.CnkiId is { Length: > 0 } cnki && cnki.All(c => char.IsAsciiLetterOrDigit(c) || c == '.'))
        {
            return new PaperLink(
                "CNKI",
                new Uri($"https://kns.cnki.net/kcms/detail/detail.aspx?dbcode=CJFD&filename={cnki}")
            );
        }

        return Web(paper.Url) is { } url ? new PaperLink(url.Host, url) : null;
    }

    static Uri? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
        && uri.Scheme is ("http" or "https")
        && uri.AbsoluteUri.Length <= LongestAddress
            ? uri
            : null;
}
