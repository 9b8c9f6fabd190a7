using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Workbook;
using Xunit;

namespace VegfTrends.Reporting.Tests;

public sealed class TrendWorkbookTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("vegftrends-").FullName;

    string Target => Path.Combine(_folder, "report.xlsx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Save_ManyPapers_IsValid(Language language)
    {
        TrendWorkbook.Save(TrendReportBuilder.Build(InventedPapers.Input(300)), Target, language);
        Assert.Empty(Errors());
    }

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Save_NoPapers_IsValid(Language language)
    {
        TrendWorkbook.Save(TrendReportBuilder.Build(Input()), Target, language);
        Assert.Empty(Errors());
    }

    [Fact]
    public void Save_Twice_SameBytes()
    {
        TrendReport report = TrendReportBuilder.Build(InventedPapers.Input(60));
        TrendWorkbook.Save(report, Target, Language.Zh);
        byte[] first = File.ReadAllBytes(Target);
        TrendWorkbook.Save(TrendReportBuilder.Build(InventedPapers.Input(60)), Target, Language.Zh);
        Assert.Equal(first, File.ReadAllBytes(Target));
    }

    [Fact]
    public void Save_FailsHalfWay_LeavesTheOldFileAndNothingElse()
    {
        File.WriteAllText(Target, "old");
        TrendReport report = TrendReportBuilder.Build(Input(new APaper(1).On("2024").About("ici.pd1")));
        Assert.Throws<KeyNotFoundException>(() =>
            TrendWorkbook.Save(
                report with
                {
                    Suggestions = new SuggestionList([new Suggestion(1, "ex:gone", 1, [], 1)], []),
                },
                Target,
                Language.En
            )
        );
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("'=1")]
    [InlineData("a\u0001b\uD800c\uFFFE")]
    [InlineData("药物😀\nsecond line")]
    public void Save_HostileTitle_IsPlainText(string title)
    {
        TrendWorkbook.Save(
            TrendReportBuilder.Build(
                Input(
                    new APaper(1).On("2024").With(p => p with { Title = new Bilingual(null, title), Journal = title })
                )
            ),
            Target,
            Language.En
        );
        Assert.Empty(Errors());
        using var workbook = new XLWorkbook(Target);
        IXLCell cell = workbook.Worksheet("Papers").Cell(2, 3);
        Assert.False(cell.HasFormula);
        Assert.Equal(XLDataType.Text, cell.DataType);
        Assert.Equal(
            title
                .Replace("\u0001", " ", StringComparison.Ordinal)
                .Replace('\uD800', '\uFFFD')
                .Replace('\uFFFE', '\uFFFD'),
            cell.GetString()
        );
        Assert.Equal("=+-@\t".Contains(title[0]), cell.Style.IncludeQuotePrefix);
    }

    [Fact]
    public void Save_TitleWithAnEscapeOfExcel_StaysAsItIs()
    {
        TrendWorkbook.Save(
            TrendReportBuilder.Build(
                Input(
                    new APaper(1).On("2024").With(p => p with { Title = new Bilingual(null, "Literal _x0041_ stays") })
                )
            ),
            Target,
            Language.En
        );
        using SpreadsheetDocument document = SpreadsheetDocument.Open(Target, false);
        // Excel reads _x005F_ as an underscore.
        Assert.Contains(
            document.WorkbookPart!.WorksheetParts,
            p => p.Worksheet.InnerText.Contains("Literal _x005F_x0041_ stays", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Save_LongText_IsCutAndCounted()
    {
        string title = new string('a', CellText.Limit - 5) + "😀😀😀";
        var pen = new SheetPen(Language.En);
        Write(pen, Input(new APaper(1).On("2024").With(p => p with { Title = new Bilingual(null, title) })));
        Assert.Equal(1, pen.CutCells);
        Assert.Empty(Errors());
        using var workbook = new XLWorkbook(Target);
        Assert.EndsWith("a […]", workbook.Worksheet("Papers").Cell(2, 3).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_Links_AreFormulasWithTheirTexts()
    {
        TrendWorkbook.Save(TrendReportBuilder.Build(InventedPapers.Input(30)), Target, Language.En);
        Assert.Empty(Errors());
        using var workbook = new XLWorkbook(Target);
        IXLCell link = workbook
            .Worksheet("Papers")
            .Table("Papers")
            .DataRange.Rows()
            .Single(r => r.Field("Id").GetString() == "ex:0003")
            .Field("Link");
        Assert.Equal("HYPERLINK(\"https://doi.org/10.99999/invented.3\",\"DOI\")", link.FormulaA1);
        Assert.Equal("DOI", link.CachedValue);
        Assert.True(workbook.Worksheet("Suggestions").Column(9).CellsUsed().Last().HasHyperlink);
    }

    [Fact]
    public void Save_AddressTooLongForAFormula_IsText()
    {
        string address = "https://papers.example/" + new string('a', 300);
        TrendWorkbook.Save(
            TrendReportBuilder.Build(Input(new APaper(1).On("2024").With(p => p with { Url = address }))),
            Target,
            Language.En
        );
        using var workbook = new XLWorkbook(Target);
        IXLCell link = workbook.Worksheet("Papers").Table("Papers").DataRange.FirstRow().Field("Link");
        Assert.False(link.HasFormula);
        Assert.Equal(address, link.GetString());
    }

    [Theory]
    [InlineData(PeriodUnit.Year, "Year")]
    [InlineData(PeriodUnit.Quarter, "Quarter")]
    [InlineData(PeriodUnit.Month, "Month")]
    public void Save_EveryNumberOfTheTrends_LeadsToAsManyRows(PeriodUnit unit, string heading)
    {
        TrendReport report = TrendReportBuilder.Build(InventedPapers.Input(200));
        TrendWorkbook.Save(report, Target, Language.En);
        using var workbook = new XLWorkbook(Target);
        IXLRow header = workbook.Worksheet("Trends").RowsUsed().First(r => r.Cell(1).GetString() == heading);
        int followed = 0;
        foreach (IXLRow row in Enumerable.Range(1, report.Trends.Of(unit).Count()).Select(header.RowBelow))
        {
            for (int column = 2; column <= 2 + report.Taxonomy.Categories.Count; column++)
            {
                int count = row.Cell(column).GetValue<int>();
                Assert.Equal(count > 0, row.Cell(column).HasHyperlink);
                if (count > 0)
                {
                    IXLRange rows = workbook.Range(row.Cell(column).Hyperlink.InternalAddress);
                    Assert.Equal(count, rows.RowCount());
                    string period = row.Cell(1).GetString().TrimEnd('*');
                    if (column > 2)
                    {
                        Assert.All(
                            rows.Rows(),
                            r => Assert.Equal(header.Cell(column).GetString(), r.Cell(1).GetString())
                        );
                        int at = workbook
                            .Worksheet("Studies")
                            .Row(1)
                            .CellsUsed()
                            .Single(c => c.GetString() == heading)
                            .Address.ColumnNumber;
                        Assert.All(rows.Rows(), r => Assert.Equal(period, r.Cell(at).GetString()));
                    }

                    followed++;
                }
            }
        }

        Assert.True(followed > 20);
    }

    [Fact]
    public void Save_NumbersOfTheMatrix_LeadToAsManyRows()
    {
        TrendWorkbook.Save(TrendReportBuilder.Build(InventedPapers.Input(200)), Target, Language.Zh);
        using var workbook = new XLWorkbook(Target);
        IXLCell[] cells = [.. workbook.Worksheet("组合矩阵").CellsUsed().Where(c => c.HasHyperlink)];
        Assert.True(cells.Length > 20);
        Assert.All(cells, c => Assert.Equal(c.GetValue<int>(), workbook.Range(c.Hyperlink.InternalAddress).RowCount()));
    }

    [Fact]
    public void Save_Tables_HaveTheSameNamesInBothLanguages()
    {
        TrendReport report = TrendReportBuilder.Build(InventedPapers.Input(200));
        string[] Names(Language language)
        {
            TrendWorkbook.Save(report, Target, language);
            using var workbook = new XLWorkbook(Target);
            return [.. workbook.Worksheets.SelectMany(s => s.Tables).Select(t => t.Name).Order(StringComparer.Ordinal)];
        }

        string[] names = Names(Language.Zh);
        Assert.Equal(names, Names(Language.En));
        Assert.Superset(
            new HashSet<string>
            {
                "Papers",
                "Studies",
                "Combinations",
                "CountsByYear",
                "CountsByMonth",
                "CategoryTests",
                "AgentMatrix",
                "PairsByStage",
                "Maturity",
            },
            names.ToHashSet()
        );
    }

    [Fact]
    public void Save_ReplayRecord_IsReadAgain()
    {
        var record = new ReplayRecord(
            TrendWorkbook.Layout,
            new DateOnly(2025, 5, 17),
            Language.Zh,
            "m@1",
            "ab",
            "vegftrends report",
            3,
            0,
            "cd",
            new Dictionary<int, int> { [2020] = 5 }
        );
        TrendReportInput input = Input(new APaper(1).On("2024"));
        TrendWorkbook.Save(
            TrendReportBuilder.Build(input with { Method = input.Method with { Replay = record } }),
            Target,
            Language.Zh
        );
        Assert.Equal(record.ToJson(), ReplayRecord.Read(Target).ToJson());
    }

    [Fact]
    public void Read_WorkbookOfAnotherKind_SaysWhatIsExpected()
    {
        using (var other = new XLWorkbook())
        {
            other.AddWorksheet("a");
            other.SaveAs(Target);
        }

        Assert.Contains(
            "no cell named ReplayRecord",
            Assert.Throws<InvalidDataException>(() => ReplayRecord.Read(Target)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Save_PrintedPages_RepeatTheHeadings()
    {
        TrendWorkbook.Save(TrendReportBuilder.Build(InventedPapers.Input(30)), Target, Language.En);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(Target, false);
        string[] titles =
        [
            .. document
                .WorkbookPart!.Workbook.DefinedNames!.Elements<DocumentFormat.OpenXml.Spreadsheet.DefinedName>()
                .Where(n => n.Name == "_xlnm.Print_Titles")
                .Select(n => n.Text),
        ];
        Assert.Contains("Papers!$1:$1", titles);
        Assert.All(titles, t => Assert.Matches(@"!\$\d+:\$\d+$", t));
    }

    [Fact]
    public void Save_EvidenceWords_AreBold()
    {
        AssessedPaper paper = new APaper(1)
            .On("2024-03")
            .About("ici.pd1")
            .With(p => p with { Title = new Bilingual(null, "Apatinib plus camrelizumab helps") });
        var evidence = new Evidence("ici.pd1", TextField.TitleEn, 0, 26, 0.9)
        {
            Words = [new EvidenceWord(14, 26, 0.5), new EvidenceWord(0, 8, 0.3), new EvidenceWord(9, 13, -0.1)],
        };
        TrendWorkbook.Save(
            TrendReportBuilder.Build(
                Input(paper with { Assessment = paper.Assessment with { Evidence = [evidence] } })
            ),
            Target,
            Language.En
        );
        Assert.Empty(Errors());
        using var workbook = new XLWorkbook(Target);
        IXLCell cell = workbook.Worksheet("Papers").Table("Papers").DataRange.FirstRow().Field("Evidence in the text");
        Assert.Equal(["Apatinib", "camrelizumab"], cell.RichText.Where(r => r.Bold).Select(r => r.Text));
    }

    [Fact]
    public void Save_Cancelled_LeavesNothing()
    {
        TrendReport report = TrendReportBuilder.Build(InventedPapers.Input(14));
        Assert.Throws<OperationCanceledException>(() =>
            TrendWorkbook.Save(report, Target, Language.En, new CancellationToken(canceled: true))
        );
        Assert.Throws<OperationCanceledException>(() =>
            TrendReportBuilder.Build(InventedPapers.Input(14), new CancellationToken(canceled: true))
        );
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Save_HasTwoChartsWithTitlesAltTextsAndValues()
    {
        TrendWorkbook.Save(TrendReportBuilder.Build(InventedPapers.Input(100)), Target, Language.Zh);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(Target, false);
        DrawingsPart drawings = document
            .WorkbookPart!.WorksheetParts.Select(w => w.DrawingsPart)
            .OfType<DrawingsPart>()
            .Single();
        Assert.Equal(2, drawings.ChartParts.Count());
        Assert.All(
            drawings.WorksheetDrawing.Descendants<DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualDrawingProperties>(),
            p => Assert.Contains("2025*", p.Description!.Value, StringComparison.Ordinal)
        );
        Assert.All(
            drawings.ChartParts,
            c => Assert.Equal(3, c.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Title>().Count())
        );
        Assert.All(
            drawings.ChartParts,
            c => Assert.NotEmpty(c.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumberingCache>())
        );
    }

    [Fact]
    public void Save_PapersSheet_IsATableWithEvidenceCutFromTheText()
    {
        AssessedPaper paper = new APaper(1).On("2024-03").About("ici.pd1").Combining("apatinib", "camrelizumab");
        TrendWorkbook.Save(TrendReportBuilder.Build(Input(paper)), Target, Language.En);
        using var workbook = new XLWorkbook(Target);
        IXLWorksheet sheet = workbook.Worksheet("Papers");
        IXLTable table = sheet.Table("Papers");
        Assert.True(table.ShowAutoFilter);
        Assert.Equal(1, sheet.SheetView.SplitRow);
        Assert.Equal(
            "[anti-VEGF + PD-1/PD-L1 inhibitor] An invented study of apatinib plus camrelizumab",
            table.DataRange.FirstRow().Field("Evidence in the text").GetString()
        );
        Assert.Equal("apatinib + camrelizumab", table.DataRange.FirstRow().Field("Combination").GetString());
    }

    [Fact]
    public void Save_TrendsSheet_AgreesWithTheReport()
    {
        TrendReport report = TrendReportBuilder.Build(InventedPapers.Input(150));
        TrendWorkbook.Save(report, Target, Language.En);
        using var workbook = new XLWorkbook(Target);
        IXLRow header = workbook.Worksheet("Trends").RowsUsed().First(r => r.Cell(1).GetString() == "Year");
        TrendPoint[] points = [.. report.Trends.Of("ici.pd1", PeriodUnit.Year).Points];
        int column = header
            .CellsUsed()
            .Single(c => c.GetString() == "anti-VEGF + PD-1/PD-L1 inhibitor")
            .Address.ColumnNumber;
        Assert.Equal(
            points.Select(p => p.Count),
            points.Select((_, i) => header.RowBelow(i + 1).Cell(column).GetValue<int>())
        );
        Assert.Equal("2025*", header.RowBelow(points.Length).Cell(1).GetString());
    }

    [Theory]
    [InlineData(27, 30, "no category changed by more than chance")]
    [InlineData(4, 7, "no category changed by more than chance")]
    [InlineData(
        20,
        60,
        "anti-VEGF + PD-1/PD-L1 inhibitor rose from 20 studies in 2019\u20132021 to 60 in 2022\u20132024 (rate ratio 3.0 ["
    )]
    [InlineData(
        60,
        20,
        "anti-VEGF + PD-1/PD-L1 inhibitor fell from 60 studies in 2019\u20132021 to 20 in 2022\u20132024 (rate ratio 0.3 ["
    )]
    public void Save_Summary_NamesChangesThatAreMoreThanChance(int before, int after, string expected)
    {
        // Spread over the years as evenly as they go, and one older paper so that there are years enough.
        AssessedPaper[] papers =
        [
            .. Enumerable
                .Range(1, before + after)
                .Select(i =>
                    (AssessedPaper)new APaper(i).On($"{(i <= before ? 2019 : 2022) + (i % 3)}").About("ici.pd1")
                ),
            new APaper(before + after + 1).On("2018").About("vegf.only"),
        ];
        TrendWorkbook.Save(TrendReportBuilder.Build(Input(papers)), Target, Language.En);
        using var workbook = new XLWorkbook(Target);
        Assert.Contains(
            workbook.Worksheet("Summary").Column(1).CellsUsed(),
            c => c.GetString().Contains(expected, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Save_OldPaper_KeepsMonthsShortAndSaysSo()
    {
        TrendWorkbook.Save(
            TrendReportBuilder.Build(
                Input(new APaper(1).On("1901-05").About("ici.pd1"), new APaper(2).On("2024-03").About("ici.pd1"))
            ),
            Target,
            Language.En
        );
        Assert.Empty(Errors());
        using var workbook = new XLWorkbook(Target);
        Assert.Equal(
            "Quarters and months are shown from 2015 on, years from 1901 on.",
            workbook.Worksheet("Trends").Cell(3, 1).GetString()
        );
    }

    [Fact]
    public void Save_TwoCategoriesOfOneName_IsValid()
    {
        var taxonomy = new Taxonomy([
            new Category { Key = "a", Name = new Bilingual("同名", "Same") },
            new Category { Key = "b", Name = new Bilingual("同名", "Same") },
        ]);
        TrendWorkbook.Save(
            TrendReportBuilder.Build(Input(new APaper(1).On("2024").Decided("a")) with { Taxonomy = taxonomy }),
            Target,
            Language.En
        );
        Assert.Empty(Errors());
    }

    static TrendReportInput Input(params AssessedPaper[] papers) =>
        new()
        {
            Papers = papers,
            Taxonomy = APaper.Taxonomy,
            Lexicon = APaper.Lexicon,
            Trends = new TrendOptions { AsOf = new DateOnly(2025, 5, 17) },
        };

    void Write(SheetPen pen, TrendReportInput input)
    {
        using FileStream file = File.Create(Target);
        TrendWorkbook.Write(TrendReportBuilder.Build(input), file, pen);
    }

    string[] Errors()
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(Target, false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];
    }
}
