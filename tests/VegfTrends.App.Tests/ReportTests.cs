using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using VegfTrends.Core;
using VegfTrends.EndToEnd.Decisions;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>The workbook of a real run: valid, made again from what it says itself, and given back.</summary>
public sealed class ReportTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Report_OfTheSamples_IsValidForExcel2019(string language)
    {
        await Import("pubmed-export.xml");
        string workbook = await Report("a.xlsx", language);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(workbook, false);
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
        );
    }

    [Fact]
    public void Program_WantsMemoryLookedAfterBetweenSteps() =>
        Assert.Contains(
            $"\"{VegfTrends.Reporting.LargeReport.Switch}\": true",
            File.ReadAllText(VegfTrends.Core.BundledFiles.Path("vegftrends.runtimeconfig.json")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Replay_AfterMorePapersAndDecisions_SameBytes()
    {
        await Import("pubmed-export.xml");
        byte[] before = await File.ReadAllBytesAsync(await Report("a.xlsx", "zh"));
        string first = (
            await TestProgram.RunAsync("read", Path.Combine(TestProgram.Examples, "pubmed-export.xml"), "--json")
        )
            .Rows[0]
            .GetProperty("id")
            .GetString()!;
        await Import("cnki-export.txt");
        CliResult decided = await TestProgram.RunAsync(
            "decisions",
            "import",
            _cli.Write("d.csv", $"id,decision,note\n{first},none,\n"),
            "--store",
            _cli.Store,
            "--who",
            "me"
        );
        Assert.True(decided.ExitCode == 0, decided.Error);
        byte[] grown = await File.ReadAllBytesAsync(await Report("b.xlsx", "zh"));
        CliResult replay = await TestProgram.RunAsync(
            "report",
            "--replay",
            _cli.PathOf("a.xlsx"),
            "--out",
            _cli.PathOf("c.xlsx"),
            "--store",
            _cli.Store
        );
        Assert.True(replay.ExitCode == 0, replay.Error);
        Assert.NotEqual(before, grown);
        Assert.Equal(before, await File.ReadAllBytesAsync(_cli.PathOf("c.xlsx")));
    }

    [Fact]
    public async Task Replay_OtherStore_SaysSoAndExitsWith1()
    {
        await Import("pubmed-export.xml");
        string workbook = await Report("a.xlsx", "en");
        string other = _cli.PathOf("other.db");
        Assert.InRange(
            (
                await TestProgram.RunAsync(
                    "import",
                    Path.Combine(TestProgram.Examples, "cnki-export.txt"),
                    "--store",
                    other
                )
            ).ExitCode,
            0,
            1
        );
        CliResult replay = await TestProgram.RunAsync(
            "report",
            "--replay",
            workbook,
            "--out",
            _cli.PathOf("c.xlsx"),
            "--store",
            other
        );
        Assert.Equal(1, replay.ExitCode);
        Assert.Contains("another store", replay.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithAnOptionThatTheRecordFixes_IsWrongUse()
    {
        await Import("pubmed-export.xml");
        string workbook = await Report("a.xlsx", "en");
        CliResult replay = await TestProgram.RunAsync(
            "report",
            "--replay",
            workbook,
            "--as-of",
            "2020-01-01",
            "--out",
            _cli.PathOf("c.xlsx"),
            "--store",
            _cli.Store
        );
        Assert.Equal((64, true), (replay.ExitCode, replay.Error.Contains("--as-of", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PapersSheet_EditedAndGivenBack_IsTakenOnce()
    {
        await Import("pubmed-export.xml");
        string path = await Report("a.xlsx", "en");
        string id;
        using (var workbook = new XLWorkbook(path))
        {
            IXLWorksheet sheet = workbook.Worksheet("Papers");
            Dictionary<string, int> columns = DecisionsTest.Columns(sheet);
            id = sheet.Cell(2, columns[RowSeal.IdHeading]).GetString();
            sheet.Cell(2, columns["Decision"]).SetValue("none");
            sheet.Cell(3, columns["Decision"]).SetValue("no such category");
            workbook.Save();
        }

        CliResult first =
                await TestProgram.RunAsync("decisions", "import", path, "--store", _cli.Store, "--json", "--who", "me"),
            again =
                await TestProgram.RunAsync("decisions", "import", path, "--store", _cli.Store, "--json", "--who", "me");
        Assert.Equal((1, 1), (first.ExitCode, again.ExitCode));
        Assert.Equal(["taken", "not_understood"], first.Rows.Select(r => r.GetProperty("outcome").GetString()));
        Assert.Equal(id, first.Rows[0].GetProperty("id").GetString());
        Assert.Equal(["known", "not_understood"], again.Rows.Select(r => r.GetProperty("outcome").GetString()));
    }

    async Task Import(string sample)
    {
        CliResult import = await TestProgram.RunAsync(
            "import",
            Path.Combine(TestProgram.Examples, sample),
            "--store",
            _cli.Store,
            "--quiet"
        );
        Assert.InRange(import.ExitCode, 0, 1);
    }

    async Task<string> Report(string name, string language)
    {
        CliResult report = await TestProgram.RunAsync(
            "report",
            "--store",
            _cli.Store,
            "--out",
            _cli.PathOf(name),
            "--as-of",
            "2026-06-30",
            "--language",
            language,
            "--quiet"
        );
        Assert.True(report.ExitCode == 0, report.Error);
        return _cli.PathOf(name);
    }
}
