using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Store;

public sealed class StorePapersTests : StoreTest
{
    [Fact]
    public void Add_EveryField_ComesBackAsItWas()
    {
        var paper = new Paper
        {
            Id = "pmid:123",
            Pmid = "123",
            Pmcid = "PMC9",
            Doi = "10.1000/é_%'\"",
            CnkiId = "ZNYX202101034",
            RegistryIds = ["NCT01234567", "ChiCTR2000012345"],
            Url = "https://example.org/?a=1&b=2",
            Title = new Bilingual(
                "贝伐珠单抗\uD842\uDFB7联合免疫治疗",
                "Anti-VEGF \uD83D\uDC89 and β-catenin; '); drop table papers; --"
            ),
            Abstract = new Bilingual("目的：\"观察\"疗效。", "Background: line\u2028end, tab\tkept."),
            Date = new PaperDate(2024, 2, 29),
            Journal = "中华肿瘤杂志 = Chin J Oncol",
            Authors = ["张三", "O'Neil, J. \"Jack\"", "Müller K"],
            Keywords = ["VEGF", "血管内皮生长因子"],
            Countries = ["CN", "US"],
            Types = ["Journal Article", "Clinical Trial, Phase II"],
            Status = PublicationStatus.Corrected,
            Source = new RecordSource("导出.xml", "pubmed-xml", 7),
        };

        StoredPaper stored = Added(paper);

        Assert.Equivalent(paper, stored.Paper, strict: true);
        Assert.Equal((Run, 1), (stored.RunId, stored.TextVersion));
        Assert.Equal(TimeSpan.Zero, stored.Added.Offset);
        Assert.Equivalent(stored, Store.Papers().Single(), strict: true);
    }

    [Fact]
    public void Add_BarestPaper_ComesBackAsItWas()
    {
        Paper paper = APaper.With(en: "T");
        Assert.Equivalent(paper, Added(paper).Paper, strict: true);
    }

    [Theory]
    [InlineData("1999")]
    [InlineData("1999-12")]
    [InlineData("1999-12-31")]
    public void Add_Date_KeepsItsPrecision(string text)
    {
        Assert.True(PaperDate.TryParse(text, out PaperDate date));
        Assert.Equal(text, Added(APaper.With(pmid: "1", en: "T") with { Date = date }).Paper.Date.ToString());
    }

    [Fact]
    public void Add_LoneSurrogate_KeepsOffsetsTrue()
    {
        // Half a character cannot be stored; it is replaced by one of the same length, so that evidence offsets stay
        // true.
        string title = Added(APaper.With(pmid: "1", en: "a\uD842b")).Paper.Title.En!;
        Assert.Equal("a\uFFFDb", title);
    }

    [Fact]
    public void Add_ErrorInTheMiddleOfABatch_LeavesNothingOfIt()
    {
        Store.Add([APaper.Number(0)], Run);
        Assert.Throws<InvalidDataException>(() => Store.Add(new Breaking(300), Run));
        Assert.Equal("pmid:1", Assert.Single(Store.Papers()).Paper.Id);
        Assert.Null(Store.Find("pmid:2"));
        Assert.Empty(Store.Search("number 5"));
    }

    [Fact]
    public void Add_UnknownRun_SaysSo() =>
        Assert.Contains(
            "no run 77",
            Assert.Throws<StoreException>(() => Store.Add([APaper.Number(1)], 77)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("pmid:5")]
    [InlineData("doi:10.1/x")]
    [InlineData("pmcid:PMC7")]
    [InlineData("cnki:ZN1")]
    public void Find_AnyIdentifier_FindsThePaper(string id)
    {
        Added(APaper.With(pmid: "5", doi: "10.1/x", pmcid: "PMC7", cnki: "ZN1", en: "T"));
        Assert.Equal("pmid:5", Store.Find(id)?.Paper.Id);
    }

    [Fact]
    public void Find_Unknown_IsNull() => Assert.Null(Store.Find("pmid:404"));

    [Fact]
    public void Find_IdOfADuplicatesInput_FindsTheMergedPaper()
    {
        Store.Add([APaper.With(pmid: "5", en: "T"), APaper.With(pmid: "5", id: "row-7", en: "T")], Run);
        Assert.Equal("pmid:5", Store.Find("row-7")?.Paper.Id);
    }

    [Fact]
    public void Add_SameGivenIdForOtherPapers_KeepsBothAndNamesTheSecondByItself()
    {
        Store.Add(
            [
                APaper.With(id: "1", en: "First of the first file"),
                APaper.With(id: "1", en: "First of the second file", doi: "10.1/b"),
            ],
            Run
        );
        Assert.Equal(["1", "doi:10.1/b"], Store.Papers().Select(p => p.Paper.Id));
    }

    [Fact]
    public void MarkDeleted_KnownPaper_IsMarkedAndNoLongerAssessed()
    {
        Added(APaper.With(pmid: "5", en: "T"));
        Store.MarkDeleted("5", Run);
        Assert.Equal(PublicationStatus.Deleted, Store.Find("pmid:5")!.Paper.Status);
        Assert.Empty(Store.Unassessed("m"));
    }

    [Fact]
    public void MarkDeleted_BeforeThePaperArrives_MarksItThen()
    {
        Store.MarkDeleted("5", Run);
        Assert.Equal(PublicationStatus.Deleted, Added(APaper.With(pmid: "5", en: "T")).Paper.Status);
    }

    [Fact]
    public void MarkDeleted_BeforeAKnownPaperGainsThePmid_MarksItThen()
    {
        Added(APaper.With(doi: "10.1/x", en: "T"));
        Store.MarkDeleted("5", Run);
        Assert.Equal(PublicationStatus.Deleted, Added(APaper.With(pmid: "5", doi: "10.1/x", en: "T")).Paper.Status);
    }

    [Fact]
    public void Add_Outcomes_KeepsPapersDeletionsAndQuarantineTogether()
    {
        var broken = new QuarantineRow("a.xml", "pubmed-xml", 2, "line 40", "no title", "a title", "<x>破</x>");
        var file = new StoreFile("a.xml", "ab12", 99, "pubmed-xml");
        ReadOutcome[] batch =
        [
            new ReadOutcome.Read(APaper.Number(4)),
            new ReadOutcome.Quarantined(broken),
            new ReadOutcome.Deleted("5", 3),
        ];

        Assert.Equal(new ImportResult(1, 0, 1, 1), Store.Add(batch, file, Run, isLast: true));

        Assert.Equal(PublicationStatus.Deleted, Store.Find("pmid:5")!.Paper.Status);
        QuarantinedRecord row = Assert.Single(Store.QuarantineRows(Run));
        Assert.Equal((Run, "ab12", broken), (row.RunId, row.FileSha256, row.Row));
        ImportedFile imported = Assert.Single(Store.ImportedFiles(Run));
        Assert.Equal(
            (file, 1, 0, 1, 1, 2),
            (imported.File, imported.New, imported.Duplicates, imported.Quarantined, imported.Deleted, imported.Read)
        );
        Assert.NotNull(imported.Completed);
    }

    /// <summary>A batch that fails on its way.</summary>
    sealed class Breaking(int at) : IReadOnlyList<Paper>
    {
        public int Count => 500;

        public Paper this[int index] =>
            index < at ? APaper.Number(index + 1) : throw new InvalidDataException("broken on purpose");

        public IEnumerator<Paper> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
