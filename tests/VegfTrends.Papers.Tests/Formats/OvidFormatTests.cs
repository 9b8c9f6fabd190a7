using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class OvidFormatTests
{
    [Fact]
    public void Read_TagsOfLetters()
    {
        Paper paper = Sample.Single(
            "ovid",
            """
            Database: Invented MEDLINE(R)
            Search Strategy:
            --------------------------------------------------------------------------------
            <1. >
            VN  - Ovid Technologies
            DB  - Ovid MEDLINE(R)
            UI  - 90000001
            AU  - Ding, Wei 2,+
            AU  - Muster, M [E-mail: m@example.org]
            TI  - TNF-[alpha] and VEGF in invented cells.  [Article]
            SO  - Acta Inventa August 2011;43(8):1999-2005
            AB  - First paragraph.

                  Second paragraph.
            KW  - VEGF;  NF-[kappa]B
            DT  - Original Articles.
            DI  - 10.9999/ovid.1
            """
        );
        Assert.Equal("TNF-α and VEGF in invented cells.", paper.Title.En);
        Assert.Equal("First paragraph. Second paragraph.", paper.Abstract.En);
        Assert.Equal(["Ding, Wei", "Muster, M"], paper.Authors);
        Assert.Equal(["VEGF", "NF-κB"], paper.Keywords);
        Assert.Equal(
            ("Acta Inventa", "2011-08", "90000001", "10.9999/ovid.1"),
            (paper.Journal, paper.Date.ToString(), paper.Pmid, paper.Doi)
        );
    }

    [Fact]
    public void Read_FullNames()
    {
        Sample sample = Sample.Read(
            """
            <8>
            Score
              *****
            Author
              Zhang, Wei MD 1;  Muster, Maria 2
            Title
              An invented review of lenvatinib.[Review]
            ISSN
              0000-0000
            NLM Journal Code
              abc, 0000000
            Source
              Journal of Invention.   28(2):1903-1906, April 2015.
            Abstract
              Invented abstract.
            DOI Number
              10.9999/ovid.2

            <9>
            Title
              [A translated title.]
            """
        );
        Assert.Equal("ovid", sample.Format);
        Assert.Equal(
            ["An invented review of lenvatinib.", "A translated title."],
            sample.Papers.Select(p => p.Title.En!)
        );
        Paper paper = sample.Papers[0];
        Assert.Equal(["Zhang, Wei MD", "Muster, Maria"], paper.Authors);
        Assert.Equal(
            ("Journal of Invention", "2015-04", "10.9999/ovid.2", "Invented abstract."),
            (paper.Journal, paper.Date.ToString(), paper.Doi, paper.Abstract.En)
        );
    }

    [Fact]
    public void Read_WithoutNumbers_IsUnknown() =>
        Assert.Equal("unknown", Sample.Read("Score\n  *****\nTitle\n  An invented title\nSource\n  Journal\n").Format);
}
