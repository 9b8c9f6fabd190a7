using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>
/// Where a paper can be read. Made of identifiers that look as they must, never of an address that a record brought: a
/// digest is mailed to people who trust its links.
/// </summary>
/// <param name="Name">PMID, DOI or NCT number, as it is shown.</param>
/// <param name="Address">An https address.</param>
public sealed partial record DigestLink(string Name, string Address)
{
    /// <summary>PubMed before DOI before ClinicalTrials.gov; <c>null</c> when the paper has none of them.</summary>
    public static DigestLink? Of(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        if (paper.Pmid is { } pmid && Pmid().IsMatch(pmid))
        {
            return new DigestLink($"PMID {pmid}", $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/");
        }

        if (paper.Doi is { } doi && Doi().IsMatch(doi))
        {
            return new DigestLink(
                $"doi:{doi}",
                "https://doi.org/" + string.Join('/', doi.Split('/').Select(Uri.EscapeDataString))
            );
        }

        return paper.RegistryIds.FirstOrDefault(Nct().IsMatch) is { } nct
            ? new DigestLink(nct, $"https://clinicaltrials.gov/study/{nct}")
            : null;
    }

    [GeneratedRegex(@"^[1-9][0-9]{0,8}\z")]
    private static partial Regex Pmid();

    // The shape that registration agencies give out; ASCII, so that no look-alike letter leads elsewhere.
    [GeneratedRegex(@"^10\.[0-9]{4,9}/[-._;()/:<>\[\]A-Za-z0-9+#]{1,200}\z")]
    private static partial Regex Doi();

    [GeneratedRegex(@"^NCT[0-9]{8}\z")]
    private static partial Regex Nct();
}
