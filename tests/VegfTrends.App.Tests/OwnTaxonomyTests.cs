using System.Text;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary><c>train --taxonomy</c> with a small invented taxonomy, and what follows: score, trends, report, a category
/// that comes later.</summary>
public sealed class OwnTaxonomyTests : IDisposable
{
    const string Taxonomy = """
        categories:
          - key: plants
            name: {zh: 植物, en: plants}
          - key: plants.rice
            parent: plants
            name: {zh: 水稻, en: rice}
          - key: plants.tea
            parent: plants
            name: {zh: 茶树, en: tea}
          - key: roads
            exclusive: true
            name: {zh: 道路, en: roads}
        """;

    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Train_ThenScoreTrendsAndReport_InBothLanguages()
    {
        string model = await TrainAsync("model", Taxonomy, "plants.rice", "plants.tea", "roads");
        string papers = _cli.Write(
            "papers.jsonl",
            """
            {"id":"p1","title":"水稻籽粒产量与施肥","year":2020}
            {"id":"p2","title":"Tea leaf quality under shade","year":2021}
            {"id":"p3","title":"Road surface wear in cold regions","year":2021}
            """
        );
        CliResult score = await TestProgram.RunAsync("score", papers, "--model", model, "--json");
        Assert.Equal(0, score.ExitCode);
        Assert.Equal(["plants.rice", "plants.tea", "roads"], score.Rows.Select(Best));
        Assert.All(
            score.Rows,
            r =>
                Assert.Equal(
                    ["plants.rice", "plants.tea", "roads"],
                    r.GetProperty("scores").EnumerateObject().Select(s => s.Name)
                )
        );

        Assert.Equal(0, (await TestProgram.RunAsync("import", papers, "--store", _cli.Store)).ExitCode);
        CliResult trends = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--model",
            model,
            "--json",
            "--as-of",
            "2022-01-01"
        );
        Assert.Equal(
            ["plants", "plants.rice", "plants.tea", "roads"],
            trends.Rows.Select(r => r.GetProperty("category").GetString()!).Distinct()
        );
        CliResult report = await TestProgram.RunAsync(
            "report",
            "--store",
            _cli.Store,
            "--model",
            model,
            "--out",
            _cli.PathOf("r.xlsx"),
            "--as-of",
            "2022-01-01"
        );
        Assert.True(report.ExitCode == 0 && File.Exists(_cli.PathOf("r.xlsx")), report.Error);
    }

    [Fact]
    public async Task CategoryAddedLater_RelabelsTheArchive_KeepsDecisions_AndMarksTheBreak()
    {
        string old = await TrainAsync("old", Taxonomy, "plants.rice", "plants.tea", "roads");
        string papers = _cli.Write(
            "papers.jsonl",
            """
            {"id":"p1","title":"水稻籽粒产量与施肥","year":2020}
            {"id":"p2","title":"Bridge load and bridge cables","year":2021}
            """
        );
        await TestProgram.RunAsync("import", papers, "--store", _cli.Store);
        CliResult before = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--model",
            old,
            "--json",
            "--as-of",
            "2022-01-01"
        );
        Assert.All(before.Rows, r => Assert.Equal(JsonValueKind.Null, r.GetProperty("note").ValueKind));
        using (PaperStore store = PaperStore.Open(_cli.Store))
        {
            store.AddDecision(
                new Decision(
                    "p1",
                    ["plants.tea"],
                    "reader",
                    new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero),
                    null
                )
            );
        }

        string young = await TrainAsync(
            "new",
            Taxonomy + "\n  - {key: bridges, exclusive: true, name: {zh: 桥梁, en: bridges}}\n",
            "plants.rice",
            "plants.tea",
            "roads",
            "bridges"
        );
        CliResult score = await TestProgram.RunAsync("score", "--store", _cli.Store, "--model", young, "--json");
        Assert.Equal("bridges", Best(score.Rows[1]));
        CliResult after = await TestProgram.RunAsync(
            "trends",
            "--store",
            _cli.Store,
            "--model",
            young,
            "--json",
            "--as-of",
            "2022-01-01",
            "--language",
            "en"
        );
        Assert.All(
            after.Rows,
            r => Assert.Contains("added bridges", r.GetProperty("note").GetString(), StringComparison.Ordinal)
        );
        Assert.Equal(
            1,
            after
                .Rows.Where(r => r.GetProperty("category").GetString() == "plants.tea")
                .Sum(r => r.GetProperty("count").GetInt32())
        );
        using PaperStore kept = PaperStore.Open(_cli.Store);
        Assert.Equal(["plants.tea"], kept.LatestDecisions()["p1"].Categories);
    }

    [Fact]
    public async Task Train_WithoutLabels_KnowsCategoriesByDefinition_AndSaysSo()
    {
        CliResult train = await TestProgram.RunAsync(
            "train",
            "--taxonomy",
            _cli.Write("t.yaml", Taxonomy),
            "--out",
            _cli.PathOf("m"),
            "--json"
        );
        Assert.Equal((0, ""), (train.ExitCode, train.Output));
        Assert.Contains("'roads' has 0 labelled papers", train.Error, StringComparison.Ordinal);
        string file = _cli.Write("p.jsonl", """{"id":"p","title":"Tea plants and tea leaves"}""");
        CliResult score = await TestProgram.RunAsync("score", file, "--model", _cli.PathOf("m"), "--json");
        Assert.Equal("plants.tea", Best(Assert.Single(score.Rows)));
        Assert.Contains(
            "no calibrated probabilities",
            (await TestProgram.RunAsync("score", file, "--model", _cli.PathOf("m"), "--language", "en")).Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("id,labels,title\na,plants.oats,t\n", "plants.oats", 2)]
    [InlineData("id,labels,title\na,plants,t\n", "plants.rice, plants.tea", 2)]
    [InlineData("id,title\na,t\n", "expected id and labels", 2)]
    [InlineData("id,labels,title\na,roads,t\na,plants.tea,t\n", "Keep one", 2)]
    [InlineData("id,labels,title\n", "no row", 2)]
    public async Task Train_BrokenLabels_NamesThem_AndWritesNothing(string csv, string expected, int exitCode)
    {
        CliResult train = await TestProgram.RunAsync(
            "train",
            "--taxonomy",
            _cli.Write("t.yaml", Taxonomy),
            "--labels",
            _cli.Write("l.csv", csv),
            "--out",
            _cli.PathOf("m")
        );
        Assert.Equal(exitCode, train.ExitCode);
        Assert.Contains(expected, train.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathOf("m")));
    }

    [Fact]
    public async Task Train_LabelsInAnotherEncoding_SaysUtf8()
    {
        byte[] bytes =
        [
            .. Encoding.ASCII.GetBytes("id,labels,title\na,"),
            0xB5,
            0xC0,
            0xC2,
            0xB7,
            .. Encoding.ASCII.GetBytes(",t\n"),
        ];
        await File.WriteAllBytesAsync(_cli.PathOf("gbk.csv"), bytes);
        CliResult train = await TestProgram.RunAsync(
            "train",
            "--taxonomy",
            _cli.Write("t.yaml", Taxonomy),
            "--labels",
            _cli.PathOf("gbk.csv"),
            "--out",
            _cli.PathOf("m")
        );
        Assert.Equal(2, train.ExitCode);
        Assert.Contains("CSV UTF-8", train.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_OwnTaxonomyWithoutFolder_DoesNotTouchTheBundledModel()
    {
        CliResult train = await TestProgram.RunAsync("train", "--taxonomy", _cli.Write("t.yaml", Taxonomy));
        Assert.Equal(64, train.ExitCode);
        Assert.Contains("--out", train.Error, StringComparison.Ordinal);
    }

    async Task<string> TrainAsync(string name, string taxonomy, params string[] keys)
    {
        Dictionary<string, (string Zh, string En)[]> topics = new()
        {
            ["plants.rice"] =
            [
                ("水稻产量", "rice yield"),
                ("水稻育种", "rice breeding"),
                ("稻田施肥", "paddy rice fertiliser"),
                ("水稻籽粒", "rice grain"),
                ("水稻病害", "rice blast"),
            ],
            ["plants.tea"] =
            [
                ("茶叶品质", "tea quality"),
                ("茶树遮阴", "tea shade"),
                ("绿茶香气", "green tea aroma"),
                ("茶园土壤", "tea garden soil"),
                ("茶树品种", "tea cultivars"),
            ],
            ["roads"] =
            [
                ("公路路面", "road surface"),
                ("道路交通", "road traffic"),
                ("沥青路面", "asphalt road wear"),
                ("道路养护", "road maintenance"),
                ("公路冻害", "road frost damage"),
            ],
            ["bridges"] =
            [
                ("桥梁荷载", "bridge load"),
                ("桥梁拉索", "bridge cables"),
                ("桥墩冲刷", "bridge piers"),
                ("桥梁检测", "bridge inspection"),
                ("桥面铺装", "bridge deck"),
            ],
        };
        var csv = new StringBuilder("id,labels,title\n");
        foreach (string key in keys)
        {
            foreach ((string zh, string en) in topics[key])
            {
                csv.Append($"{en}-zh,{key},{zh}的研究\n{en}-en,{key},A study of {en}\n");
            }
        }

        string model = _cli.PathOf(name);
        CliResult train = await TestProgram.RunAsync(
            "train",
            "--taxonomy",
            _cli.Write($"{name}.yaml", taxonomy),
            "--labels",
            _cli.Write($"{name}.csv", csv.ToString()),
            "--out",
            model,
            "--json"
        );
        Assert.True(train.ExitCode == 0, train.Error);
        return model;
    }

    static string Best(JsonElement row) =>
        row.GetProperty("scores").EnumerateObject().MaxBy(s => s.Value.GetDouble()).Name;
}
