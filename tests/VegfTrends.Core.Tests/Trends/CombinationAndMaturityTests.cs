using Xunit;

namespace VegfTrends.Core.Tests.Trends;

public class CombinationAndMaturityTests
{
    [Fact]
    public void Combinations_PairTumourAndStage_AreOneRowEach()
    {
        TrendTables tables = Calculate(
            Pair(1, "2021", "liver", "phase3"),
            Pair(2, "2022", "liver", "phase3"),
            Pair(3, "2022", "lung", "phase3"),
            Pair(4, "2020", "liver", "case_report"),
            new APaper(5).On("2022").Combining("bevacizumab", "atezolizumab").In("liver", "phase3")
        );
        Assert.Equal(
            [
                new CombinationCount("apatinib", "camrelizumab", "liver", EvidenceStage.Phase3, 2),
                new CombinationCount("apatinib", "camrelizumab", "liver", EvidenceStage.Observational, 1),
                new CombinationCount("apatinib", "camrelizumab", "lung", EvidenceStage.Phase3, 1),
                new CombinationCount("bevacizumab", "atezolizumab", "liver", EvidenceStage.Phase3, 1),
            ],
            tables.Combinations
        );
    }

    [Fact]
    public void Combinations_RetractedOrUndatedStudy_IsNotThere()
    {
        Assert.Empty(
            Calculate(
                Pair(1, "2021", "liver", "phase3").Status(PublicationStatus.Retracted),
                new APaper(2).Combining("apatinib", "camrelizumab").In("liver")
            ).Combinations
        );
    }

    [Fact]
    public void Combinations_SeveralPapersOfOneStudy_CountOnceAtTheHighestStage()
    {
        TrendTables tables = Calculate(
            Pair(1, "2021", "none", "review"),
            Pair(1, "2022", "liver", "phase1"),
            Pair(1, "2023", "lung", "phase2")
        );
        Assert.Equal(
            [new CombinationCount("apatinib", "camrelizumab", "liver", EvidenceStage.Phase2, 1)],
            tables.Combinations
        );
    }

    [Fact]
    public void Maturity_StudiesBesideTheLadder_AreCountedAndNoStage()
    {
        PairMaturity pair = Assert.Single(
            Calculate(
                Pair(1, "2019-05", "liver", "preclinical"),
                Pair(2, "2018", "liver", "preclinical"),
                Pair(3, "2020", "liver", "phase2"),
                Pair(4, "2021", "liver", "review"),
                Pair(5, "2022", "liver", "retrospective"),
                Pair(6, "2022", "liver", "meta_analysis"),
                Pair(7, "2022", "liver", "other")
            ).Maturity
        );
        Assert.Equal(
            (EvidenceStage.Phase2, 7, 1, 2, 1),
            (pair.Highest, pair.Count, pair.Observational, pair.Reviews, pair.Others)
        );
        Assert.Equal(
            [
                new StageCount(EvidenceStage.Preclinical, 2, 2018),
                new StageCount(EvidenceStage.Phase1, 0, null),
                new StageCount(EvidenceStage.Phase2, 1, 2020),
                new StageCount(EvidenceStage.Phase3, 0, null),
            ],
            pair.Stages
        );
    }

    [Fact]
    public void Maturity_Order_IsTheFurthestThenTheMost()
    {
        TrendTables tables = Calculate(
            Of(1, "sorafenib", "review"),
            Of(2, "sorafenib", "review"),
            Of(3, "sunitinib", "phase1"),
            Of(4, "axitinib", "phase1"),
            Of(5, "axitinib", "preclinical"),
            Of(6, "lenvatinib", "phase3")
        );
        Assert.Equal(["lenvatinib", "axitinib", "sunitinib", "sorafenib"], tables.Maturity.Select(m => m.AntiVegf));
        Assert.Null(tables.Maturity[^1].Highest);

        static APaper Of(int number, string agent, string type) =>
            new APaper(number).On("2022").Combining(agent, "nivolumab").In("kidney", type);
    }

    [Fact]
    public void EvidenceStages_EveryStudyType_HasItsStage()
    {
        Assert.Equal(
            [
                EvidenceStage.Preclinical,
                EvidenceStage.Phase1,
                EvidenceStage.Phase2,
                EvidenceStage.Phase3,
                EvidenceStage.Observational,
                EvidenceStage.Observational,
                EvidenceStage.Review,
                EvidenceStage.Review,
                EvidenceStage.Other,
            ],
            StudyTypeModel.Types.Select(EvidenceStages.Of)
        );
    }

    static APaper Pair(int number, string date, string cancer, string type) =>
        new APaper(number).On(date).Combining("apatinib", "camrelizumab").In(cancer, type);

    static TrendTables Calculate(params APaper[] papers) =>
        TrendCalculator.Calculate(
            papers.Select(p => p.Build()),
            APaper.Taxonomy,
            APaper.Lexicon,
            new TrendOptions { AsOf = new DateOnly(2025, 5, 17) }
        );
}
