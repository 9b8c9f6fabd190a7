using VegfTrends.Core.Tests.Trends;
using Xunit;

namespace VegfTrends.Core.Tests.Suggestions;

public class SuggestionRankerTests
{
    static readonly SuggestionOptions Options = new() { AsOf = new DateOnly(2025, 5, 17) };

    static readonly AssessedPaper Liked = new APaper(1)
        .On("2023-05")
        .About("ici.pd1")
        .Combining("apatinib", "camrelizumab")
        .In("breast", "phase2");

    [Fact]
    public void Suggest_WithLikes_PutsNearTextAndSameAgentsFirst()
    {
        SuggestionList list = Suggest(
            new ReaderProfile { LikedIds = [APaper.Id(1)] },
            (Liked, [1, 0, 0]),
            (new APaper(2).On("2023-05").About("vaccine.dc").Combining("bevacizumab", "atezolizumab"), [0, 1, 0]),
            (
                new APaper(3).On("2023-05").About("ici.pd1").Combining("apatinib", "camrelizumab").In("breast"),
                [0.9f, 0.1f, 0]
            )
        );
        Assert.Equal([APaper.Id(3), APaper.Id(2)], list.Items.Select(i => i.PaperId));
        Assert.All(list.Items, i => Assert.InRange(i.Score, 0, 1));
    }

    [Fact]
    public void Suggest_WithLikes_NamesItsReasonsInBothLanguages()
    {
        Suggestion first = Suggest(
            new ReaderProfile { LikedIds = [APaper.Id(1)] },
            (Liked, [1, 0, 0]),
            (
                new APaper(3)
                    .On("2025-03")
                    .About("ici.pd1")
                    .Combining("apatinib", "camrelizumab")
                    .In("breast", "phase2"),
                [0.9f, 0.1f, 0]
            )
        )
            .Items.Single();
        Assert.Equal(
            [
                "combines apatinib with camrelizumab",
                "same agents as ex:0001: apatinib, camrelizumab",
                "text close to ex:0001",
                "breast cancer, phase 2 trial",
                "recent (2025-03)",
            ],
            first.ReasonsIn(Language.En)
        );
        Assert.Equal(
            [
                "阿帕替尼联合卡瑞利珠单抗",
                "与 ex:0001 药物相同：阿帕替尼、卡瑞利珠单抗",
                "内容接近 ex:0001",
                "乳腺癌，Ⅱ期临床试验",
                "新近发表（2025-03）",
            ],
            first.ReasonsIn(Language.Zh)
        );
    }

    [Fact]
    public void Suggest_WithSeedText_WorksLikeALike()
    {
        var seed = new SeedText(
            "review.txt",
            Liked.Paper,
            new Embedding("e", new float[] { 0, 1, 0 }),
            Liked.Assessment
        );
        SuggestionList list = Suggest(
            new ReaderProfile { Seeds = [seed] },
            (new APaper(2).On("2024"), [0, 0, 1]),
            (new APaper(3).On("2024"), [0, 0.9f, 0.2f])
        );
        Assert.Equal(APaper.Id(3), list.Items[0].PaperId);
        Assert.Contains("text close to review.txt", list.Items[0].ReasonsIn(Language.En));
    }

    [Fact]
    public void Suggest_NearCopies_DoNotCrowd()
    {
        (AssessedPaper, float[]) Copy(int number) =>
            (new APaper(number).On("2024-05").About("ici.pd1"), [0.8f, 0.6f, 0]);
        SuggestionList list = Suggest(
            new ReaderProfile { LikedIds = [APaper.Id(1)], Top = 2 },
            (Liked, [1, 0, 0]),
            Copy(2),
            Copy(3),
            Copy(4),
            (new APaper(5).On("2024-05").About("ici.pd1"), [0.7f, -0.7f, 0.1f])
        );
        Assert.Equal([APaper.Id(2), APaper.Id(5)], list.Items.Select(i => i.PaperId));
    }

    [Fact]
    public void Suggest_WithoutLikes_PutsNewPairsAndBreastCancerFirst()
    {
        SuggestionList list = Suggest(
            new ReaderProfile(),
            (
                new APaper(1).On("2024-04").About("ici.pd1").Combining("bevacizumab", "atezolizumab").In("liver"),
                [1, 0, 0]
            ),
            (
                new APaper(2).On("2025-04").About("ici.pd1").Combining("bevacizumab", "atezolizumab").In("liver"),
                [0, 1, 0]
            ),
            (
                new APaper(3).On("2025-04").About("ici.pd1").Combining("apatinib", "camrelizumab").In("breast"),
                [0, 0, 1]
            ),
            (new APaper(4).On("2025-04").About("vegf.only"), [0, 0, 1])
        );
        Assert.Equal([APaper.Id(3), APaper.Id(1), APaper.Id(2)], list.Items.Select(i => i.PaperId));
        Assert.Contains("first paper in this data on apatinib + camrelizumab", list.Items[0].ReasonsIn(Language.En));
    }

    [Fact]
    public void Suggest_LeavesOutLikedReadFallenAndFuturePapers()
    {
        SuggestionList list = Suggest(
            new ReaderProfile { LikedIds = [APaper.Id(1)], ReadIds = [APaper.Id(2)] },
            (Liked, [1, 0, 0]),
            (new APaper(2).On("2024"), [1, 0, 0]),
            (new APaper(3).On("2024").Status(PublicationStatus.Retracted), [1, 0, 0]),
            (new APaper(4).On("2025-05-18"), [1, 0, 0]),
            (new APaper(5).On("2024"), [1, 0, 0])
        );
        Assert.Equal([APaper.Id(5)], list.Items.Select(i => i.PaperId));
    }

    [Theory]
    [InlineData(null, "Platypus sneezes and blood", null, "A platypus sneezed")]
    [InlineData("鸭嘴兽的肿瘤血管", null, "鸭嘴兽打喷嚏", null)]
    public void Suggest_SharedRareWord_DecidesBetweenEqualEmbeddings(
        string? likedZh,
        string? likedEn,
        string? zh,
        string? en
    )
    {
        SuggestionList list = Suggest(
            new ReaderProfile { LikedIds = [APaper.Id(1)] },
            (new APaper(1).On("2024").With(p => p with { Title = new Bilingual(likedZh, likedEn) }), [1, 0, 0]),
            (new APaper(2).On("2024"), [0, 1, 0]),
            (new APaper(3).On("2024").With(p => p with { Title = new Bilingual(zh, en) }), [0, 1, 0])
        );
        Assert.Equal(APaper.Id(3), list.Items[0].PaperId);
    }

    [Fact]
    public void Suggest_NearPaperInAnotherLanguage_BeatsAFarOneInTheSame()
    {
        (AssessedPaper, float[]) Titled(int number, string? zh, string? en, params float[] vector) =>
            (new APaper(number).On("2024").With(p => p with { Title = new Bilingual(zh, en) }), vector);
        SuggestionList list = Suggest(
            new ReaderProfile { LikedIds = [APaper.Id(1)] },
            Titled(1, "肿瘤血管与免疫细胞", null, 1, 0, 0),
            Titled(2, "免疫细胞的浸润", null, 0.8f, 0.6f, 0),
            Titled(3, "肿瘤血管的形态", null, -0.5f, 0, 0.8f),
            Titled(4, null, "Vessels and immune cells of tumours", 0.8f, 0, 0.6f)
        );
        Assert.Equal(APaper.Id(3), list.Items[^1].PaperId);
    }

    [Fact]
    public void Suggest_UnknownLike_IsNamed() =>
        Assert.Equal(
            ["ex:9999"],
            Suggest(
                new ReaderProfile { LikedIds = ["ex:9999"] },
                (new APaper(1).On("2024").About("ici.pd1"), [1, 0, 0])
            ).UnknownLikes
        );

    [Fact]
    public void Suggest_MinutesSpent_Stops()
    {
        var text = new Bilingual(null, string.Join(' ', Enumerable.Repeat("word", 250))); // 2 minutes with the title
        (AssessedPaper, float[]) Long(int number) =>
            (new APaper(number).On("2024").About("ici.pd1").With(p => p with { Abstract = text }), [number, 1, 0]);
        SuggestionList list = Suggest(new ReaderProfile { Minutes = 5 }, Long(1), Long(2), Long(3), Long(4));
        Assert.Equal(2, list.Items.Count);
        Assert.Equal(4, list.Minutes);
    }

    [Fact]
    public void Suggest_FirstTooLongForTheMinutes_TakesTheNext()
    {
        var text = new Bilingual(null, string.Join(' ', Enumerable.Repeat("word", 2_000)));
        SuggestionList list = Suggest(
            new ReaderProfile { Minutes = 3 },
            (new APaper(1).On("2025-05").About("ici.pd1").With(p => p with { Abstract = text }), [1, 0, 0]),
            (new APaper(2).On("2020").About("ici.pd1"), [0, 1, 0])
        );
        Assert.Equal([APaper.Id(2)], list.Items.Select(i => i.PaperId));
    }

    [Fact]
    public void Suggest_CategoryWithoutPair_IsAReasonOnlyBesideItsAgents()
    {
        SuggestionList list = Suggest(
            new ReaderProfile(),
            (new APaper(1).On("2025-05").About("antibody.bispecific").Naming("ivonescimab"), [1, 0, 0]),
            (new APaper(2).On("2015").About("antibody.bispecific"), [0, 1, 0])
        );
        Assert.Equal(
            ["anti-VEGF bispecific antibody: ivonescimab", "recent (2025-05)"],
            list.Items[0].ReasonsIn(Language.En)
        );
        Assert.Empty(list.Items[1].Reasons);
    }

    [Fact]
    public void Suggest_PaperWithoutEmbedding_IsJudgedByConcepts()
    {
        AssessedPaper[] papers =
        [
            Liked,
            new APaper(2).On("2024").Naming("sorafenib"),
            new APaper(3).On("2024").Combining("apatinib", "camrelizumab"),
        ];
        SuggestionList list = Ranker()
            .Suggest(papers, new Dictionary<string, Embedding>(), new ReaderProfile { LikedIds = [APaper.Id(1)] });
        Assert.Equal(APaper.Id(3), list.Items[0].PaperId);
    }

    [Fact]
    public void Suggest_SameInputInOtherOrder_SameAnswer()
    {
        (AssessedPaper, float[])[] papers =
        [
            .. Enumerable
                .Range(1, 40)
                .Select(i => ((AssessedPaper)new APaper(i).On("2024").About("ici.pd1"), new[] { i % 3, i % 5, 1f })),
        ];
        Assert.Equal(
            Suggest(new ReaderProfile(), papers).Items.Select(i => i.PaperId),
            Suggest(new ReaderProfile(), [.. papers.Reverse()]).Items.Select(i => i.PaperId)
        );
    }

    [Fact]
    public void Suggest_TwoEncoders_Throws()
    {
        AssessedPaper[] papers = [Liked, new APaper(2).On("2024")];
        var embeddings = new Dictionary<string, Embedding>
        {
            [APaper.Id(1)] = new("a", new float[] { 1 }),
            [APaper.Id(2)] = new("b", new float[] { 1 }),
        };
        Assert.Contains(
            "'b'",
            Assert
                .Throws<InvalidDataException>(() => Ranker().Suggest(papers, embeddings, new ReaderProfile()))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", null, 1)]
    [InlineData("安罗替尼联合信迪利单抗的疗效", null, 1)]
    [InlineData(null, "one two-three isn't four", 1)]
    public void Minutes_Short_IsOne(string? zh, string? en, int expected) =>
        Assert.Equal(
            expected,
            ReadingTime.Minutes(
                new APaper(1)
                    .With(p => p with { Title = new Bilingual("题", "A title"), Abstract = new Bilingual(zh, en) })
                    .Build()
                    .Paper,
                Language.Zh
            )
        );

    [Theory]
    [InlineData(Language.Zh, 3)] // 601 characters / 300 + 0.5
    [InlineData(Language.En, 1)]
    public void Minutes_BothLanguages_ReadsTheWantedOne(Language language, int expected)
    {
        var text = new Bilingual(new string('癌', 600), "Few words.");
        Assert.Equal(
            expected,
            ReadingTime.Minutes(
                new APaper(1)
                    .With(p => p with { Title = new Bilingual("题", "A title"), Abstract = text })
                    .Build()
                    .Paper,
                language
            )
        );
    }

    static SuggestionRanker Ranker() => new(APaper.Taxonomy, APaper.Lexicon, Options);

    static SuggestionList Suggest(ReaderProfile profile, params (AssessedPaper Paper, float[] Vector)[] papers) =>
        Ranker()
            .Suggest(
                [.. papers.Select(p => p.Paper)],
                papers.ToDictionary(p => p.Paper.Paper.Id, p => new Embedding("e", Unit(p.Vector))),
                profile
            );

    static float[] Unit(float[] vector)
    {
        float length = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}
