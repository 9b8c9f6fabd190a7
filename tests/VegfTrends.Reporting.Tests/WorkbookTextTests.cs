using System.Reflection;
using System.Text;
using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Workbook;
using Xunit;

namespace VegfTrends.Reporting.Tests;

public class WorkbookTextTests
{
    [Fact]
    public void Write_FewPapers_Chinese() => Golden.Match(Text(Language.Zh));

    [Fact]
    public void Write_FewPapers_English() => Golden.Match(Text(Language.En));

    [Fact]
    public void Labels_AreThereInBothLanguages()
    {
        WorkbookTexts zh = new(Language.Zh),
            en = new(Language.En);
        PropertyInfo[] all =
        [
            .. typeof(WorkbookTexts)
                .GetProperties()
                .Where(p => p.PropertyType == typeof(string) && p.Name != nameof(WorkbookTexts.And)),
        ];
        Assert.All(all, p => Assert.Equal(Language.Zh, LanguageDetector.Detect((string)p.GetValue(zh)!)));
        Assert.All(all, p => Assert.Equal(Language.En, LanguageDetector.Detect((string)p.GetValue(en)!)));
    }

    [Fact]
    public void Labels_SheetNames_FitExcel()
    {
        foreach (WorkbookTexts texts in new[] { new WorkbookTexts(Language.Zh), new WorkbookTexts(Language.En) })
        {
            string[] names =
            [
                texts.SummarySheet,
                texts.TrendsSheet,
                texts.MatrixSheet,
                texts.EmergingSheet,
                texts.MaturitySheet,
                texts.SuggestionsSheet,
                texts.TriageSheet,
                texts.PapersSheet,
                texts.StudiesSheet,
                texts.CombinationsSheet,
                texts.QualitySheet,
                texts.QuarantineSheet,
                texts.MethodSheet,
            ];
            Assert.Equal(13, names.Distinct().Count());
            Assert.All(names, n => Assert.True(n.Length <= 31 && n.IndexOfAny([.. "[]:*?/\\"]) < 0));
        }
    }

    // What stands in the cells, row by row; periods finer than a year are left out, since they repeat the same columns
    // many times.
    static string Text(Language language)
    {
        using var package = new MemoryStream();
        TrendWorkbook.Write(TrendReportBuilder.Build(InventedPapers.Input(14)), package, new SheetPen(language));
        using var workbook = new XLWorkbook(package);
        var text = new StringBuilder();
        foreach (IXLWorksheet sheet in workbook.Worksheets)
        {
            text.Append("== ").Append(sheet.Name).Append('\n');
            foreach (
                IXLRow row in sheet
                    .RowsUsed()
                    .Where(r => !r.Cell(1).GetString().Contains('-') || r.Cell(1).GetString().Length > 8)
            )
            {
                text.AppendJoin(
                        " | ",
                        row.CellsUsed().Select(c => c.GetString().Replace("\n", " / ", StringComparison.Ordinal))
                    )
                    .Append('\n');
            }
        }

        return text.ToString();
    }
}
