using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using VegfTrends.Papers.Store;
using VegfTrends.Replay;
using Xunit;

namespace VegfTrends.EndToEnd;

public sealed class WatchCommandTests : IDisposable
{
    readonly TestProgram _cli = new();
    readonly ReplayServer _server = new();

    public WatchCommandTests()
    {
        foreach (
            ReplayService service in new[]
            {
                ReplayService.PubMed,
                ReplayService.EuropePmc,
                ReplayService.ClinicalTrials,
            }
        )
        {
            Put(service, 1, 30, new DateOnly(2026, 2, 1));
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _cli.Dispose();
    }

    [Fact]
    public async Task Watch_BackfillThenNight_OneJsonLineEach_AndRunsShowsThem()
    {
        string watch = WatchProcess.WatchFile(_cli.Folder, _server);
        CliResult first = await RunAsync("watch", "--watch", watch, "--json");
        JsonElement run = Assert.Single(first.Rows);
        Assert.Equal(
            (0, "backfill", "ok", 90, 90, 0),
            (
                first.ExitCode,
                Text(run, "kind"),
                Text(run, "state"),
                Number(run, "new"),
                Number(run, "assessed"),
                Number(run, "announced")
            )
        );

        Put(ReplayService.PubMed, 100, 2, DateOnly.FromDateTime(DateTime.Now));
        CliResult second = await RunAsync("watch", "--watch", watch, "--language", "zh");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("第 2 次运行：正常；新增 2", second.Output, StringComparison.Ordinal);
        run = JsonDocument.Parse(second.Output.TrimEnd().Split('\n')[^1]).RootElement; // the last line is for machines
        Assert.Equal(("nightly", 2, 2), (Text(run, "kind"), Number(run, "new"), Number(run, "announced")));

        CliResult history = await RunAsync("runs", "--json");
        Assert.Equal([2, 1], history.Rows.Select(r => Number(r, "run")));
        JsonElement pubmed = history.Rows[0].GetProperty("sources")[0];
        Assert.Equal(
            ("main", "ok", 2, 2),
            (Text(pubmed, "query"), Text(pubmed, "state"), Number(pubmed, "found"), Number(pubmed, "new"))
        );
        Assert.True(Number(pubmed, "requests") > 0);
        Assert.Contains("nothing in these days", (await RunAsync("runs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_BrokenSource_Exit1_AndNamesIt_AllBroken_Exit2()
    {
        string watch = WatchProcess.WatchFile(_cli.Folder, _server);
        _server.FaultOf = r => r.Path == "searchPOST" ? ReplayFault.Error : ReplayFault.None;
        CliResult result = await RunAsync("watch", "--watch", watch, "--json", "--no-assessment");
        Assert.Equal((1, "suspect"), (result.ExitCode, Text(result.Rows[0], "state")));
        Assert.Contains("europepmc preprints: europepmc (http://127.0.0.1", result.Error, StringComparison.Ordinal);
        _server.FaultOf = _ => ReplayFault.Error;
        result = await RunAsync("watch", "--watch", watch, "--json", "--no-assessment");
        Assert.Equal((2, "failed"), (result.ExitCode, Text(result.Rows[0], "state")));
    }

    [Fact]
    public async Task Watch_DryRun_ShowsAndMakesNoStore()
    {
        CliResult result = await RunAsync(
            "watch",
            "--watch",
            WatchProcess.WatchFile(_cli.Folder, _server),
            "--dry-run",
            "--json"
        );
        Assert.Equal((0, 90), (result.ExitCode, result.Rows.Sum(r => Number(r, "new"))));
        Assert.False(File.Exists(_cli.Store));
    }

    [Fact]
    public async Task Watch_WrongFile_NamesLineAndKey()
    {
        CliResult result = await RunAsync(
            "watch",
            "--watch",
            _cli.Write("w.yaml", "name: x\nqueries:\n  - {name: a, source: pubmed, qery: b}\n")
        );
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "w.yaml, line 3, queries[1].query: found nothing, expected a text.",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--daily", "25:00")]
    [InlineData("--from", "yesterday")]
    [InlineData("--daily", "03:30", "--dry-run")]
    public async Task Watch_WrongUse_Is64(params string[] args) =>
        Assert.Equal(64, (await RunAsync(["watch", .. args])).ExitCode);

    [Fact]
    public async Task Watch_StoreThatCannotBe_Exit2_AndStillOneJsonLine()
    {
        string file = _cli.Write("plain.txt", "x");
        CliResult result = await TestProgram.RunAsync(
            "watch",
            "--watch",
            WatchProcess.WatchFile(_cli.Folder, _server),
            "--json",
            "--no-assessment",
            "--store",
            Path.Combine(file, "store.db")
        );
        Assert.Equal(
            (2, "failed", 2),
            (result.ExitCode, Text(Assert.Single(result.Rows), "state"), Number(result.Rows[0], "exit_code"))
        );
        Assert.Contains("cannot be made", result.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Daily_TellsSystemd_AndStopsCleanly()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "systemd is Linux's");
        string path = _cli.PathOf("n");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.ReceiveTimeout = 60_000;
        using WatchProcess process = WatchProcess.Start(
            WatchProcess.WatchFile(_cli.Folder, _server),
            _cli.Store,
            path,
            ["--daily", "03:30"]
        );
        var told = new byte[500];
        Assert.Equal("READY=1", Encoding.UTF8.GetString(told, 0, socket.Receive(told)));
        Assert.StartsWith(
            "STATUS=next run ",
            Encoding.UTF8.GetString(told, 0, socket.Receive(told)),
            StringComparison.Ordinal
        );
        process.Terminate();
        (int exitCode, _, string error) = await process.EndAsync();
        Assert.Equal("STOPPING=1", Encoding.UTF8.GetString(told, 0, socket.Receive(told)));
        Assert.Equal(0, exitCode);
        Assert.Contains("The watch has stopped.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_NoStore_SaysSo() => Assert.Equal(2, (await RunAsync("runs")).ExitCode);

    [Fact]
    public Task Sigkill_AtARandomMoment_LosesNothingAndRepeatsNothing() => KillAtRandomMomentsAsync(kills: 1);

    /// <summary>A handful of kills; the benchmark <c>watch-kill</c> does fifty, with the assessment.</summary>
    [Fact, Trait("Category", "Long")]
    public Task Sigkill_AtRandomMoments_LosesNothingAndRepeatsNothing() => KillAtRandomMomentsAsync(kills: 4);

    async Task KillAtRandomMomentsAsync(int kills)
    {
        string watch = WatchProcess.WatchFile(_cli.Folder, _server);
        Assert.Equal(0, (await RunAsync("watch", "--watch", watch, "--no-assessment", "--json")).ExitCode);
        DateOnly today = DateOnly.FromDateTime(DateTime.Now);
        Put(ReplayService.PubMed, 1000, 120, today);
        Put(ReplayService.EuropePmc, 1000, 60, today);
        Put(ReplayService.ClinicalTrials, 1000, 60, today);
        var chance = new Random(3);
        for (int kill = 0; kill < kills; kill++)
        {
            // By what the server has seen, not by the clock: the moment lies inside the run on any machine.
            int until = _server.Requests.Count + chance.Next(1, 12);
            using WatchProcess process = WatchProcess.Start(watch, _cli.Store, "--no-assessment");
            while (_server.Requests.Count < until && !process.HasExited)
            {
                await Task.Delay(1);
            }

            process.Kill();
        }

        CliResult last = await RunAsync("watch", "--watch", watch, "--no-assessment", "--json");
        Assert.Equal((0, 240), (last.ExitCode, Number(last.Rows[0], "announced"))); // those of the killed runs too
        using PaperStore store = PaperStore.Open(_cli.Store);
        Assert.Equal(90 + 240, store.CountPapers());
        Assert.Equal(
            240,
            store
                .WatchRuns()
                .SelectMany(r => store.RunPapers(r.Run.Id))
                .Count(p => p.Change == PaperChange.New && !p.IsSilent)
        );
    }

    Task<CliResult> RunAsync(params string[] args) => TestProgram.RunAsync([.. args, "--store", _cli.Store]);

    void Put(ReplayService service, int from, int count, DateOnly created)
    {
        for (int n = from; n < from + count; n++)
        {
            _server.Library.Put(
                new ReplayRecord
                {
                    Number = n,
                    Service = service,
                    Created = created,
                }
            );
        }
    }

    static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
