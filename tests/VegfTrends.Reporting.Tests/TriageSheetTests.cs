using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Workbook;
using Xunit;

namespace VegfTrends.Reporting.Tests;

public class TriageSheetTests
{
    const int Header = 3;

    [Fact]
    public void Write_PutsFirstWhatIsClosestToADecision()
    {
        AssessedPaper Undecided(int number, double score, string date) =>
            Scored(new APaper(number).On(date).PerhapsAbout("ici.ctla4"), "ici.ctla4", score);
        IXLWorksheet sheet = Sheet(
            Language.En,
            new APaper(1).On("2024").About("ici.pd1").Scored(0.99),
            new APaper(2).On("2020").About("ici.pd1").Scored(0.55),
            Undecided(3, 0.3, "2024"),
            Undecided(4, 0.45, "2021"),
            Undecided(5, 0.45, "2023"),
            new APaper(6).On("2024").About("ici.pd1").Decided("other"),
            new APaper(7).On("2024"),
            new APaper(8).On("2024").PerhapsAbout("ici.ctla4").Status(PublicationStatus.Retracted)
        );
        Assert.Equal(
            ["ex:0005", "ex:0004", "ex:0003", "ex:0002", "ex:0001"],
            Enumerable.Range(Header + 1, 5).Select(r => sheet.Cell(r, 9).GetString())
        );
        Assert.True(sheet.Cell(Header + 6, 9).IsEmpty());
        Assert.Equal("anti-VEGF + CTLA-4 inhibitor 0.45 ?", sheet.Cell(Header + 1, 2).GetString());
        Assert.Equal("anti-VEGF + PD-1/PD-L1 inhibitor 0.55", sheet.Cell(Header + 4, 2).GetString());
    }

    [Fact]
    public void Write_HiddenColumns_SealEveryRow()
    {
        IXLWorksheet sheet = Sheet(
            Language.Zh,
            new APaper(1).On("2024").About("ici.pd1"),
            new APaper(2).On("2024").PerhapsAbout("ici.ctla4")
        );
        Assert.Equal(
            ["判定", "备注", "vt_id", "vt_base", "vt_seal"],
            Enumerable.Range(7, 5).Select(c => sheet.Cell(Header, c).GetString())
        );
        foreach (int row in new[] { Header + 1, Header + 2 })
        {
            Assert.Equal(
                RowSeal.Seal(sheet.Cell(row, 9).GetString(), sheet.Cell(row, 10).GetString()),
                sheet.Cell(row, 11).GetString()
            );
            Assert.True(RowSeal.TryParse(sheet.Cell(row, 10).GetString(), out RowBase parsed) && parsed.Shows(null));
        }

        Assert.All(new[] { 9, 10, 11 }, c => Assert.True(sheet.Column(c).IsHidden));
        Assert.NotEqual(
            sheet.Cell(Header + 1, 1).Style.Fill.BackgroundColor,
            sheet.Cell(Header + 1, 7).Style.Fill.BackgroundColor
        );
        Assert.Equal(XLPageOrientation.Landscape, sheet.PageSetup.PageOrientation);
    }

    [Theory]
    [InlineData(Language.Zh, "无")]
    [InlineData(Language.En, "none")]
    public void Write_DropDown_ListsWhatHoldsAndLetsSeveralBeTyped(Language language, string none)
    {
        IXLWorksheet sheet = Sheet(language, new APaper(1).On("2024").About("ici.pd1"));
        IXLDataValidation validation = Assert.Single(sheet.DataValidations);
        Assert.Equal(
            (XLAllowedValues.List, XLErrorStyle.Information, true),
            (validation.AllowedValues, validation.ErrorStyle, validation.InCellDropdown)
        );
        Assert.Contains("CategoryNames", validation.Value, StringComparison.Ordinal);
        IXLRange choices = sheet.Workbook.NamedRange("CategoryNames").Ranges.Single();
        Assert.Equal(
            APaper.Taxonomy.Scored.Select(c => c.Name.Only(language)!).Append(none),
            choices.Cells().Select(c => c.GetString())
        );
        Assert.Equal(XLWorksheetVisibility.VeryHidden, choices.Worksheet.Visibility);
    }

    [Fact]
    public void Write_MorePapersThanAPersonReads_SaysHowManyAreLeftOut()
    {
        IXLWorksheet sheet = Sheet(
            Language.En,
            [
                .. Enumerable
                    .Range(1, TriageSheet.MostRows + 7)
                    .Select(i => (AssessedPaper)new APaper(i).On("2024").About("ici.pd1")),
            ]
        );
        Assert.Equal(Header + TriageSheet.MostRows, sheet.LastRowUsed().RowNumber());
        Assert.Contains("; 7 more are left out", sheet.Cell(2, 1).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EvidenceWords_StandBeforeTheirSentence()
    {
        AssessedPaper paper = new APaper(1).On("2024").Combining("bevacizumab", "atezolizumab").About("ici.pd1");
        string title = paper.Paper.Title.En!;
        int word = title.IndexOf("bevacizumab", StringComparison.Ordinal);
        paper = paper with
        {
            Assessment = paper.Assessment with
            {
                Evidence =
                [
                    paper.Assessment.Evidence[0] with
                    {
                        Words = [new EvidenceWord(word, word + 11, 0.6), new EvidenceWord(0, 2, -0.1)],
                    },
                ],
            },
        };
        Assert.Equal("bevacizumab\n" + title, Sheet(Language.En, paper).Cell(Header + 1, 3).GetString());
    }

    static AssessedPaper Scored(AssessedPaper paper, string key, double score) =>
        paper with
        {
            Assessment = paper.Assessment with
            {
                Scores = new Dictionary<string, double>(paper.Assessment.Scores) { [key] = score },
            },
        };

    static IXLWorksheet Sheet(Language language, params AssessedPaper[] papers)
    {
        TrendReport report = TrendReportBuilder.Build(
            new TrendReportInput
            {
                Papers = papers,
                Taxonomy = APaper.Taxonomy,
                Lexicon = APaper.Lexicon,
                Trends = new TrendOptions { AsOf = new DateOnly(2025, 5, 17) },
                Method = new MethodInfo
                {
                    Thresholds = [.. APaper.Taxonomy.Scored.Select(c => new CategoryThreshold(c.Key, 0.5, 0.3))],
                },
            }
        );
        var workbook = new XLWorkbook();
        IXLWorksheet sheet = workbook.AddWorksheet("Triage");
        TriageSheet.Write(sheet, report, new WorkbookTexts(language), new SheetPen(language), CancellationToken.None);
        return sheet;
    }
}
