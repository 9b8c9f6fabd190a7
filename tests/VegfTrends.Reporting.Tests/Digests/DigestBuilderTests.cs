using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Digests;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests;

public class DigestBuilderTests
{
    static readonly DigestReader Ann = new() { Name = "ann" };

    [Fact]
    public void Build_TellsWhatTheReaderWants_SurestFirst()
    {
        AssessedPaper[] papers =
        [
            new APaper(1).About("ici.pd1").Scored(0.7),
            new APaper(2).About("ici.pd1").Scored(0.9),
            new APaper(3).About("vegf.only"),
            new APaper(4).About("vaccine.oncolytic").Scored(0.8),
            new APaper(5).About("ici.pd1").Status(PublicationStatus.Retracted),
            new APaper(6).PerhapsAbout("ici.pd1"),
            new APaper(7).PerhapsAbout("ici.pd1").Decided("ici.pd1"),
        ];
        Assert.Equal([7, 2, 4, 1], Numbers(Build(papers, Ann)));
        Assert.Equal(
            (1, 0),
            (Build(papers, Ann).Undecided, Build(papers, Ann with { Categories = ["vaccine"] }).Undecided)
        );
        Assert.Equal([4], Numbers(Build(papers, Ann with { Categories = ["vaccine"] })));
        Assert.Equal([7, 2, 1], Numbers(Build(papers, Ann with { Categories = ["ici"] })));
    }

    [Fact]
    public void Build_ReaderWithLikes_NearestFirst()
    {
        AssessedPaper[] papers =
        [
            new APaper(1).About("ici.pd1").Combining("apatinib", "camrelizumab").Scored(0.95),
            new APaper(2).About("vaccine.oncolytic").Combining("fruquintinib", "h101").Scored(0.6),
            new APaper(3).About("vaccine.oncolytic").Combining("fruquintinib", "h101"),
        ];
        Digest digest = new DigestBuilder(Data(papers)).Build(
            Ann with
            {
                Likes = [APaper.Id(3)],
            },
            new DigestNews([APaper.Id(1), APaper.Id(2)], [], [])
        );
        Assert.Equal([2, 1], Numbers(digest));
    }

    [Fact]
    public void Build_SaysWhatIsFirst_AndSinceWhen()
    {
        AssessedPaper[] papers =
        [
            new APaper(1).About("ici.pd1").Combining("apatinib", "camrelizumab").Added("2026-01-10"),
            new APaper(2).About("vaccine.oncolytic").Combining("fruquintinib", "h101").Added("2026-03-02"),
        ];
        Digest digest = new DigestBuilder(Data(papers)).Build(
            Ann with
            {
                Language = Language.Zh,
            },
            new DigestNews([APaper.Id(2)], [], [])
        );
        DigestFirst first = Assert.Single(digest.Firsts);
        Assert.Equal(
            (APaper.Id(2), FirstLevel.Kind, "呋喹替尼 + 溶瘤病毒（重组人5型腺病毒）"),
            (first.PaperId, first.Level, first.Combination)
        );
        Assert.Equal(new DateOnly(2026, 1, 10), digest.StoreSince);
        Assert.Contains("自 2026-01-10 起", DigestMarkdown.Render(digest), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_MarksTheDecidingWords()
    {
        Digest digest = Build(
            [
                new APaper(1)
                    .About("ici.pd1")
                    .Combining("apatinib", "camrelizumab")
                    .With(p => p with { Title = new Bilingual(null, "A trial of apatinib\nplus camrelizumab") }),
            ],
            Ann
        );
        DigestEvidence evidence = digest.Papers[0].Evidence!;
        Assert.Equal("A trial of apatinib plus camrelizumab", evidence.Text);
        Assert.Equal(["apatinib", "camrelizumab"], evidence.Words.Select(w => evidence.Text[w.Start..w.End]));
    }

    [Fact]
    public void Build_CountsRises()
    {
        AssessedPaper[] papers =
        [
            .. Enumerable
                .Range(1, 6)
                .Select(i => (AssessedPaper)new APaper(i).About("ici.pd1").On(i == 1 ? "2021" : "2024")),
        ];
        DigestRise rise = Assert.Single(Build(papers, Ann).Rises);
        Assert.Equal(
            ("ici.pd1", "2020–2022", 1, "2023–2025", 5),
            (rise.Key, rise.BeforeYears, rise.Before, rise.AfterYears, rise.After)
        );
        Assert.Empty(Build(papers, Ann with { Categories = ["vaccine"] }).Rises);
    }

    [Fact]
    public void Json_BringsTheSameDigestBack()
    {
        AssessedPaper[] papers =
        [
            new APaper(1)
                .About("ici.pd1")
                .Combining("apatinib", "camrelizumab")
                .In("liver", "phase2")
                .With(p =>
                    p with
                    {
                        Pmid = "99999999",
                        Title = new Bilingual("阿帕替尼联合卡瑞利珠单抗", "apatinib and camrelizumab"),
                    }
                ),
        ];
        Digest digest = new DigestBuilder(Data(papers)).Build(
            Ann,
            new DigestNews(
                [APaper.Id(1)],
                [(APaper.Id(1), PublicationStatus.Corrected)],
                [new SuspectSource("pubmed", "no answer")]
            )
        );
        string json = DigestJson.Write(digest);
        Assert.Equal(json, DigestJson.Write(DigestJson.Read(json)));
        Assert.Equal(DigestHtml.Render(digest), DigestHtml.Render(DigestJson.Read(json)));
        Assert.Throws<InvalidDataException>(() => DigestJson.Read("{\"reader\":1}"));
    }

    [Theory]
    [InlineData("31801353", null, null, "https://pubmed.ncbi.nlm.nih.gov/31801353/")]
    [InlineData("1; drop", "10.99999/a(b)c", null, "https://doi.org/10.99999/a%28b%29c")]
    [InlineData(null, "10.99999/a b", "NCT01234567", "https://clinicaltrials.gov/study/NCT01234567")]
    [InlineData(null, "10.1/javascript:alert(1)", "NCT0123456", null)]
    [InlineData(null, "10.99999/\"onmouseover=", "ChiCTR2000012345", null)]
    public void Link_OfCheckedIdentifiersOnly(string? pmid, string? doi, string? registry, string? expected)
    {
        AssessedPaper paper = new APaper(1).With(p =>
            p with
            {
                Pmid = pmid,
                Doi = doi,
                RegistryIds = registry is null ? [] : [registry],
                Url = "https://elsewhere.example/",
            }
        );
        Assert.Equal(expected, DigestLink.Of(paper.Paper)?.Address);
    }

    static Digest Build(AssessedPaper[] papers, DigestReader reader) =>
        new DigestBuilder(Data(papers)).Build(reader, new DigestNews([.. papers.Select(p => p.Paper.Id)], [], []));

    static DigestData Data(AssessedPaper[] papers) =>
        new()
        {
            Papers = [.. papers.Select((p, i) => new ArrivedPaper(p, i + 1))],
            Taxonomy = APaper.Taxonomy,
            Lexicon = APaper.Lexicon,
            Day = new DateOnly(2026, 3, 2),
        };

    static int[] Numbers(Digest digest) =>
        [.. digest.Papers.Select(p => int.Parse(p.Id.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture))];
}
