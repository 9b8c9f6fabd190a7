using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class MedlineFormatTests
{
    const string Full = """

        PMID- 90000001
        OWN - NLM
        STAT- MEDLINE
        DP  - 2019 Nov-Dec
        TI  - Bevacizumab with an invented checkpoint inhibitor in
              hepatocellular carcinoma.
        LID - 10.9999/invented.2019.001 [doi]
        LID - S0000-0000(19)00001-1 [pii]
        AB  - BACKGROUND: An invented study of VEGF and
              PD-L1. RESULTS: 12 of 30 patients responded.
        OAB - Publisher: 目的 评价一种虚构方案的疗效。
              结果 有效率为40%。
        OABL- chi
        FAU - Zhang, Wei
        AU  - Zhang W
        AU  - Muster M
        CN  - INVENT Study Group
        LA  - chi
        SI  - ClinicalTrials.gov/NCT09999999
        SI  - GENBANK/AB000001
        PT  - Journal Article
        PT  - Clinical Trial, Phase II
        TT  - 贝伐珠单抗联合一种虚构药物治疗肝癌。
        JT  - Journal of invented results
        MH  - Humans
        OT  - *VEGF
        EIN - J Inv. 2020;1:2
        PMC - PMC9000001
        SO  - J Inv Res. 2019 Nov-Dec;3(2):1-9.
        """;

    [Fact]
    public void Read_AllFields()
    {
        Paper paper = Sample.Single("medline", Full);
        Assert.Equal("pmid:90000001", paper.Id);
        Assert.Equal("10.9999/invented.2019.001", paper.Doi);
        Assert.Equal("PMC9000001", paper.Pmcid);
        Assert.Equal("2019-11", paper.Date.ToString());
        Assert.Equal("Bevacizumab with an invented checkpoint inhibitor in hepatocellular carcinoma.", paper.Title.En);
        Assert.Equal("贝伐珠单抗联合一种虚构药物治疗肝癌。", paper.Title.Zh);
        Assert.Equal(
            "BACKGROUND: An invented study of VEGF and PD-L1. RESULTS: 12 of 30 patients responded.",
            paper.Abstract.En
        );
        Assert.Equal("目的 评价一种虚构方案的疗效。结果 有效率为40%。", paper.Abstract.Zh);
        Assert.Equal(["Zhang, Wei", "Muster M", "INVENT Study Group"], paper.Authors);
        Assert.Equal(["NCT09999999"], paper.RegistryIds);
        Assert.Equal(["Journal Article", "Clinical Trial, Phase II"], paper.Types);
        Assert.Equal(["Humans", "VEGF"], paper.Keywords);
        Assert.Equal("Journal of invented results", paper.Journal);
        Assert.Equal(PublicationStatus.Corrected, paper.Status);
    }

    [Theory]
    [InlineData("RIN - J Inv. 2021;1:2", PublicationStatus.Retracted)]
    [InlineData("PT  - Retracted Publication", PublicationStatus.Retracted)]
    [InlineData("CRF - J Inv. 2018;1:2", PublicationStatus.Corrected)]
    [InlineData("RPF - J Inv. 2018;1:2", PublicationStatus.Corrected)]
    [InlineData("ROF - J Inv. 2018;1:2", PublicationStatus.Notice)]
    [InlineData("PT  - Published Erratum", PublicationStatus.Notice)]
    [InlineData("CIN - J Inv. 2018;1:2", PublicationStatus.Published)]
    public void Read_Status(string line, PublicationStatus expected) =>
        Assert.Equal(expected, Sample.Single("medline", $"PMID- 90000002\nTI  - An invented title\n{line}\n").Status);

    [Theory]
    [InlineData("DP  - 2018 Winter", "2018")]
    [InlineData("DP  - 2021\nDEP - 20210305", "2021-03-05")]
    [InlineData("DP  - 2021 Jan\nDEP - 20201105", "2021-01")] // the year of the issue counts
    [InlineData("SO  - J Inv Res. 2020 May 2;1(1):1-9.", "2020-05-02")]
    public void Read_Date(string line, string expected) =>
        Assert.Equal(
            expected,
            Sample.Single("medline", $"PMID- 90000003\nTI  - An invented title\n{line}\n").Date.ToString()
        );

    [Fact]
    public void Read_AbstractOnlyAtThePublisher_IsNone() =>
        Assert.True(
            Sample
                .Single(
                    "medline",
                    "PMID- 90000004\nTI  - Title\nOAB - Publisher: Abstract available from the publisher.\nOABL- fre\n"
                )
                .Abstract.IsEmpty
        );

    [Fact]
    public void Read_BlankLineInsideARecord_DoesNotSplitIt()
    {
        Paper paper = Sample.Single(
            "medline",
            "PMID- 90000005\nTI  - Title\n\nAB  - First part\n\n      second part.\n"
        );
        Assert.Equal("First part second part.", paper.Abstract.En);
    }

    [Fact]
    public void Read_RecordsWithAndWithoutBlankLines()
    {
        Sample sample = Sample.Read("PMID- 1\nTI  - One\n\nPMID- 2\nTI  - Two\nPMID-3\nTI  -Three\n");
        Assert.Equal(["1", "2", "3"], sample.Papers.Select(p => p.Pmid!));
    }

    [Fact]
    public void Read_CutOffBeforeTheTitle_GoesToQuarantineWithItsLine()
    {
        Sample sample = Sample.Read("PMID- 1\nTI  - One\n\nPMID- 2\nOWN - NLM\n");
        Assert.Single(sample.Papers);
        Assert.Equal(("line 4", 2), (Assert.Single(sample.Rows).Position, sample.Rows[0].Record));
    }

    [Fact]
    public void Read_EricVariant()
    {
        Sample sample = Sample.Read(
            "OWN - ERIC\nTI  - First\nAID - http://dx.doi.org/10.9999/eric.1\n\nOWN - ERIC\nTI  - Second\n"
        );
        Assert.Equal(["First", "Second"], sample.Papers.Select(p => p.Title.En!));
        Assert.Equal("10.9999/eric.1", sample.Papers[0].Doi);
    }

    [Fact]
    public void Read_TextBetweenRecords_IsShownNotSwallowed()
    {
        Sample sample = Sample.Read("PMID- 1\nTI  - One\n\nlost text\n\nPMID- 2\nTI  - Two\n");
        Assert.Equal(2, sample.Papers.Count);
        Assert.Contains("lost text", Assert.Single(sample.Rows).Raw, StringComparison.Ordinal);
    }
}
