using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

/// <summary>Reads the real XML and CSV exports, and checks a few fields against what a reader of those files
/// sees.</summary>
public class StructuredFixtureTests
{
    static readonly Dictionary<string, string> FormatKeys = new()
    {
        ["PubMed XML"] = "pubmed-xml",
        ["EndNote XML"] = "endnote-xml",
        ["CSV"] = "csv",
    };

    // How many of the records have no title and no abstract, or are no well-formed XML; all others have to be read.
    static readonly Dictionary<string, (int Quarantined, string Reason)> Broken = new()
    {
        ["jabref_MedlineImporterTestMalformedEntry.xml"] = (1, "text in place of a record, never closed"),
        ["jabref_MedlineImporterTestMinimalEntry.xml"] = (1, "an empty record"),
        ["jabref_MedlineImporterTestBookArticleSet.xml"] = (1, "the second book has a PMID and a page, but no title"),
        ["asreview_duplicate_records.csv"] = (4, "four rows without title and abstract"),
    };

    public static TheoryData<string, string, int> Files
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (
                (string file, string kind, int records) in Fixtures.Listed().Where(f => FormatKeys.ContainsKey(f.Kind))
            )
            {
                data.Add(file, kind, records);
            }

            if (data.Count == 0)
            {
                data.Add("", "", 0);
            }

            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Read_RealExport_AccountsForEveryRecord(string file, string kind, int records)
    {
        Skip.If(Fixtures.Folder is null, Fixtures.Missing);
        (string format, ReadOutcome[] outcomes) = Read(file);
        (int quarantined, string reason) = Broken.GetValueOrDefault(file, (0, "all can be read"));
        Assert.Equal(FormatKeys[kind], format);
        Assert.Equal(records, outcomes.Length);
        Assert.True(quarantined == outcomes.Count(o => o is ReadOutcome.Quarantined), reason);
    }

    [SkippableTheory]
    [InlineData(
        "jabref_MedlineImporterTestArticleID.xml",
        0,
        "26711635",
        "10.1016/j.diagmicrobio.2015.11.017",
        "2015-12-01",
        "Diagnostic performance of a multiplex PCR assay"
    )]
    [InlineData(
        "zt_PubMed_XML_09.txt",
        0,
        "36798302",
        "10.1101/2023.02.07.527548",
        "2023-02-08",
        "Dynamic mapping of proteome trafficking"
    )]
    [InlineData(
        "zt_PubMed_XML_04.txt",
        0,
        "20729678",
        "10.1097/nne.0b013e3181ed81e4",
        "2010-09",
        "Zotero: harnessing the power"
    )] // MedlineDate
    [InlineData(
        "pubmed_efetch_biopython_1.xml",
        1,
        "9997",
        "10.1016/0005-2795(76)90109-4",
        "1976-09-28",
        "Magnetic studies of Chromatium"
    )]
    [InlineData("zt_PubMed_XML_02.txt", 0, "20821847", null, "2001", "Endocrinology: An Integrated Approach")] // book
    [InlineData("zt_PubMed_XML_07.txt", 0, "29292925", null, "2017-11-09", "Psykisk ohälsa")] // title in its own language only
    [InlineData(
        "jabref_EndnoteXmlImporterTest_WithoutUrlStyle2.xml",
        0,
        null,
        null,
        "1937-01",
        "An ecological basis for reforestation"
    )]
    [InlineData(
        "bibliometrix_lens_sample.csv",
        0,
        "33251087",
        "10.1007/s10669-020-09792-x",
        "2020-11-22",
        "Dynamic real-time risk analytics"
    )]
    [InlineData(
        "bibliometrix_openalex_sample.csv",
        0,
        null,
        "10.1016/j.joi.2017.08.007",
        "2017-09-12",
        "bibliometrix : An R-tool"
    )]
    [InlineData(
        "bibliometrix_scopus_sample.csv",
        1,
        "41494690",
        "10.1080/08164622.2025.2601299",
        "2026",
        "Bibliometric mapping of the contribution"
    )]
    [InlineData(
        "asreview_embase.csv",
        1,
        null,
        "10.1002/cncr.20369",
        "2004-08-25",
        "Endoscopic ultrasound-guided fine-needle aspiration"
    )]
    [InlineData("reflib_csv.csv", 0, null, null, null, "Acellular vaccines for preventing")]
    public void Read_RealExport_Fields(string file, int record, string? pmid, string? doi, string? date, string title)
    {
        Skip.If(Fixtures.Folder is null, Fixtures.Missing);
        Paper paper = Assert.IsType<ReadOutcome.Read>(Read(file).Outcomes[record]).Paper;
        Assert.Equal((pmid, doi, date), (paper.Pmid, paper.Doi, paper.Date?.ToString()));
        Assert.StartsWith(title, paper.Title.En, StringComparison.Ordinal);
    }

    // Tab-separated, and not counted in the list; three rows.
    [SkippableFact]
    public void Read_RealTable_WithTabs()
    {
        Skip.If(Fixtures.Folder is null, Fixtures.Missing);
        (string format, ReadOutcome[] outcomes) = Read("asysd_test_export.txt");
        Assert.Equal(("csv", 3), (format, outcomes.OfType<ReadOutcome.Read>().Count()));
    }

    [SkippableTheory]
    [InlineData("corpus.jsonl.gz", "jsonl", 5253, 0)]
    [InlineData("dedupe/copper.xml.gz", "endnote-xml", 505, 0)]
    [InlineData("dedupe/respiratory.xml.gz", "endnote-xml", 1988, 0)]
    [InlineData("dedupe/tafenoquine.xml.gz", "endnote-xml", 179, 0)]
    [InlineData("screening/cohen-ADHD.csv.gz", "csv", 827, 24)] // rows with neither title nor abstract
    public void Read_LargeSet_AccountsForEveryRecord(string file, string expected, int read, int quarantined)
    {
        string path = Path.Combine(Fixtures.Folder ?? "", "..", file);
        Skip.IfNot(File.Exists(path), $"The file ../shared/data/{file} is not there.");
        (string format, ReadOutcome[] outcomes) = Read(Path.Combine("..", file));
        Assert.Equal(
            (expected, read, quarantined),
            (format, outcomes.Count(o => o is ReadOutcome.Read), outcomes.Count(o => o is ReadOutcome.Quarantined))
        );
    }

    static (string Format, ReadOutcome[] Outcomes) Read(string file)
    {
        string format = "unknown";
        ReadOutcome[] outcomes =
        [
            .. PaperFormats.Read(
                Path.Combine(Fixtures.Folder!, file),
                new ReadOptions(),
                key => format = key,
                CancellationToken.None
            ),
        ];
        return (format, outcomes);
    }
}
