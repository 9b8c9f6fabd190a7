using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Workbook;
using Xunit;

namespace VegfTrends.Reporting.Tests;

public class ReportPaperTests
{
    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Only_OfEveryPaper_GivesTheSameWorkbook(Language language)
    {
        TrendReportInput whole = InventedPapers.Input(80) with
        {
            Reader = new ReaderProfile
            {
                Top = 12,
                Minutes = 60,
                Language = language,
            },
        };
        var kept = new ReportPaper(language);
        Assert.Equal(
            Bytes(whole, language),
            Bytes(whole with { Papers = [.. whole.Papers.Select(kept.Only)] }, language)
        );
    }

    [Fact]
    public void Only_EvidenceInTheAbstract_KeepsItsSentenceAndWords()
    {
        AssessedPaper paper = new APaper(1)
            .On("2024")
            .About("ici.pd1")
            .With(p => p with { Abstract = new Bilingual("全文", "First. Apatinib plus camrelizumab helped. Last.") });
        var evidence = new Evidence("ici.pd1", TextField.AbstractEn, 7, 40, 0.9)
        {
            Words = [new EvidenceWord(21, 33, 0.5)],
        };
        AssessedPaper kept = new ReportPaper(Language.En).Only(
            paper with
            {
                Assessment = paper.Assessment with { Evidence = [evidence] },
            }
        );
        Assert.Equal("Apatinib plus camrelizumab helped", kept.Paper.Abstract.En);
        Assert.NotNull(kept.Paper.Abstract.Zh);
        Assert.Equal(
            "camrelizumab",
            kept.Paper.Abstract.En![
                kept.Assessment.Evidence[0].Words[0].Start..kept.Assessment.Evidence[0].Words[0].End
            ]
        );
    }

    [Fact]
    public void Only_EvidenceOutsideTheText_StaysStale()
    {
        AssessedPaper paper = new APaper(1).On("2024").About("ici.pd1");
        var stale = new Evidence("ici.pd1", TextField.AbstractEn, 0, 9_999, 0.9);
        AssessedPaper kept = new ReportPaper(Language.En).Only(
            paper with
            {
                Assessment = paper.Assessment with { Evidence = [stale] },
            }
        );
        Assert.True(new PaperRow(kept, CountState.Counted, null, [], [], []).IsStale);
    }

    static byte[] Bytes(TrendReportInput input, Language language)
    {
        using var package = new MemoryStream();
        TrendWorkbook.Write(TrendReportBuilder.Build(input), package, new SheetPen(language));
        return package.ToArray();
    }
}
