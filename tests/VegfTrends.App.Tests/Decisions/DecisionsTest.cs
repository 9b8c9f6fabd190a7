using System.Globalization;
using System.Text.Json;
using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.EndToEnd.Decisions;

/// <summary>A store with invented papers, the workbook made of it, and a person who edits it.</summary>
public abstract class DecisionsTest : IDisposable
{
    public const string Pd1 = "ici.pd1",
        Ctla4 = "ici.ctla4",
        Other = "other";

    protected static readonly Taxonomy Taxonomy = Taxonomy.LoadBundled();

    protected TestProgram Cli { get; } = new();

    protected string Workbook => Cli.PathOf("trends.xlsx");

    public void Dispose()
    {
        Cli.Dispose();
        GC.SuppressFinalize(this);
    }

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number:0000}");

    /// <summary>Papers that the model assigns or finds undecided, so that all of them wait in the Triage
    /// sheet.</summary>
    protected async Task ImportPapers(int count)
    {
        string[] pairs =
        [
            "bevacizumab plus atezolizumab",
            "apatinib plus camrelizumab",
            "lenvatinib plus pembrolizumab",
            "bevacizumab plus ipilimumab",
        ];
        string rows = string.Join(
            '\n',
            Enumerable
                .Range(0, count)
                .Select(i =>
                    JsonSerializer.Serialize(
                        new
                        {
                            id = Id(i),
                            title = $"Invented study {i} of {pairs[i % 4]} in liver cancer",
                            @abstract = $"Patients received {pairs[i % 4]}. All of it is made up.",
                            year = 2015 + (i % 10),
                        }
                    )
                )
        );
        CliResult import = await TestProgram.RunAsync(
            "import",
            Cli.Write("papers.jsonl", rows),
            "--store",
            Cli.Store,
            "--quiet"
        );
        Xunit.Assert.True(import.ExitCode == 0, import.Error);
    }

    protected void Decide(int number, string who, string? note, params string[] keys)
    {
        using PaperStore store = PaperStore.Open(Cli.Store);
        Xunit.Assert.True(store.AddDecision(new Decision(Id(number), keys, who, DateTimeOffset.UtcNow, note)));
    }

    protected Dictionary<string, Decision> Latest()
    {
        using PaperStore store = PaperStore.Open(Cli.Store);
        return store.LatestDecisions().ToDictionary();
    }

    protected int CountDecisions()
    {
        using PaperStore store = PaperStore.Open(Cli.Store);
        return store.AllDecisions().Count;
    }

    protected async Task WriteReport(string language = "en")
    {
        CliResult report = await TestProgram.RunAsync(
            "report",
            "--store",
            Cli.Store,
            "--out",
            Workbook,
            "--as-of",
            "2026-11-01",
            "--language",
            language,
            "--quiet"
        );
        Xunit.Assert.True(report.ExitCode == 0, report.Error);
    }

    protected Task<CliResult> Import(string file, params string[] more) =>
        TestProgram.RunAsync([
            "decisions",
            "import",
            file,
            "--store",
            Cli.Store,
            "--json",
            "--who",
            "me",
            "--language",
            "en",
            .. more,
        ]);

    /// <summary>A sheet with the columns by which rows are known, in an order of its own.</summary>
    protected void AddPapersSheet(XLWorkbook workbook, IEnumerable<int> numbers)
    {
        Dictionary<string, Decision> latest = Latest();
        var names = new CategoryNames(Taxonomy);
        IXLWorksheet sheet = workbook.AddWorksheet("Papers by hand");
        string[] headings = [RowSeal.SealHeading, "Decision", "Colour", RowSeal.BaseHeading, "Note", RowSeal.IdHeading];
        for (int c = 0; c < headings.Length; c++)
        {
            sheet.Cell(1, c + 1).SetValue(headings[c]);
        }

        int row = 1;
        foreach (int number in numbers)
        {
            row++;
            Decision? decision = latest.GetValueOrDefault(Id(number));
            string rowBase = RowSeal.Base(decision);
            sheet.Cell(row, 1).SetValue(RowSeal.Seal(Id(number), rowBase));
            sheet.Cell(row, 2).SetValue(names.Cell(decision, Language.En));
            sheet.Cell(row, 3).SetValue("green");
            sheet.Cell(row, 4).SetValue(rowBase);
            sheet.Cell(row, 5).SetValue(decision?.Note ?? "");
            sheet.Cell(row, 6).SetValue(Id(number));
        }
    }

    public static Dictionary<string, int> Columns(IXLWorksheet sheet) =>
        HeaderOf(sheet).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber);

    public static IXLRow HeaderOf(IXLWorksheet sheet) =>
        sheet.RowsUsed().First(r => r.CellsUsed().Any(c => c.GetString() == RowSeal.IdHeading));

    /// <summary>Row numbers by paper id.</summary>
    public static Dictionary<string, int> Rows(IXLWorksheet sheet)
    {
        int id = Columns(sheet)[RowSeal.IdHeading],
            header = HeaderOf(sheet).RowNumber();
        return sheet
            .RowsUsed()
            .Where(r => r.RowNumber() > header && r.Cell(id).GetString().Length > 0)
            .ToDictionary(r => r.Cell(id).GetString(), r => r.RowNumber());
    }
}
