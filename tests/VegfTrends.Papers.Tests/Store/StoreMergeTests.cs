using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Store;

public sealed class StoreMergeTests : StoreTest
{
    static readonly Paper Known = APaper.With(
        pmid: "5",
        en: APaper.Title,
        year: 2024,
        journal: "J Oncol",
        authors: ["Smith J"]
    );

    [Fact]
    public void Duplicate_FillsWhatIsMissing()
    {
        Paper merged = Twice(
            APaper.With(
                pmid: "5",
                doi: "10.1/x",
                pmcid: "PMC1",
                cnki: "ZN1",
                zh: APaper.TitleZh,
                abstractEn: "A.",
                abstractZh: "摘要。"
            ) with
            {
                Url = "https://example.org/",
                Keywords = ["VEGF"],
                Types = ["Review"],
                RegistryIds = ["NCT1"],
            }
        );

        Assert.Equal(
            ("5", "10.1/x", "PMC1", "ZN1", "https://example.org/"),
            (merged.Pmid, merged.Doi, merged.Pmcid, merged.CnkiId, merged.Url)
        );
        Assert.Equal(new Bilingual(APaper.TitleZh, APaper.Title), merged.Title);
        Assert.Equal(new Bilingual("摘要。", "A."), merged.Abstract);
        Assert.Equal(
            ("VEGF", "Review", "NCT1"),
            (merged.Keywords.Single(), merged.Types.Single(), merged.RegistryIds.Single())
        );
        Assert.Equal(["Smith J"], merged.Authors);
    }

    [Fact]
    public void RegistryNumber_AsEarlierVersionsStoredIt_IsTheSameNumber()
    {
        Paper old = Known with { RegistryIds = ["ChiCTR-2000031234", "NCT01234567"] };
        Paper merged = Twice(Known with { RegistryIds = ["ChiCTR2000031234"] }, old);
        Assert.Equal(["ChiCTR2000031234", "NCT01234567"], merged.RegistryIds);
    }

    [Fact]
    public void Duplicate_WithoutCountriesBefore_TakesThem() =>
        Assert.Equal(["CN"], Twice(Known with { Countries = ["CN"] }).Countries);

    [Theory]
    [InlineData("CN")]
    [InlineData(null)]
    public void Duplicate_WithCountriesBefore_KeepsThem(string? other) =>
        Assert.Equal(
            ["US"],
            Twice(Known with { Countries = other is null ? [] : [other] }, Known with { Countries = ["US"] }).Countries
        );

    [Fact]
    public void Duplicate_NeverOverwritesAndKeepsTheOtherWording()
    {
        Paper merged = Twice(
            APaper.With(
                pmid: "5",
                en: "Another wording",
                year: 2023,
                journal: "Journal of Oncology",
                authors: ["Smith, John", "Wu, B"],
                file: "b.ris"
            )
        );

        Assert.Equivalent(Known, merged, strict: true);
        IReadOnlyList<PaperSource> sources = Store.SourcesOf("pmid:5");
        Assert.Equal(["a.ris", "b.ris"], sources.Select(s => s.File));
        Assert.Null(sources[0].Other);
        var other = JsonDocument.Parse(sources[1].Other!).RootElement;
        Assert.Equal(
            ("Another wording", "2023", "Journal of Oncology"),
            (
                other.GetProperty("title.en").GetString(),
                other.GetProperty("date").GetString(),
                other.GetProperty("journal").GetString()
            )
        );
        Assert.Equal(2, other.GetProperty("authors").GetArrayLength());
    }

    [Theory]
    [InlineData(PublicationStatus.Published, PublicationStatus.Retracted, PublicationStatus.Retracted)]
    [InlineData(PublicationStatus.Retracted, PublicationStatus.Published, PublicationStatus.Retracted)]
    [InlineData(PublicationStatus.Corrected, PublicationStatus.Published, PublicationStatus.Corrected)]
    [InlineData(PublicationStatus.Retracted, PublicationStatus.Deleted, PublicationStatus.Deleted)]
    [InlineData(PublicationStatus.Deleted, PublicationStatus.Published, PublicationStatus.Deleted)]
    public void Duplicate_TheGraverStatusHolds(
        PublicationStatus first,
        PublicationStatus second,
        PublicationStatus expected
    ) => Assert.Equal(expected, Twice(Known with { Status = second }, Known with { Status = first }).Status);

    [Theory]
    [InlineData("2024", "2024-05", "2024-05")]
    [InlineData("2024-05", "2024-05-17", "2024-05-17")]
    [InlineData("2024-05-17", "2024-06-01", "2024-05-17")]
    [InlineData("2024", "2023-12", "2024")]
    public void Duplicate_TheMorePreciseDateOfTheSameYearHolds(string first, string second, string expected)
    {
        Assert.True(PaperDate.TryParse(first, out PaperDate a) & PaperDate.TryParse(second, out PaperDate b));
        Assert.Equal(expected, Twice(Known with { Date = b }, Known with { Date = a }).Date.ToString());
    }

    [Fact]
    public void Duplicate_WithMoreText_IsAssessedAndEmbeddedAgain()
    {
        StoredPaper stored = Added(Known);
        Store.SaveEmbeddings([
            new StoredEmbedding(stored.Row, stored.TextVersion, new Embedding("e1", new float[] { 1, 0 })),
        ]);
        Assert.Empty(Store.Unembedded("e1"));

        Store.Add([Known with { Keywords = ["new"] }], Run);
        Assert.Empty(Store.Unembedded("e1"));

        Store.Add([Known with { Abstract = new Bilingual(null, "Now with an abstract.") }], Run);
        Assert.Equal(2, Assert.Single(Store.Unembedded("e1")).TextVersion);
        Assert.Empty(Store.Embeddings("e1"));
        Assert.Null(Store.FindEmbedding(stored.Row, "e1"));
    }

    [Fact]
    public void RecordThatNamesTwoPapers_MakesThemOne()
    {
        Store.Add(
            [APaper.With(pmid: "5", en: APaper.Title), APaper.With(doi: "10.1/x", zh: APaper.TitleZh, file: "b.ris")],
            Run
        );
        Store.AddDecision(new Decision("doi:10.1/x", ["ici.pd1"], "lw", DateTimeOffset.UnixEpoch, null));
        long dropped = Store.Find("doi:10.1/x")!.Row;

        Store.Add([APaper.With(pmid: "5", doi: "10.1/x", en: APaper.Title, file: "c.ris")], Run);

        StoredPaper one = Assert.Single(Store.Papers());
        Assert.Equal(new Bilingual(APaper.TitleZh, APaper.Title), one.Paper.Title);
        Assert.NotEqual(dropped, one.Row);
        Assert.Equal(one.Row, Store.Find("doi:10.1/x")!.Row);
        Assert.Equal(3, Store.SourcesOf("pmid:5").Count);
        Assert.Equal(["ici.pd1"], Store.LatestDecisions()["pmid:5"].Categories);
        Assert.Equal("pmid:5", Assert.Single(Store.Search("肝细胞癌")).Paper.Id);
        Assert.Equal("lw", Assert.Single(Store.DecisionsOf("doi:10.1/x")).Who);
    }

    [Fact]
    public void RecordThatNamesTwoPapersOfDifferentPmids_KeepsThemApart()
    {
        Store.Add(
            [APaper.With(pmid: "5", en: "First paper"), APaper.With(pmid: "6", doi: "10.1/x", en: "Second paper")],
            Run
        );
        Store.Add([APaper.With(pmid: "5", doi: "10.1/x", en: "First paper")], Run);
        Assert.Equal(2, Store.CountPapers());
    }

    [Fact]
    public void TwoPapersInAnyOrder_GiveTheSameCount()
    {
        string[] authors = ["Smith J"];
        Paper[] papers =
        [
            APaper.With(pmid: "5", en: APaper.Title, year: 2024, authors: authors),
            APaper.With(pmid: "6", en: APaper.Title, year: 2024, authors: authors),
            APaper.With(doi: "10.1/x", en: APaper.Title, year: 2024, authors: authors),
            APaper.With(en: APaper.Title, year: 2024, authors: authors),
        ];
        foreach (int[] order in new int[][] { [0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2] })
        {
            using var folder = new TempFolder();
            using PaperStore store = folder.Store();
            store.Add(order.Select(i => papers[i]).ToArray(), store.BeginRun("import", []));
            Assert.Equal(2, store.CountPapers());
        }
    }

    Paper Twice(Paper second, Paper? first = null)
    {
        Store.Add([first ?? Known], Run);
        Assert.Equal(new ImportResult(0, 1, 0, 0), Store.Add([second], Run));
        return Store.Find("pmid:5")!.Paper;
    }
}
