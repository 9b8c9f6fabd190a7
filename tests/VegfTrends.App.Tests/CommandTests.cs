using System.Text.Json;
using VegfTrends.Cli;
using Xunit;

namespace VegfTrends.EndToEnd;

public sealed class CommandTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Import_Twice_AddsNothing_AndTheOtherCommandsAgree()
    {
        CliResult first = await TestProgram.RunAsync("import", TestProgram.Examples, "--store", _cli.Store, "--json");
        Assert.Equal((0, 5), (first.ExitCode, first.Rows.Count));
        Assert.Equal(143, first.Rows.Sum(r => r.GetProperty("new").GetInt32()));
        CliResult second = await TestProgram.RunAsync("import", TestProgram.Examples, "--store", _cli.Store, "--json");
        Assert.Equal(0, second.Rows.Sum(r => r.GetProperty("new").GetInt32()));
        Assert.Equal(151, second.Rows.Sum(r => r.GetProperty("duplicates").GetInt32()));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));

        CliResult score = await TestProgram.RunAsync("score", "--store", _cli.Store, "--json");
        Assert.Equal((0, 143), (score.ExitCode, score.Rows.Count));
        CliResult trends = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--json",
            "--as-of",
            "2026-11-01"
        );
        int pd1 = trends
            .Rows.Where(r => r.GetProperty("category").GetString() == "ici.pd1")
            .Sum(r => r.GetProperty("count").GetInt32());
        Assert.InRange(pd1, 55, 75); // 65 are meant to be
        CliResult suggest = await TestProgram.RunAsync(
            "suggest",
            "--store",
            _cli.Store,
            "--json",
            "--top",
            "5",
            "--as-of",
            "2026-11-01",
            "--language",
            "zh"
        );
        Assert.Equal([1, 2, 3, 4, 5], suggest.Rows.Select(r => r.GetProperty("rank").GetInt32()));
        Assert.All(suggest.Rows, r => Assert.NotEmpty(r.GetProperty("reasons").EnumerateArray()));
        CliResult report = await TestProgram.RunAsync(
            "report",
            "--store",
            _cli.Store,
            "--out",
            _cli.PathOf("r.xlsx"),
            "--as-of",
            "2026-11-01"
        );
        Assert.True(report.ExitCode == 0 && File.Exists(_cli.PathOf("r.xlsx")), report.Error);
    }

    [Fact]
    public async Task Score_JsonLines_FollowsTheContract()
    {
        const string title = "阿帕替尼联合卡瑞利珠单抗治疗晚期三阴性乳腺癌的Ⅱ期临床研究";
        string file = _cli.Write(
            "p.jsonl",
            $$"""
            {"id":"a1","title":"{{title}}","abstract":"目的：评价疗效。方法：患者接受阿帕替尼联合卡瑞利珠单抗治疗。结果：客观缓解率为43%。","lang":"zh"}
            {"id":"a2","title":{"en":"Tislelizumab versus sorafenib in HCC"},"abstract":{"en":"Tislelizumab or sorafenib was given."} }
            {"id":"a3"}
            """
        );
        CliResult result = await TestProgram.RunAsync("score", file, "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("p.jsonl", result.Error, StringComparison.Ordinal);
        Assert.Equal(["a1", "a2"], result.Rows.Select(r => r.GetProperty("id").GetString()!));
        JsonElement row = result.Rows[0];
        Assert.Contains("ici.pd1", Strings(row.GetProperty("assigned")));
        Assert.Equal(["apatinib"], Strings(row.GetProperty("agents").GetProperty("anti_vegf")));
        Assert.Equal(["camrelizumab"], Strings(row.GetProperty("agents").GetProperty("partner")));
        Assert.Equal(["apatinib", "camrelizumab"], Strings(row.GetProperty("pairs")[0]));
        Assert.Equal(
            ("phase2", "breast"),
            (row.GetProperty("study_type").GetString(), row.GetProperty("cancer").GetString())
        );
        Assert.Equal(11, row.GetProperty("scores").EnumerateObject().Count());
        JsonElement evidence = row.GetProperty("evidence")[0];
        Assert.InRange(evidence.GetProperty("end").GetInt32(), evidence.GetProperty("start").GetInt32() + 1, 200);
        Assert.Empty(Strings(row.GetProperty("assigned")).Intersect(Strings(row.GetProperty("undecided"))));
        Assert.DoesNotContain("ici.pd1", Strings(result.Rows[1].GetProperty("assigned")));
    }

    [Fact]
    public async Task Read_ShowsBothLanguages()
    {
        CliResult result = await TestProgram.RunAsync(
            "read",
            Path.Combine(TestProgram.Examples, "wanfang-export.net"),
            "--json"
        );
        Assert.Equal((0, 26), (result.ExitCode, result.Rows.Count));
        Assert.Contains(
            result.Rows,
            r =>
                r.GetProperty("title").GetProperty("zh").GetString() is not null
                && r.GetProperty("title").GetProperty("en").GetString() is not null
        );
        Assert.All(result.Rows, r => Assert.Equal("noteexpress", r.GetProperty("format").GetString()));
    }

    [Fact]
    public async Task Train_OwnLabels_GivesAModelThatScoreUses()
    {
        string[] topics =
        [
            "bevacizumab plus atezolizumab",
            "apatinib plus camrelizumab",
            "lenvatinib plus pembrolizumab",
            "sunitinib alone",
            "nurses and their sleep",
        ];
        string labels = _cli.Write(
            "l.csv",
            "id,labels,title\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 50)
                        .Select(i =>
                            $"p{i},{(i % 5 < 3 ? "ici.pd1" : i % 5 == 3 ? "vegf.only" : "other")},Report {i} on {topics[i % 5]}\n"
                        )
                )
        );
        CliResult train = await TestProgram.RunAsync(
            "train",
            "--labels",
            labels,
            "--out",
            _cli.PathOf("model"),
            "--json",
            "--quiet"
        );
        Assert.True(train.ExitCode == 0, train.Error);
        Assert.Contains(train.Rows, r => r.GetProperty("category").GetString() == "micro");
        string fewer = _cli.Write(
            "few.csv",
            "id,labels,title\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"p{i},other,Report {i}\n"))
        );
        CliResult refused = await TestProgram.RunAsync("train", "--labels", fewer, "--out", _cli.PathOf("model"));
        Assert.Equal(64, refused.ExitCode);
        Assert.Contains("--replace", refused.Error, StringComparison.Ordinal);
        string paper = _cli.Write("p.jsonl", """{"id":"x","title":"Report on axitinib plus toripalimab"}""");
        CliResult score = await TestProgram.RunAsync("score", paper, "--model", _cli.PathOf("model"), "--json");
        Assert.Contains(
            "ici.pd1",
            score
                .Rows[0]
                .GetProperty("scores")
                .EnumerateObject()
                .OrderByDescending(s => s.Value.GetDouble())
                .Select(s => s.Name)
                .First(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Import_BrokenRecords_AreNamedEveryTime()
    {
        string[] args = ["import", TestProgram.BrokenExamples, "--store", _cli.Store, "--json"];
        CliResult first = await TestProgram.RunAsync(args),
            second = await TestProgram.RunAsync(args);
        Assert.Equal((4, 0), (Added(first), Added(second)));
        Assert.Equal((1, 2), (first.ExitCode, first.Error.Trim().Split('\n').Length));
        Assert.Equal((1, first.Error), (second.ExitCode, second.Error));

        static int Added(CliResult import) => import.Rows.Sum(r => r.GetProperty("new").GetInt32());
    }

    [Fact]
    public async Task Lexicon_CountsNames()
    {
        CliResult result = await TestProgram.RunAsync(
            "lexicon",
            Path.Combine(TestProgram.Examples, "scopus-export.ris"),
            "--json",
            "--quiet"
        );
        Assert.Contains(
            result.Rows,
            r => r.GetProperty("name").GetString() == "bevacizumab" && r.GetProperty("papers").GetInt32() > 0
        );
        Assert.Contains(result.Rows, r => r.GetProperty("papers").GetInt32() == 0);
    }

    [Theory]
    [InlineData("scor")]
    [InlineData("import")]
    [InlineData("run", "x.ris")]
    [InlineData("trends", "--by", "week")]
    [InlineData("trends", "--as-of", "yesterday")]
    [InlineData("trends", "--as-of", "0001-01-01", "--store", ":here:")]
    [InlineData("trends", "--as-of", "9999-12-31", "--store", ":here:")]
    [InlineData("import", "")]
    [InlineData("score", "a.ris", " ")]
    [InlineData("trends", "--store", "")]
    [InlineData("trends", "--model", "")]
    [InlineData("run", "x.ris", "--out", "")]
    [InlineData("suggest", "--top", "0", "--store", ":here:")]
    public async Task WrongUse_Is64(params string[] args)
    {
        CliResult result = await TestProgram.RunAsync([.. args.Select(a => a == ":here:" ? _cli.Store : a)]);
        Assert.Equal(64, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("import")]
    [InlineData("read")]
    [InlineData("score")]
    [InlineData("report")]
    [InlineData("trends")]
    [InlineData("suggest")]
    [InlineData("train")]
    [InlineData("quality")]
    [InlineData("lexicon")]
    public async Task Help_HasAnExample(string command)
    {
        CliResult result = await TestProgram.RunAsync(command, "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Example: vegftrends {command}", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trends")]
    [InlineData("suggest")]
    [InlineData("score")]
    [InlineData("report", "--out", ":out:")]
    public async Task Store_ThatDoesNotExist_IsNotMade(params string[] args)
    {
        CliResult result = await TestProgram.RunAsync([
            .. args.Select(a => a == ":out:" ? _cli.PathOf("r.xlsx") : a),
            "--store",
            _cli.Store,
        ]);
        Assert.Equal(
            (2, $"no store at {_cli.Store}; import papers first: vegftrends import FILES"),
            (result.ExitCode, result.Error.Trim())
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("read")]
    [InlineData("score")]
    [InlineData("lexicon")]
    public async Task EmptyFolder_FailsWithItsName(string command)
    {
        string folder = Directory.CreateDirectory(_cli.PathOf("none")).FullName;
        CliResult result = await TestProgram.RunAsync(command, folder, "--store", _cli.Store);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"Found no file in '{folder}'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingFile_IsNamedEveryTime()
    {
        for (int time = 0; time < 2; time++)
        {
            CliResult result = await TestProgram.RunAsync("import", _cli.PathOf("gone.ris"), "--store", _cli.Store);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("gone.ris, file: found no such file", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Language_Chinese_InTablesAndLines()
    {
        CliResult import = await TestProgram.RunAsync(
            "import",
            TestProgram.Examples,
            "--store",
            _cli.Store,
            "--language",
            "zh"
        );
        Assert.All(
            ["文件", "格式", "读入", "新增", "重复", "隔离", "读入 151，新增 143，重复 8，隔离 0"],
            word => Assert.Contains(word, import.Output, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("duplicates", import.Output, StringComparison.Ordinal);

        CliResult trends = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--as-of",
            "2024-06-30",
            "--language",
            "zh"
        );
        Assert.All(
            ["类别", "截至 2024-06-30 计入", "晚于截止日期 "],
            word => Assert.Contains(word, trends.Output, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("afterasof", trends.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Suggest_UnknownLikes_ByHowManyWereFound()
    {
        CliResult import = await TestProgram.RunAsync(
            "import",
            Path.Combine(TestProgram.Examples, "scopus-export.ris"),
            "--store",
            _cli.Store,
            "--json"
        );
        Assert.Equal(0, import.ExitCode);
        CliResult score = await TestProgram.RunAsync("score", "--store", _cli.Store, "--json");
        string known = score.Rows[0].GetProperty("id").GetString()!;
        Assert.Equal(0, await SuggestAsync(known));
        Assert.Equal(1, await SuggestAsync($"{known},pmid:999999999"));
        Assert.Equal(2, await SuggestAsync("pmid:999999999"));
    }

    [Fact]
    public void Explain_AnErrorOfTheUser_HasNoStackTrace()
    {
        var parallel = new AggregateException(
            new OperationCanceledException(),
            new AggregateException(new InvalidDataException("half a model"))
        );
        Assert.Equal((2, "half a model"), Failures.Explain(parallel));
        Assert.StartsWith(
            "Stopped",
            Failures.Explain(new AggregateException(new OperationCanceledException()))?.Message,
            StringComparison.Ordinal
        );
        Assert.Null(Failures.Explain(new KeyNotFoundException()));
        Assert.Null(Failures.Explain(new ArgumentException("a defect that looked like the user's fault")));
        Assert.Null(Failures.Explain(new AggregateException(new IOException(), new InvalidOperationException())));
    }

    [Fact]
    public async Task Train_TaxonomyWithoutCategories_SaysSo()
    {
        CliResult result = await TestProgram.RunAsync(
            "train",
            "--taxonomy",
            _cli.Write("t.yaml", "categories:\n"),
            "--labels",
            _cli.Write("l.csv", "id,labels,title\n1,x,T\n"),
            "--out",
            _cli.PathOf("model")
        );
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no category", result.Error, StringComparison.Ordinal);
    }

    async Task<int> SuggestAsync(string likes) =>
        (
            await TestProgram.RunAsync("suggest", "--like", likes, "--store", _cli.Store, "--as-of", "2026-11-01")
        ).ExitCode;

    [Fact]
    public async Task Store_ThatIsNoStore_FailsWithItsName()
    {
        string file = _cli.Write(
            "store.db",
            "not a database, but long enough to look like some text that was saved under the wrong name"
        );
        CliResult result = await TestProgram.RunAsync("trends", "--store", file);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("store.db", result.Error, StringComparison.Ordinal);
    }

    static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];
}
