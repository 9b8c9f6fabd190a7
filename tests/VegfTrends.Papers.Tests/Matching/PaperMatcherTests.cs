using VegfTrends.Core;
using VegfTrends.Papers.Matching;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Tests.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Matching;

public sealed class PaperMatcherTests
{
    const string T = APaper.Title;
    const string Z = APaper.TitleZh;
    static readonly string LongEn = string.Join(
        ' ',
        Enumerable.Repeat("Patients received atezolizumab plus bevacizumab every three weeks.", 4)
    );
    static readonly string LongZh = string.Concat(
        Enumerable.Repeat("患者每三周接受阿替利珠单抗联合贝伐珠单抗治疗，直至疾病进展。", 4)
    );

    public static TheoryData<string, MatchReason, Paper, Paper> Cases =>
        new()
        {
            { "same PMID", MatchReason.Pmid, P(pmid: "1", en: "One title"), P(pmid: "1", en: "Another") },
            {
                "same PMID beats two DOIs",
                MatchReason.Pmid,
                P(pmid: "1", doi: "10.1/a", en: "x"),
                P(pmid: "1", doi: "10.1/b", en: "x")
            },
            { "same DOI", MatchReason.Doi, P(doi: "10.1/a", en: "One"), P(doi: "10.1/a", pmid: "1", en: "Another") },
            {
                "same DOI, two PMIDs",
                MatchReason.None,
                P(doi: "10.1/a", pmid: "2", en: "One"),
                P(doi: "10.1/a", pmid: "1", en: "One")
            },
            {
                "same PMCID",
                MatchReason.Pmcid,
                P(pmcid: "PMC1", en: "One"),
                P(pmcid: "PMC1", doi: "10.1/a", en: "Another")
            },
            {
                "same CNKI number, two DOIs",
                MatchReason.CnkiId,
                P(cnki: "A1", doi: "10.1/a", zh: Z),
                P(cnki: "A1", doi: "10.2/b", zh: Z)
            },
            { "title alone", MatchReason.None, P(en: T), P(en: T) },
            { "title and year", MatchReason.None, P(en: T, year: 2024), P(en: T, year: 2024) },
            { "title and author", MatchReason.None, P(en: T, author: "Smith J"), P(en: T, author: "Smith J") },
            {
                "title, year, author",
                MatchReason.Text,
                P(en: T, year: 2024, author: "Smith J"),
                P(en: T + ".", year: 2024, author: "Smith, John")
            },
            {
                "Chinese title, year, author",
                MatchReason.Text,
                P(zh: Z, year: 2024, author: "张三"),
                P(zh: Z, year: 2024, author: "张 三")
            },
            {
                "other case, width and hyphen",
                MatchReason.Text,
                P(en: "ＡＮＴＩ‐VEGF therapy in liver cancer", year: 2024, author: "Smith J"),
                P(en: "Anti-VEGF Therapy in Liver Cancer", year: 2024, author: "Smith J")
            },
            {
                "one year apart",
                MatchReason.None,
                P(en: T, year: 2024, author: "Smith J"),
                P(en: T, year: 2023, author: "Smith J")
            },
            {
                "one year missing",
                MatchReason.None,
                P(en: T, year: 2024, author: "Smith J"),
                P(en: T, author: "Smith J")
            },
            {
                "other first author",
                MatchReason.None,
                P(en: T, year: 2024, author: "Smith J"),
                P(en: T, year: 2024, author: "Jones J")
            },
            {
                "authors in two scripts",
                MatchReason.None,
                P(en: T, year: 2024, author: "张三"),
                P(en: T, year: 2024, author: "Zhang S")
            },
            {
                "two PMIDs",
                MatchReason.None,
                P(pmid: "1", en: T, year: 2024, author: "Smith J"),
                P(pmid: "2", en: T, year: 2024, author: "Smith J")
            },
            {
                "two DOIs",
                MatchReason.None,
                P(doi: "10.1/a", en: T, year: 2024, author: "Smith J"),
                P(doi: "10.1/b", en: T, year: 2024, author: "Smith J")
            },
            {
                "PMID and DOI",
                MatchReason.Text,
                P(pmid: "1", en: T, year: 2024, author: "Smith J"),
                P(doi: "10.1/b", en: T, year: 2024, author: "Smith J")
            },
            {
                "preprint and journal DOI",
                MatchReason.None,
                P(doi: "10.1101/2024.01.02.1", en: T, year: 2024, author: "Smith J"),
                P(doi: "10.1/b", en: T, year: 2024, author: "Smith J")
            },
            {
                "preprint DOI and PMID",
                MatchReason.None,
                P(doi: "10.1101/2024.01.02.1", en: T, year: 2024, author: "Smith J"),
                P(pmid: "1", en: T, year: 2024, author: "Smith J")
            },
            {
                "preprint server and journal",
                MatchReason.None,
                P(journal: "medRxiv", en: T, year: 2024, author: "Smith J"),
                P(journal: "Lancet", en: T, year: 2024, author: "Smith J")
            },
            {
                "preprint twice",
                MatchReason.Text,
                P(doi: "10.1101/2024.01.02.1", en: T, year: 2024, author: "Smith J"),
                P(journal: "medRxiv", en: T, year: 2024, author: "Smith J")
            },
            {
                "10.1101 of a journal",
                MatchReason.Text,
                P(doi: "10.1101/gad.1", en: T, year: 2024, author: "Smith J"),
                P(pmid: "1", en: T, year: 2024, author: "Smith J")
            },
            {
                "short title",
                MatchReason.None,
                P(en: "Author's reply", year: 2024, author: "Smith J"),
                P(en: "Author's reply", year: 2024, author: "Smith J")
            },
            {
                "short Chinese title",
                MatchReason.None,
                P(zh: "肝癌免疫治疗", year: 2024, author: "张三"),
                P(zh: "肝癌免疫治疗", year: 2024, author: "张三")
            },
            {
                "eight Han characters",
                MatchReason.Text,
                P(zh: "肝癌免疫治疗进展", year: 2024, author: "张三"),
                P(zh: "肝癌免疫治疗进展", year: 2024, author: "张三")
            },
            {
                "paper and its retraction notice",
                MatchReason.None,
                P(en: T, year: 2024, author: "Smith J"),
                P(en: T, year: 2024, author: "Smith J") with
                {
                    Status = PublicationStatus.Notice,
                }
            },
            {
                "title with an erratum note",
                MatchReason.Text,
                P(en: T + " [Erratum appears in Lancet 2025]", year: 2024, author: "Smith J"),
                P(en: T, year: 2024, author: "Smith J")
            },
            {
                "translated title in brackets",
                MatchReason.Text,
                P(en: $"[{T}]", year: 2024, author: "Smith J"),
                P(en: T, year: 2024, author: "Smith J")
            },
            {
                "translated title with its language",
                MatchReason.Text,
                P(en: $"[{T}] LA: Chi", year: 2024, author: "Smith J"),
                P(en: T, year: 2024, author: "Smith J")
            },
            {
                "title and abstract",
                MatchReason.Text,
                P(en: T, abstractEn: LongEn),
                P(en: T, abstractEn: LongEn + " Cut here or not.", year: 2024)
            },
            {
                "title and Chinese abstract",
                MatchReason.Text,
                P(zh: Z, abstractZh: LongZh),
                P(zh: Z, abstractZh: LongZh)
            },
            {
                "title and abstract, online and print",
                MatchReason.Text,
                P(en: T, abstractEn: LongEn, year: 2023),
                P(en: T, abstractEn: LongEn, year: 2024)
            },
            {
                "title and abstract, years apart",
                MatchReason.None,
                P(en: T, abstractEn: LongEn, year: 2020),
                P(en: T, abstractEn: LongEn, year: 2024)
            },
            {
                "title and short abstract",
                MatchReason.None,
                P(en: T, abstractEn: "Not available."),
                P(en: T, abstractEn: "Not available.")
            },
            { "abstract without titles", MatchReason.Text, P(abstractEn: LongEn), P(abstractEn: LongEn) },
            {
                "no author, same journal and year",
                MatchReason.Text,
                P(en: T, year: 2024, journal: "Lancet : the journal"),
                P(en: T, year: 2024, journal: "LANCET")
            },
            {
                "no author, other journal",
                MatchReason.None,
                P(en: T, year: 2024, journal: "Lancet"),
                P(en: T, year: 2024, journal: "BMJ")
            },
            { "same given id and title", MatchReason.Text, P(id: "7", en: "Short"), P(id: "7", en: "short.") },
            { "same given id, other title", MatchReason.None, P(id: "7", en: "Short"), P(id: "7", en: "Other") },
            {
                "Chinese and English version",
                MatchReason.None,
                P(zh: Z, year: 2024, author: "张三"),
                P(en: T, year: 2024, author: "Zhang S")
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_IsAsExpectedBothWays(string name, MatchReason expected, Paper left, Paper right)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected, PaperMatcher.Compare(left, right));
        Assert.Equal(expected, PaperMatcher.Compare(right, left));
    }

    /// <summary>The store keeps keys in tables instead of comparing pairs; it must come to the same answer.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Store_AgreesWithCompare(string name, MatchReason expected, Paper left, Paper right)
    {
        Assert.NotEmpty(name);
        using var folder = new TempFolder();
        using PaperStore store = folder.Store();
        Assert.Equal(expected == MatchReason.None ? 2 : 1, store.Add([left, right], store.BeginRun("import", [])).New);
        Assert.Equal(expected == MatchReason.None ? 2 : 1, PaperMatcher.Cluster([left, right]).Count);
    }

    [Theory]
    [InlineData("Smith J", "Smith, John", true)]
    [InlineData("Smith JA", "John A. Smith", true)]
    [InlineData("J.A. Smith", "SMITH J", true)]
    [InlineData("Smith J Jr", "Smith, John, Jr.", true)]
    [InlineData("van der Berg A", "Anna van der Berg", true)]
    [InlineData("García-López M", "Garcia-Lopez, María", true)]
    [InlineData("Sørensen PG", "Sorensen P.G.", true)]
    [InlineData("Zhang Wei", "Wei Zhang", true)]
    [InlineData("Zhang W", "Wei Zhang", true)]
    [InlineData("LI WEI", "Li W", true)]
    [InlineData("张三", "张三", true)]
    [InlineData("张三(Zhang San)", "张 三", true)]
    [InlineData("张三", "张四", false)]
    [InlineData("Smith J", "Jones J", false)]
    [InlineData("张三", "Zhang San", null)]
    [InlineData("张三", null, null)]
    [InlineData("...", "Smith J", null)]
    public void AuthorName_Same(string? left, string? right, bool? expected)
    {
        Assert.Equal(expected, AuthorName.Same(left, right));
        Assert.Equal(expected, AuthorName.Same(right, left));
    }

    [Fact]
    public void Cluster_OneWithoutIdentifiers_DoesNotBridgeTwoThatContradict()
    {
        Paper a = P(pmid: "1", en: T, year: 2024, author: "Smith J"),
            b = P(en: T, year: 2024, author: "Smith J"),
            c = P(pmid: "2", en: T, year: 2024, author: "Smith J");
        Assert.Equal(
            [
                [0, 1],
                [2],
            ],
            PaperMatcher.Cluster([a, b, c])
        );
    }

    [Fact]
    public void Cluster_FollowsChains()
    {
        Paper[] papers =
        [
            P(pmid: "1", en: "x"),
            P(en: "unrelated", doi: "10.1/z"),
            P(doi: "10.1/a", en: T, year: 2024, author: "Smith J"),
            P(en: T, year: 2024, author: "Smith J"),
            P(pmid: "1", doi: "10.1/a", en: "x"),
        ];
        Assert.Equal(
            [
                [0, 2, 3, 4],
                [1],
            ],
            PaperMatcher.Cluster(papers)
        );
    }

    [Fact]
    public void Cluster_TenThousandOfOneTitle_StayApartAndTakeNoTime()
    {
        Paper[] papers = Enumerable
            .Range(0, 10_000)
            .Select(i => P(en: T, year: 2024, author: $"Author{i} J", pmid: $"{i + 1}"))
            .ToArray();
        Assert.Equal(papers.Length, PaperMatcher.Cluster(papers).Count);
    }

    static Paper P(
        string? pmid = null,
        string? doi = null,
        string? pmcid = null,
        string? cnki = null,
        string? id = null,
        string? en = null,
        string? zh = null,
        string? abstractEn = null,
        string? abstractZh = null,
        int? year = null,
        string? author = null,
        string? journal = null
    ) =>
        APaper.With(
            pmid,
            doi,
            pmcid,
            cnki,
            id,
            en,
            zh,
            abstractEn,
            abstractZh,
            year,
            author is null ? [] : [author],
            journal
        );
}
