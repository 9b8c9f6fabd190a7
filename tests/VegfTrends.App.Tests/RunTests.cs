using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>The main job, as the README's first command does it.</summary>
public sealed class RunTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Run_Examples_WritesTheWorkbook(string language)
    {
        CliResult result = await TestProgram.RunAsync(
            "run",
            TestProgram.Examples,
            "--out",
            _cli.PathOf("report.xlsx"),
            "--json",
            "--as-of",
            "2026-11-01",
            "--language",
            language
        );
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        JsonElement summary = Assert.Single(result.Rows);
        Assert.Equal(
            (151, 143, 8, 0),
            (
                Number(summary, "read"),
                Number(summary, "new"),
                Number(summary, "duplicates"),
                Number(summary, "quarantined")
            )
        );
        Assert.True(Number(summary, "combining") > 80, "most examples combine");
        using ZipArchive workbook = ZipFile.OpenRead(_cli.PathOf("report.xlsx"));
        Assert.Equal(
            14,
            workbook.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
        );
        Assert.Contains(workbook.Entries, e => e.FullName.Contains("charts/chart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_BrokenRecords_AreNamedAndSetAside_TheOthersCount()
    {
        CliResult result = await TestProgram.RunAsync(
            "run",
            TestProgram.BrokenExamples,
            "--out",
            _cli.PathOf("report.xlsx"),
            "--json",
            "--as-of",
            "2026-11-01"
        );
        Assert.Equal(1, result.ExitCode);
        JsonElement summary = Assert.Single(result.Rows);
        Assert.Equal((6, 4, 2), (Number(summary, "read"), Number(summary, "new"), Number(summary, "quarantined")));
        Assert.Contains("scopus-broken.ris, record 2, line 32: found neither", result.Error, StringComparison.Ordinal);
        Assert.Contains("embase-broken.csv, record 2, line 3: found 4 cells", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_cli.PathOf("report.xlsx")));
    }

    [Fact]
    public async Task Run_Twice_SameAsOf_SameNumbers()
    {
        string[] args =
        [
            "run",
            TestProgram.Examples,
            "--out",
            _cli.PathOf("report.xlsx"),
            "--json",
            "--as-of",
            "2026-11-01",
        ];
        Assert.Equal((await TestProgram.RunAsync(args)).Output, (await TestProgram.RunAsync(args)).Output);
    }

    [Fact]
    public async Task Run_OutAmongTheExports_CountsThemOnce()
    {
        string exports = Directory.CreateDirectory(_cli.PathOf("exports")).FullName;
        File.Copy(
            Path.Combine(TestProgram.Examples, "wanfang-export.net"),
            Path.Combine(exports, "wanfang-export.net")
        );
        string[] args =
        [
            "run",
            exports,
            "--out",
            Path.Combine(exports, "report.xlsx"),
            "--json",
            "--as-of",
            "2026-11-01",
        ];
        CliResult first = await TestProgram.RunAsync(args),
            second = await TestProgram.RunAsync(args);
        Assert.Equal((0, first.Output), (second.ExitCode, second.Output));

        CliResult import = await TestProgram.RunAsync("import", exports, "--store", _cli.Store, "--json");
        Assert.Equal((1, 26), (import.ExitCode, import.Rows.Sum(r => Number(r, "read") - Number(r, "quarantined"))));
        Assert.Contains(
            "report.xlsx, file: found a report of VegfTrends itself",
            import.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Run_NothingReadable_Fails_AndWritesNothing()
    {
        string file = _cli.Write("notes.txt", "Just a shopping list.");
        CliResult result = await TestProgram.RunAsync("run", file, "--out", _cli.PathOf("report.xlsx"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("notes.txt", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathOf("report.xlsx")));
    }

    [Theory]
    [InlineData("report.txt")]
    [InlineData("nowhere/report.xlsx")]
    public async Task Run_ImpossibleOut_IsWrongUse(string name) =>
        Assert.Equal(
            64,
            (await TestProgram.RunAsync("run", TestProgram.Examples, "--out", _cli.PathOf(name))).ExitCode
        );

    [Fact]
    public async Task Run_OutThatIsAFolder_IsWrongUse()
    {
        string folder = Directory.CreateDirectory(_cli.PathOf("reports.xlsx")).FullName;
        CliResult result = await TestProgram.RunAsync("run", TestProgram.Examples, "--out", folder);
        Assert.Equal(64, result.ExitCode);
        Assert.Contains($"found the folder '{folder}'", result.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Run_OutThatCannotBeWritten_IsSaidBeforeTheWork()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "needs /proc, where nobody may write");
        CliResult result = await TestProgram.RunAsync("run", TestProgram.Examples, "--out", "/proc/report.xlsx");
        Assert.Equal((2, "", 1), (result.ExitCode, result.Output, result.Error.Trim().Split('\n').Length));
        Assert.Contains("'/proc/report.xlsx' cannot be written", result.Error, StringComparison.Ordinal);
    }

    static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
