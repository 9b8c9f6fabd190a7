using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Digests;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests;

public class FirstFinderTests
{
    [Fact]
    public void Of_NewPartnerKind_IsTheWidestFirst()
    {
        AssessedPaper paper = new APaper(1)
            .About("vaccine.oncolytic")
            .Combining("fruquintinib", "h101")
            .In("liver", "phase2");
        First first = Assert.Single(Finder((paper, 1)).Of(paper));
        Assert.Equal(
            (FirstLevel.Kind, "fruquintinib", "h101", "vaccine_oncolytic", 0),
            (first.Level, first.AntiVegf, Assert.Single(first.Partners), first.Kind, first.Others)
        );
    }

    [Theory]
    [InlineData("apatinib", "camrelizumab", "liver", "phase2", null)] // all of it was there
    [InlineData("apatinib", "camrelizumab", "liver", "phase3", FirstLevel.Phase)]
    [InlineData("apatinib", "camrelizumab", "lung", "phase2", FirstLevel.Tumour)]
    [InlineData("apatinib", "sintilimab", "liver", "phase2", FirstLevel.Agents)]
    [InlineData("apatinib", "ipilimumab", "liver", "phase2", FirstLevel.Kind)]
    [InlineData("anlotinib", "camrelizumab", "liver", "phase2", FirstLevel.Kind)]
    [InlineData("apatinib", "camrelizumab", "none", "phase3", null)] // no tumour to be the first in
    [InlineData("apatinib", "camrelizumab", "other", "phase3", null)]
    [InlineData("apatinib", "camrelizumab", "liver", "other", null)]
    public void Of_SaysHowMuchIsNew(string antiVegf, string partner, string cancer, string study, FirstLevel? expected)
    {
        AssessedPaper known = new APaper(1).Combining("apatinib", "camrelizumab").In("liver", "phase2");
        AssessedPaper paper = new APaper(2).Combining(antiVegf, partner).In(cancer, study);
        Assert.Equal(
            expected,
            Finder((known, 1), (paper, 2)).Of(paper).Select(f => (FirstLevel?)f.Level).SingleOrDefault()
        );
    }

    [Fact]
    public void Of_GoesByRun_NotByPublicationOrOrder()
    {
        AssessedPaper early = new APaper(1).Combining("apatinib", "camrelizumab").On("2024-05");
        AssessedPaper late = new APaper(2).Combining("apatinib", "camrelizumab").On("2019-01");
        foreach (FirstFinder finder in new[] { Finder((early, 7), (late, 8)), Finder((late, 8), (early, 7)) })
        {
            Assert.Equal(FirstLevel.Kind, Assert.Single(finder.Of(early)).Level);
            Assert.Empty(finder.Of(late));
        }
    }

    [Fact]
    public void Of_OneNight_TheEarlierPublishedIsFirst_ThenTheSmallerId_AndTheOthersAreCounted()
    {
        AssessedPaper undated = new APaper(1).Combining("apatinib", "camrelizumab"),
            b = new APaper(3).Combining("apatinib", "camrelizumab").On("2025-02"),
            a = new APaper(2).Combining("apatinib", "camrelizumab").On("2025-02");
        FirstFinder finder = Finder((undated, 1), (b, 1), (a, 1));
        Assert.Equal(2, Assert.Single(finder.Of(a)).Others);
        Assert.Empty(finder.Of(b));
        Assert.Empty(finder.Of(undated));
    }

    [Fact]
    public void Of_LaterPapers_ChangeNothing()
    {
        AssessedPaper first = new APaper(5).Combining("apatinib", "camrelizumab").On("2025-02");
        IReadOnlyList<First> tonight = Finder((first, 3)).Of(first);
        AssessedPaper[] later =
        [
            .. Enumerable
                .Range(10, 20)
                .Select(i => (AssessedPaper)new APaper(i).Combining("apatinib", "camrelizumab").On("2020-01")),
        ];
        IReadOnlyList<First> afterwards = Finder([(first, 3), .. later.Select(p => (p, 4L))]).Of(first);
        Assert.Equal(tonight.Select(f => (f.Level, f.Others)), afterwards.Select(f => (f.Level, f.Others)));
    }

    [Fact]
    public void Of_Reviews_AreNoFirsts_AndTakeNoneAway()
    {
        AssessedPaper review = new APaper(1).Combining("apatinib", "camrelizumab").In("liver", "review"),
            trial = new APaper(2).Combining("apatinib", "camrelizumab").In("liver", "phase2");
        FirstFinder finder = Finder((review, 1), (trial, 2));
        Assert.Empty(finder.Of(review));
        Assert.Single(finder.Of(trial));
    }

    [Fact]
    public void Of_Retracted_WasThereAllTheSame_ANoticeWasNot()
    {
        AssessedPaper retracted = new APaper(1)
                .Combining("apatinib", "camrelizumab")
                .Status(PublicationStatus.Retracted),
            notice = new APaper(2).Combining("anlotinib", "sintilimab").Status(PublicationStatus.Notice);
        AssessedPaper same = new APaper(3).Combining("apatinib", "camrelizumab"),
            other = new APaper(4).Combining("anlotinib", "sintilimab");
        FirstFinder finder = Finder((retracted, 1), (notice, 1), (same, 2), (other, 2));
        Assert.Empty(finder.Of(same));
        Assert.Single(finder.Of(other));
    }

    [Fact]
    public void Of_TwoPartnersOfANewKind_AreOneFirst()
    {
        AssessedPaper paper = new APaper(1)
            .Combining("fruquintinib", "h101")
            .Combining("fruquintinib", "talimogene laherparepvec");
        Assert.Equal(["h101", "talimogene laherparepvec"], Assert.Single(Finder((paper, 1)).Of(paper)).Partners);
    }

    [Fact]
    public void Of_PersonWhoSaidThatNothingIsCombined_Counts()
    {
        AssessedPaper paper = new APaper(1).Combining("apatinib", "camrelizumab").Decided();
        Assert.Empty(Finder((paper, 1)).Of(paper));
    }

    static FirstFinder Finder(params (AssessedPaper Paper, long Run)[] papers) =>
        new(papers.Select(p => new ArrivedPaper(p.Paper, p.Run)), APaper.Taxonomy, APaper.Lexicon);
}
