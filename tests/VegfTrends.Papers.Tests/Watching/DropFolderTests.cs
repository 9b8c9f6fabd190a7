using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

public sealed class DropFolderTests : WatchTest
{
    const string Cnki =
        "SrcDatabase-来源库: 期刊\nTitle-题名: 贝伐珠单抗联合信迪利单抗治疗肝癌的临床观察\nAuthor-作者: "
        + "王伟;\nSource-文献来源: 肿瘤学杂志\nKeyword-关键词: 贝伐珠单抗;\nSummary-摘要: 目的 "
        + "观察贝伐珠单抗联合信迪利单抗治疗晚期肝癌的疗效。\nPubTime-发表时间: 2026-02-15\n\n";

    readonly string _inbox;

    public DropFolderTests()
    {
        _inbox = Path.Combine(Folder.Root, "inbox");
        Directory.CreateDirectory(_inbox);
    }

    [Fact]
    public async Task Files_AreTaken_AndMoveWithTheirReasons()
    {
        Put("cnki.txt", Cnki);
        Put("list.txt", "eggs, bread");
        Put(
            "mixed.jsonl",
            "{\"id\":\"a1\",\"title\":\"Bevacizumab plus nivolumab\",\"abstract\":\"We gave both.\"}\n{\"id\":\"a2\"}\n"
        );
        WatchRunResult result = await RunAsync(Inbox());
        Assert.Equal((2, 2, 1, WatchRunState.Ok), (result.New, result.Quarantined, result.ExitCode, result.Run.State));
        Assert.Equal(
            [
                "done/cnki.txt",
                "done/mixed.jsonl",
                "done/mixed.jsonl.reason.txt",
                "rejected/list.txt",
                "rejected/list.txt.reason.txt",
            ],
            Files()
        );
        Assert.Contains(
            "found content in no known format; expected one of",
            File.ReadAllText(Path.Combine(_inbox, "rejected/list.txt.reason.txt")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "record 2, line 2: found neither title nor abstract",
            File.ReadAllText(Path.Combine(_inbox, "done/mixed.jsonl.reason.txt")),
            StringComparison.Ordinal
        );
        Assert.Contains(result.Problems, p => p.Contains("list.txt was rejected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LaterFiles_AreAnnounced_ThoseOfTheFirstRunAreNot()
    {
        Put("cnki.txt", Cnki);
        Assert.Empty((await RunAsync(Inbox())).Run.New);
        Clock.Now += TimeSpan.FromDays(1);
        Put(
            "more.jsonl",
            "{\"id\":\"b1\",\"title\":\"Lenvatinib plus pembrolizumab\",\"abstract\":\"We gave both.\"}\n"
        );
        Assert.Equal(["b1"], (await RunAsync(Inbox())).Run.New);
    }

    [Fact]
    public async Task FileStillBeingWritten_IsLeftForTheNextRun()
    {
        Put("half.txt", Cnki, age: 5);
        Put("browser.txt.crdownload", Cnki);
        WatchRunResult early = await RunAsync(Inbox());
        Assert.Equal(0, early.New);
        Assert.Contains("half.txt is still being written", early.Run.Sources[0].Why, StringComparison.Ordinal);
        Assert.Equal(["browser.txt.crdownload", "half.txt"], Files());
        Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(1, (await RunAsync(Inbox())).New);
        Assert.Equal(["browser.txt.crdownload", "done/half.txt"], Files());
    }

    [Fact]
    public async Task SameNameAgain_KeepsBoth()
    {
        Put("cnki.txt", Cnki);
        await RunAsync(Inbox());
        Put("cnki.txt", Cnki.Replace("肝癌", "胃癌", StringComparison.Ordinal));
        Assert.Equal(1, (await RunAsync(Inbox())).New);
        Assert.Equal(["done/cnki-2.txt", "done/cnki.txt"], Files());
    }

    [Fact]
    public async Task KilledBeforeTheMove_TheNextRunFindsItKnownAndMovesIt()
    {
        Put("cnki.txt", Cnki);
        using var stop = new CancellationTokenSource();
        var options = new WatchRunnerOptions { Tell = _ => stop.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(Inbox(), options, stop.Token));
        Assert.Equal((1, "cnki.txt"), (Stored().Count, Assert.Single(Files())));
        Assert.Equal(0, (await RunAsync(Inbox())).New);
        Assert.Equal((1, "done/cnki.txt"), (Stored().Count, Assert.Single(Files())));
    }

    [Fact]
    public async Task FolderThatIsMissing_Fails()
    {
        WatchFile watch = AWatch() with
        {
            Queries = [],
            Folders = [new WatchFolder("inbox", Path.Combine(Folder.Root, "nowhere"), TimeSpan.Zero)],
        };
        WatchRunResult result = await RunAsync(watch);
        Assert.Equal((WatchRunState.Failed, 2), (result.Run.State, result.ExitCode));
        Assert.Contains(
            "does not exist. Make it, or correct the watch file",
            result.Problems[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ManyRecords_AreSavedInBatches()
    {
        Put(
            "many.jsonl",
            string.Concat(
                Enumerable
                    .Range(1, 1200)
                    .Select(n =>
                        $"{{\"id\":\"m{n}\",\"title\":\"Paper {n} on bevacizumab\",\"abstract\":\"Text {n}.\"}}\n"
                    )
            )
        );
        Assert.Equal(1200, (await RunAsync(Inbox())).New);
        using PaperStore store = OpenStore();
        Assert.Equal(1200, Assert.Single(store.ImportedFiles()).Read);
    }

    WatchFile Inbox() =>
        AWatch() with
        {
            Queries = [],
            Folders = [new WatchFolder("inbox", _inbox, TimeSpan.FromSeconds(60))],
        };

    void Put(string name, string content, int age = 300)
    {
        string path = Path.Combine(_inbox, name);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, Clock.Now.UtcDateTime.AddSeconds(-age));
    }

    List<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(_inbox, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(_inbox, f))
                .Order(StringComparer.Ordinal),
        ];
}
