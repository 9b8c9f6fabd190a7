using System.Text.Json;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary><c>trends</c> with corrections, nowcasts, breaks and a denominator, as machines and people read
/// them.</summary>
public sealed class TrendOptionsTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Trends_Json_HasCorrectedAndNowcast()
    {
        await ImportAsync();
        CliResult trends = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--json",
            "--as-of",
            "2026-11-01"
        );
        JsonElement row = trends.Rows.First(r =>
            r.GetProperty("category").GetString() == "ici.pd1" && r.GetProperty("count").GetInt32() > 0
        );
        JsonElement corrected = row.GetProperty("corrected");
        Assert.False(corrected.GetProperty("correctable").GetBoolean());
        Assert.Equal(row.GetProperty("count").GetInt32(), corrected.GetProperty("count").GetDouble());
        Assert.All(["low", "high"], end => Assert.Equal(JsonValueKind.Number, corrected.GetProperty(end).ValueKind));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("nowcast").ValueKind); // imported, not seen arriving
    }

    [Fact]
    public async Task Trends_QueryThatCameLater_IsSaidAndItsTestsAreNoRise()
    {
        await ImportAsync();
        using (PaperStore store = PaperStore.Open(_cli.Store))
        {
            Night(store, "first");
            Night(store, "first", "later");
        }

        CliResult tests = await TestProgram.RunAsync(
            "trends",
            "--tests",
            "--store",
            _cli.Store,
            "--json",
            "--as-of",
            "2026-11-01"
        );
        Assert.NotEmpty(tests.Rows);
        Assert.All(
            tests.Rows,
            r =>
            {
                Assert.Equal(
                    ("query", "later", "2023-01-01"),
                    (Text(r, "kind"), Text(r, "name"), Text(r, "covers_from"))
                );
                Assert.Equal(
                    (1, 1),
                    (
                        r.GetProperty("trend").GetProperty("q").GetDouble(),
                        r.GetProperty("rate_ratio").GetProperty("q").GetDouble()
                    )
                );
            }
        );
        CliResult table = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--as-of",
            "2026-11-01",
            "--language",
            "zh"
        );
        Assert.Contains("2026-02-01 新检索 later（覆盖自 2023-01-01 起）", table.Output, StringComparison.Ordinal);

        static string Text(JsonElement row, string name) => row.GetProperty("break").GetProperty(name).GetString()!;

        static void Night(PaperStore store, params string[] queries)
        {
            (long run, _) = store.BeginWatchRun("w", new DateOnly(2026, 2, 1));
            store.SaveWatchRun(
                run,
                WatchRunState.Ok,
                [
                    .. queries.Select(q => new SourceOutcome
                    {
                        Source = "pubmed",
                        Query = q,
                        From = new DateOnly(2023, 1, 1),
                    }),
                ]
            );
        }
    }

    [Fact]
    public async Task Trends_Denominator_IsWhatSharesAreOf()
    {
        await ImportAsync();
        string file = _cli.Write("all.csv", "\"year\", count\n2023,1000\n\n2024,2000\n");
        CliResult trends = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--json",
            "--as-of",
            "2026-11-01",
            "--denominator",
            file
        );
        JsonElement[] rows = [.. trends.Rows.Where(r => r.GetProperty("category").GetString() == "ici.pd1")];
        JsonElement of2023 = rows.Single(r => r.GetProperty("period").GetString() == "2023");
        Assert.Equal(of2023.GetProperty("count").GetInt32() / 1000.0, of2023.GetProperty("share").GetDouble());
        Assert.Equal(
            JsonValueKind.Null,
            rows.Single(r => r.GetProperty("period").GetString() == "2022").GetProperty("share").ValueKind
        );
    }

    [Theory]
    [InlineData(
        "jahr,count\n2023,5\n",
        "line 1: found 'jahr,count', expected a header with the columns year and count; 'year' is missing"
    )]
    [InlineData("year,count\n2023,5\n2024\n", "line 3: found '2024', expected as many cells as the header has")]
    [InlineData("year,count\n23,5\n", "line 2: found '23', expected a year from 1500 to 2200")]
    [InlineData("year,count\n2023,1e6\n", "line 2: found '1e6', expected a number of papers")]
    [InlineData("year,count\n2023,0\n", "line 2: found '0', expected a number of papers from 1")]
    [InlineData("year,count\n2023,5\n2023,6\n", "line 3: found '2023', expected each year once")]
    [InlineData("year,count\n", "line 1: found 'no year', expected")]
    [InlineData("", "line 1: found 'no year', expected")]
    public async Task Report_BrokenDenominator_IsSaidBeforeTheWork(string content, string expected)
    {
        string file = _cli.Write("all.csv", content);
        CliResult result = await TestProgram.RunAsync(
            "run",
            TestProgram.Examples,
            "--out",
            _cli.PathOf("r.xlsx"),
            "--denominator",
            file
        );
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{file}, {expected}", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathOf("r.xlsx")));
    }

    [Fact]
    public async Task Trends_HugeOrMissingDenominator_IsRefused()
    {
        await ImportAsync();
        string file = _cli.Write("all.csv", new string('1', (1 << 20) + 1));
        CliResult huge = await TestProgram.RunAsync("trends", "--store", _cli.Store, "--denominator", file);
        Assert.Equal(2, huge.ExitCode);
        Assert.Contains("found 1,048,577 bytes, expected at most 1,048,576", huge.Error, StringComparison.Ordinal);
        Assert.Contains(
            "there is no file",
            (
                await TestProgram.RunAsync("trends", "--store", _cli.Store, "--denominator", _cli.PathOf("none.csv"))
            ).Error,
            StringComparison.Ordinal
        );
        Assert.Equal(64, (await TestProgram.RunAsync("trends", "--store", _cli.Store, "--denominator", "")).ExitCode);
    }

    async Task ImportAsync() =>
        Assert.Equal(1, (await TestProgram.RunAsync("import", TestProgram.Examples, "--store", _cli.Store)).ExitCode);
}
