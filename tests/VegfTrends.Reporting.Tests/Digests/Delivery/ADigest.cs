using VegfTrends.Core;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;

namespace VegfTrends.Reporting.Tests.Digests.Delivery;

/// <summary>Digests for tests. Every paper is invented.</summary>
static class ADigest
{
    /// <summary>A title that would add a header, a link and a script if anybody let it.</summary>
    public const string Evil =
        "Bevacizumab\r\nBcc: everyone@example.org <script>alert(1)</script> [x](javascript:alert(2)) & \u202Eevil\u0001";

    public static Digest One(Language language = Language.En, string? title = null) =>
        new()
        {
            Reader = "ann",
            Language = language,
            Day = new DateOnly(2026, 3, 2),
            StoreSince = new DateOnly(2026, 1, 10),
            Firsts = [new DigestFirst("ex:0001", FirstLevel.Kind, "fruquintinib + oncolytic virus (H101)", 1)],
            Papers =
            [
                new DigestPaper
                {
                    Id = "ex:0001",
                    Title = title ?? "Fruquintinib plus H101 in mice",
                    Where = "Journal of Invented Oncology, 2026-03",
                    What = "fruquintinib + H101",
                    Categories = [new DigestCategory("vaccine.oncolytic", "anti-VEGF + oncolytic virus", 0.93)],
                    Evidence = new DigestEvidence(
                        "Mice got fruquintinib plus H101 <b>weekly</b>.",
                        [new WordSpan(9, 21), new WordSpan(27, 31)]
                    ),
                    Link = new DigestLink("PMID 99999999", "https://pubmed.ncbi.nlm.nih.gov/99999999/"),
                },
            ],
            Changes = [new DigestChange("ex:0009", "An older invented paper", PublicationStatus.Retracted, null)],
            Rises = [new DigestRise("ici.pd1", "anti-VEGF + PD-1/PD-L1 inhibitor", "2020–2022", 4, "2023–2025", 11)],
            Suspects = [new SuspectSource("pubmed, main", "did not return 1 of 3 known papers")],
        };

    public static OutgoingDigest Outgoing(Digest? digest = null) =>
        new(
            Guid.Parse("0b1c2d3e-4f50-4617-8a9b-0c1d2e3f4051"),
            new DateTimeOffset(2026, 3, 2, 3, 30, 0, TimeSpan.Zero),
            digest ?? One()
        );
}
