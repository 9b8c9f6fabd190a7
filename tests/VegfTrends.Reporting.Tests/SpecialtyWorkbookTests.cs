using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Concepts;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Workbook;
using Xunit;

namespace VegfTrends.Reporting.Tests;

/// <summary>What comes first in a workbook is what the specialty file puts first.</summary>
public sealed class SpecialtyWorkbookTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("vegftrends-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, "breast cancer", "liver cancer")]
    [InlineData(true, "liver cancer", "breast cancer")]
    public void Save_OrderAndWords_FollowTheSpecialty(bool liver, string first, string second)
    {
        using XLWorkbook workbook = Saved(liver ? Lexicon.LoadBundled(LiverSurgery.Specialty) : APaper.Lexicon);
        IXLWorksheet matrix = workbook.Worksheet("Matrix");
        IXLCell heading = matrix
            .Column(1)
            .CellsUsed(c => c.GetString().StartsWith("Pair by", StringComparison.Ordinal))
            .Single();
        Assert.Equal($"Pair by tumour and stage ({first} first)", heading.GetString());

        // Lung was studied most: after the first tumour the commonest comes.
        Assert.Equal(
            [first, "lung cancer", second],
            Enumerable.Range(2, 3).Select(down => matrix.Cell(heading.Address.RowNumber + down, 2).GetString())
        );
        IXLWorksheet combinations = workbook.Worksheet("Combinations");
        int column = combinations.Row(1).CellsUsed(c => c.GetString() == "Cancer").Single().Address.ColumnNumber;
        Assert.Equal(
            liver
                ? ["liver cancer", "breast cancer", "lung cancer", "lung cancer"]
                : ["breast cancer", "liver cancer", "lung cancer", "lung cancer"],
            Enumerable.Range(2, 4).Select(row => combinations.Cell(row, column).GetString())
        );
        Assert.Contains(
            $"When there are no liked papers, {first} is preferred.",
            workbook.Worksheet("Suggestions").Cell(2, 1).GetString(),
            StringComparison.Ordinal
        );
    }

    XLWorkbook Saved(Lexicon lexicon)
    {
        string target = Path.Combine(_folder, "report.xlsx");
        TrendReport report = TrendReportBuilder.Build(
            new TrendReportInput
            {
                Papers = [In(1, "lung"), In(2, "lung"), In(3, "breast"), In(4, "liver")],
                Taxonomy = APaper.Taxonomy,
                Lexicon = lexicon,
                Trends = new TrendOptions { AsOf = new DateOnly(2025, 5, 17) },
            }
        );
        TrendWorkbook.Save(report, target, Language.En);
        return new XLWorkbook(target);
    }

    static AssessedPaper In(int number, string cancer) =>
        new APaper(number).On("2023-05").About("ici.pd1").Combining("apatinib", "camrelizumab").In(cancer, "phase2");
}
