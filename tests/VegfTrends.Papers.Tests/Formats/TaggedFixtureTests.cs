using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

/// <summary>
/// Reads real export files that lie beside the repository, where they are present. Their list gives the number of
/// records of each, counted by tags.
/// </summary>
public class TaggedFixtureTests
{
    static readonly Dictionary<string, string> FormatKeys = new()
    {
        ["RIS"] = "ris",
        ["BibTeX"] = "bibtex",
        ["WoS/ISI tagged"] = "wos",
        ["MEDLINE/nbib"] = "medline",
        ["OVID tagged"] = "ovid",
        ["RefWorks tagged"] = "refworks",
        ["EndNote/Refer"] = "refer",
        ["CNKI custom (E-Study style)"] = "cnki-text",
        ["NoteExpress"] = "noteexpress",
    };

    // Where the count by tags is not the number of records.
    static readonly Dictionary<string, (int Records, string Reason)> Exceptions = new()
    {
        ["asreview_baseline.ris"] = (100, "the byte order mark hides the first TY from the count"),
        ["asreview_baseline_reference_types.ris"] = (61, "the byte order mark hides the first TY from the count"),
        ["asreview_baseline_tag-notes_labels.ris"] = (32, "the byte order mark hides the first TY from the count"),
        ["asreview_embase.ris"] = (6, "the byte order mark hides the first TY from the count"),
        ["asysd_ris_export.txt"] = (69, "the byte order mark hides the first TY from the count"),
        ["asysd_scopus.ris"] = (10, "the byte order mark hides the first TY from the count"),
        ["asysd_wos_test.ris"] = (50, "the byte order mark hides the first TY from the count"),
        ["jabref_Endnote.entries.enw"] = (13, "the first %0 has no value and was not counted"),
        ["jabref_MedlinePlainImporterTestMultipleEntries.txt"] = (
            8,
            "seven records, six of them without 'PMID- ', and one line of text between records"
        ),
        ["zt_MEDLINEnbib_05.txt"] = (3, "ERIC's records begin with OWN and have no PMID"),
        ["zt_MEDLINEnbib_07.txt"] = (4, "ERIC's records begin with OWN and have no PMID"),
        ["jabref_OvidImporterTest2Invalid.txt"] = (0, "no record numbers: no known format"),
    };

    // Definitions of RIS tags: read as far as they have text.
    static readonly string[] RisProbes =
    [
        "asreview_baseline_tag_and_field_definitions.ris",
        "asreview_baseline_tag_and_field_definitions_lists.ris",
    ];

    public static TheoryData<string, string, int> Files
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach ((string file, string kind, int records) in Fixtures.Listed())
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
    public void Read_RealExport_AccountsForEveryRecord(string file, string kind, int counted)
    {
        Skip.If(Fixtures.Folder is null, Fixtures.Missing);
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
        if (!FormatKeys.TryGetValue(kind, out string? expected))
        {
            bool tagged = FormatKeys.ContainsValue(format);
            Assert.True(!tagged || RisProbes.Contains(file), $"{file} is {kind} and was read as {format}");
            return;
        }

        (int records, string reason) = Exceptions.GetValueOrDefault(file, (counted, "as counted"));
        Assert.Equal(records == 0 ? "unknown" : expected, format);
        Assert.True(
            records == outcomes.Count(o => o is not ReadOutcome.Quarantined { Row.Record: 0 }),
            $"{outcomes.Length} outcomes, expected {records}: {reason}"
        );
    }

    [SkippableTheory]
    [InlineData("mrhelper_demo_cnki_202101.txt", "cnki-text", 20)]
    [InlineData("mrhelper_demo_wanfang_202101.NET", "noteexpress", 20)]
    [InlineData("mrhelper_demo_pubmed_202101.nbib", "medline", 10)]
    [InlineData("mrhelper_demo_wos_202101.txt", "wos", 10)]
    [InlineData("asysd_scopus.ris", "ris", 10)]
    [InlineData("derived/cnki_custom_gb18030_crlf.txt", "cnki-text", 20)]
    [InlineData("derived/wanfang_noteexpress_utf16le.net", "noteexpress", 20)]
    public void Read_RealExport_EveryPaperHasTitleAndYear(string file, string format, int papers)
    {
        Skip.If(Fixtures.Folder is null, Fixtures.Missing);
        ReadOutcome[] outcomes =
        [
            .. PaperFormats.Read(Path.Combine(Fixtures.Folder!, file), new ReadOptions(), null, CancellationToken.None),
        ];
        Assert.Equal(papers, outcomes.Length);
        Assert.All(
            outcomes,
            o =>
            {
                var read = Assert.IsType<ReadOutcome.Read>(o);
                Assert.Equal(format, read.Paper.Source.Format);
                Assert.False(read.Paper.Title.IsEmpty);
                Assert.NotNull(read.Paper.Date);
            }
        );
    }
}
