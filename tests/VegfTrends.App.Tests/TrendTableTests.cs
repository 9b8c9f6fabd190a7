using System.Text.Json;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary><c>trends --table</c>, over a small invented store.</summary>
public sealed class TrendTableTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Table_EachOfThem_HasItsRows()
    {
        await ImportAsync();
        JsonElement pair = Assert.Single(await RowsAsync("maturity"));
        Assert.Equal(
            ("apatinib", "camrelizumab", "phase2", 3),
            (Text(pair, "anti_vegf"), Text(pair, "partner"), Text(pair, "highest"), Number(pair, "count"))
        );
        Assert.Equal(
            ["preclinical", "phase1", "phase2", "phase3"],
            pair.GetProperty("stages").EnumerateArray().Select(s => Text(s, "stage"))
        );
        JsonElement combination = Assert.Single(await RowsAsync("combinations"));
        Assert.Equal(
            ("breast", "phase2", 3),
            (Text(combination, "cancer"), Text(combination, "stage"), Number(combination, "count"))
        );

        JsonElement emerging = (await RowsAsync("emerging")).Single(r => Text(r, "kind") == "pair");
        Assert.Equal(
            ("apatinib", "camrelizumab", "2024-03", "p6"),
            (
                Text(emerging, "key"),
                Text(emerging, "partner"),
                Text(emerging, "first_seen"),
                Text(emerging, "first_paper")
            )
        );
        Assert.Equal([0, 1, 2], emerging.GetProperty("recent").EnumerateArray().Take(3).Select(r => r.GetInt32()));
        Assert.Equal(JsonValueKind.Null, emerging.GetProperty("rate_ratio").GetProperty("value").ValueKind); // none before: no number

        JsonElement language = (await RowsAsync("languages")).Single(r =>
            r.GetProperty("category").ValueKind == JsonValueKind.Null && Number(r, "year") == 2025
        );
        Assert.Equal((2, 0, 0), (Number(language, "zh"), Number(language, "en"), Number(language, "both")));
        JsonElement[] countries =
        [
            .. (await RowsAsync("countries")).Where(r => r.GetProperty("category").ValueKind == JsonValueKind.Null),
        ];
        Assert.Equal([("CN", 3), ("US", 1)], countries.Select(r => (Text(r, "country")!, Number(r, "count"))));
        Assert.All(countries, r => Assert.Equal(3, Number(r, "known")));
    }

    [Theory]
    [InlineData("emerging", "首次出现", "first seen")]
    [InlineData("maturity", "最高阶段", "furthest stage")]
    [InlineData("combinations", "乳腺癌", "breast cancer")]
    [InlineData("languages", "仅中文", "Chinese only")]
    [InlineData("countries", "中国", "China")]
    [InlineData("tests", "率比", "rate ratio")]
    [InlineData("series", "类别", "category")]
    public async Task Table_ForPeople_IsInBothLanguages(string table, string zh, string en)
    {
        await ImportAsync();
        string chinese = (await RunAsync("--table", table, "--language", "zh")).Output,
            english = (await RunAsync("--table", table, "--language", "en")).Output;
        Assert.Contains(zh, chinese, StringComparison.Ordinal);
        Assert.Contains(en, english, StringComparison.Ordinal);
        Assert.DoesNotContain(zh, english, StringComparison.Ordinal);
        Assert.DoesNotContain(en, chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_TheOldOption_IsTheTable()
    {
        await ImportAsync();
        CliResult table = await RunAsync("--table", "tests", "--json");
        Assert.NotEmpty(table.Rows);
        Assert.Equal(table.Output, (await RunAsync("--tests", "--json")).Output);
    }

    [Fact]
    public async Task Table_UnknownName_IsAUsageError() =>
        Assert.Equal(64, (await TestProgram.RunAsync("trends", "--table", "rumours", "--store", _cli.Store)).ExitCode);

    async Task ImportAsync()
    {
        IEnumerable<string> old = Enumerable
            .Range(2020, 5)
            .Select(year =>
                $$$"""{"id":"p{{{year - 2019}}}","date":"{{{year}}}","""
                + $$$""" "title":{"en":"Bevacizumab in invented liver cancer number {{{year}}}"},"countries":[]}"""
            );
        const string title = "阿帕替尼联合卡瑞利珠单抗治疗晚期三阴性乳腺癌的Ⅱ期临床研究";
        const string text = "目的：评价疗效。方法：患者接受阿帕替尼联合卡瑞利珠单抗治疗。结果：客观缓解率为43%。";
        string[] fresh =
        [
            $$$"""{"id":"p6","date":"2024-03","title":"{{{title}}}","abstract":"{{{text}}}","lang":"zh","countries":["CN"]}""",
            $$$"""{"id":"p7","date":"2025-01","title":"{{{title}}}（甲中心）","abstract":"甲中心。{{{text}}}","lang":"zh","""
                + $$$""" "countries":["CN","US"]}""",
            $$$"""{"id":"p8","date":"2025-02","title":"{{{title}}}（乙中心随访）","abstract":"乙中心随访。{{{text}}}","lang":"zh","""
                + $$$""" "countries":["CN","nowhere"]}""",
        ];
        CliResult import = await TestProgram.RunAsync(
            "import",
            _cli.Write("p.jsonl", string.Join('\n', [.. old, .. fresh])),
            "--store",
            _cli.Store,
            "--json"
        );
        Assert.Equal((0, 8), (import.ExitCode, import.Rows.Sum(r => r.GetProperty("new").GetInt32())));
        Assert.Equal(0, (await TestProgram.RunAsync("score", "--store", _cli.Store, "--json")).ExitCode);
    }

    async Task<IReadOnlyList<JsonElement>> RowsAsync(string table) => (await RunAsync("--table", table, "--json")).Rows;

    async Task<CliResult> RunAsync(params string[] args)
    {
        CliResult result = await TestProgram.RunAsync([
            "trends",
            "--store",
            _cli.Store,
            "--as-of",
            "2026-06-30",
            .. args,
        ]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }

    static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
