using System.Text.Json;
using Microsoft.Extensions.Logging;
using VegfTrends.Cli.Logging;
using Xunit;

namespace VegfTrends.EndToEnd.Logging;

public sealed class LogTests : IDisposable
{
    readonly TestProgram _cli = new();

    [Fact]
    public async Task Import_AtInfo_SaysWhatBecameOfEachFile()
    {
        CliResult result = await ImportAsync("--log-level", "info");
        Assert.Equal(1, result.ExitCode);
        string line = Assert.Single(
            result.Error.Split('\n'),
            l => l.Contains("info Papers.Import.PaperImporter: two.jsonl", StringComparison.Ordinal)
        );
        Assert.EndsWith("jsonl, 2 read, 1 new, 0 duplicates, 1 quarantined", line.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithoutALevel_LogsNothing()
    {
        CliResult result = await ImportAsync();
        Assert.DoesNotContain(" info ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithJson_LogsObjectsWithTheValues()
    {
        CliResult result = await ImportAsync("--log-level", "info", "--json");
        JsonElement file = Assert.Single(
            result.Error.Split('\n').Where(l => l.StartsWith("{\"time\"", StringComparison.Ordinal)).Select(Parsed),
            row => row.GetProperty("event").GetString() == "FileRead"
        );
        Assert.Equal("two.jsonl", file.GetProperty("file").GetString());
        Assert.Equal(1, file.GetProperty("quarantined").GetInt32());
        Assert.Equal("info", file.GetProperty("level").GetString());
    }

    [Fact]
    public async Task LogLevel_OfNoSuchName_IsWrongUse()
    {
        CliResult result = await ImportAsync("--log-level", "loud");
        Assert.Equal(64, result.ExitCode);
        Assert.Contains("loud", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_OfATextThatSteersTheTerminal_StaysOneLine()
    {
        using var written = new StringWriter();
        using ILoggerFactory logs = LogLevels.Factory(LogLevel.Debug, written, json: false);
        using IDisposable? none = logs.CreateLogger("A").BeginScope("b");
#pragma warning disable CA1848, CA2254 // one line in a test, whose text is its case
        logs.CreateLogger("VegfTrends.Papers").LogWarning("a title\nwith \u001b[31mred");
#pragma warning restore CA1848, CA2254
        Assert.EndsWith(
            "warning Papers: a title\\nwith \\u001b[31mred",
            written.ToString().TrimEnd(),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _cli.Dispose();

    static JsonElement Parsed(string line) => JsonDocument.Parse(line).RootElement;

    Task<CliResult> ImportAsync(params string[] more) =>
        TestProgram.RunAsync([
            "import",
            _cli.Write("two.jsonl", "{\"id\":\"a\",\"title\":\"Apatinib\"}\n{\"id\":\"b\"}\n"),
            "--store",
            _cli.Store,
            .. more,
        ]);
}
