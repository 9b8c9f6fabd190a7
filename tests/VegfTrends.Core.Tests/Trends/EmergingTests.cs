using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class EmergingTests
{
    static readonly TrendOptions Mid2026 = new() { AsOf = new DateOnly(2026, 6, 30) };

    int _number = 1000;

    [Fact]
    public void Emerging_NewAgent_HasItsFirstPaperCountsAndRatio()
    {
        APaper[] papers =
        [
            .. Background(),
            Naming("axitinib", "2024"),
            Naming("axitinib", "2024-03-09"),
            Naming("axitinib", "2024-03"),
            .. Many(4, () => Naming("axitinib", "2025")),
            Naming("axitinib", "2026-02"),
        ];
        EmergingConcept agent = Calculate(papers).Single(e => e is { Kind: EmergingKind.Agent, Key: "axitinib" });
        Assert.Equal(("2024-03", papers.Length - 6), (agent.FirstSeen.ToString(), IndexOf(agent.FirstPaperId)));
        Assert.Equal((8, 2023, 1, -2), (agent.Count, agent.RecentFrom, agent.Change, agent.Acceleration));
        Assert.Equal([0, 3, 4, 1], agent.Recent);
        Assert.Equal((0, 7), (agent.Ratio.Before, agent.Ratio.After));
        Assert.Equal(("阿昔替尼", "axitinib"), (agent.Name.Zh, agent.Name.En));

        int IndexOf(string id) => Array.FindIndex(papers, p => p.Build().Paper.Id == id);
    }

    [Fact]
    public void Emerging_OldAgent_IsThereOnlyWhenItRises()
    {
        APaper[] rising =
        [
            Naming("axitinib", "2020"),
            Naming("axitinib", "2022"),
            Naming("axitinib", "2023"),
            .. Many(9, () => Naming("axitinib", "2024")),
            .. Many(9, () => Naming("axitinib", "2025")),
        ];
        APaper[] level =
        [
            .. Enumerable.Range(2020, 6).SelectMany(year => Many(3, () => Naming("sunitinib", $"{year}"))),
        ];
        EmergingConcept agent = Assert.Single(Calculate([.. rising, .. level]));
        Assert.Equal(("axitinib", 2020), (agent.Key, agent.FirstSeen.Year));
        Assert.True(agent.Ratio.Low > 1);

        // Two agents were tested: its q is twice its p.
        Assert.Equal(2 * agent.Ratio.P, agent.Q, 12);
    }

    [Fact]
    public void Emerging_SeenBeforeTheFirstYear_IsNotNew()
    {
        APaper[] papers = [Naming("axitinib", "2015"), Naming("axitinib", "2024"), .. Background()];
        Assert.DoesNotContain(Calculate(Mid2026 with { FirstYear = 2020 }, papers), e => e.Key == "axitinib");
    }

    [Fact]
    public void Emerging_FewStudies_HaveNoQOfTheirOwn()
    {
        EmergingConcept agent = Calculate([.. Background(), .. Many(5, () => Naming("axitinib", "2025"))])
            .Single(e => e.Key == "axitinib");
        Assert.Equal((1.0, 5), (agent.Q, agent.Ratio.After));
        Assert.True(agent.Ratio.P < 0.1);
    }

    [Fact]
    public void Emerging_ThreeCompleteYears_AreTooFew() =>
        Assert.Empty(Calculate([Naming("axitinib", "2023"), Naming("axitinib", "2025")]));

    [Fact]
    public void Emerging_Pair_NamesBothAgents()
    {
        EmergingConcept pair = Calculate([
                .. Background(),
                new APaper(1).On("2025-02").Combining("apatinib", "camrelizumab"),
            ])
            .Single(e => e.Kind == EmergingKind.Pair);
        Assert.Equal(
            ("apatinib", "camrelizumab", 1, "ex:0001"),
            (pair.Key, pair.Partner, pair.Count, pair.FirstPaperId)
        );
        Assert.Equal("apatinib + camrelizumab", pair.Name.En);
        Assert.Null(pair.Group);
    }

    [Fact]
    public void Emerging_KeywordsInBothLanguages_AreOneConceptOfTheLexicon()
    {
        EmergingConcept term = Calculate([
                .. Background(),
                Keyed("2025", "肝细胞癌"),
                Keyed("2025", "Liver Cancer", "肝癌"),
            ])
            .Single(e => e.Kind == EmergingKind.Term);
        Assert.Equal(("liver cancer", ConceptGroup.Tumour, 2), (term.Key, term.Group, term.Count));
        Assert.Equal(2, term.Recent[2]);
    }

    [Fact]
    public void Emerging_UnknownKeyword_IsShownAsMostWriteIt()
    {
        APaper[] papers =
        [
            .. Background(),
            Keyed("2024", "Vessel normalisation"),
            Keyed("2025", "vessel-normalisation", "Vessel Normalisation"),
            Keyed("2025", "Vessel normalisation"),
        ];
        EmergingConcept term = Calculate(papers).Single(e => e.Kind == EmergingKind.Term);
        Assert.Equal(("vesselnormalisation", "Vessel normalisation", 3), (term.Key, term.Name.En, term.Count));
        Assert.Null(term.Group);
    }

    [Fact]
    public void Emerging_HeadingWithQualifiers_IsTheHeading()
    {
        EmergingConcept term = Calculate([
                .. Background(),
                Keyed("2025", "Vessel Normalisation/*drug effects/pathology"),
                Keyed("2025", "Vessel Normalisation"),
            ])
            .Single(e => e.Kind == EmergingKind.Term);
        Assert.Equal("Vessel Normalisation", term.Name.En);
    }

    [Theory]
    [InlineData("Humans")] // said of nearly every paper
    [InlineData("bevacizumab")] // agents are those of the text
    [InlineData("phase II")] // a study type
    [InlineData("2024")]
    public void Emerging_KeywordThatSaysNothing_IsNoTerm(string keyword) =>
        Assert.DoesNotContain(
            Calculate([.. Background(), Keyed("2025", keyword), Keyed("2025", keyword)]),
            e => e.Kind == EmergingKind.Term
        );

    [Fact]
    public void Emerging_KeywordOfOneStudy_IsNoTerm() =>
        Assert.DoesNotContain(
            Calculate([.. Background(), Keyed("2025", "Vessel normalisation")]),
            e => e.Kind == EmergingKind.Term
        );

    [Fact]
    public void Emerging_ManyTerms_AreCutAtFifty() =>
        Assert.Equal(
            50,
            Calculate([
                    .. Background(),
                    .. Enumerable
                        .Range(0, 120)
                        .Select(i => Keyed("2025", $"invented marker {(char)('a' + (i / 2 % 26))}{i / 52}x")),
                ])
                .Count(e => e.Kind == EmergingKind.Term)
        );

    [Fact]
    public void Emerging_OtherOrderOfPapers_GivesTheSame()
    {
        APaper[] papers =
        [
            .. Background(),
            Keyed("2024", "Vessel normalisation"),
            Keyed("2025", "vessel normalisation"),
            .. Many(9, () => Naming("axitinib", "2025")),
            Naming("sunitinib", "2025"),
            Naming("sorafenib", "2025"),
        ];
        Assert.Equal(Text(Calculate(papers)), Text(Calculate([.. papers.Reverse()])));

        static IEnumerable<string> Text(IReadOnlyList<EmergingConcept> all) =>
            all.Select(e => $"{e with { Recent = [] }}");
    }

    // Old agent, nothing new: six complete years.
    IEnumerable<APaper> Background() =>
        Enumerable.Range(2020, 6).SelectMany(year => Many(2, () => Naming("bevacizumab", $"{year}")));

    static IEnumerable<APaper> Many(int count, Func<APaper> make) => Enumerable.Range(0, count).Select(_ => make());

    APaper Naming(string agent, string date) => new APaper(_number++).On(date).Naming(agent);

    APaper Keyed(string date, params string[] keywords) =>
        new APaper(_number++).On(date).With(p => p with { Keywords = keywords });

    static IReadOnlyList<EmergingConcept> Calculate(APaper[] papers) => Calculate(Mid2026, papers);

    static IReadOnlyList<EmergingConcept> Calculate(TrendOptions options, APaper[] papers) =>
        TrendCalculator.Calculate(papers.Select(p => p.Build()), APaper.Taxonomy, APaper.Lexicon, options).Emerging;
}
