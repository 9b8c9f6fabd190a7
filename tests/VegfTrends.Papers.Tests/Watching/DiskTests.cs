using System.Diagnostics;
using Microsoft.Data.Sqlite;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Replay;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

/// <summary>What goes wrong with the store in the middle of a run: a clear message, nothing lost, and the next run goes
/// on.</summary>
public sealed class DiskTests : WatchTest
{
    [SkippableFact]
    public async Task DiskFull_SaysSo_AndTheNextRunGoesOn()
    {
        using Mounted disk = Mounted.Tmpfs(Folder.Root, "size=1200k");
        Records(ReplayService.PubMed, 1, 1500);
        string path = Path.Combine(disk.Path, "store.db");
        var error = await Assert.ThrowsAsync<StoreException>(() => RunOnAsync(path));
        Assert.Contains(
            "the disk is full; nothing of this step was saved. Free some space and run it again.",
            error.Message,
            StringComparison.Ordinal
        );

        disk.Remount("size=64m");
        WatchRunResult rest = await RunOnAsync(path);
        using PaperStore store = PaperStore.Open(path);
        Assert.Equal((1500, WatchRunState.Ok), (store.CountPapers(), rest.Run.State));
        Assert.InRange(rest.New, 1, 1499); // some were saved before
        Assert.All(Server.Given, g => Assert.InRange(g.Value, 1, 2)); // the batch that did not fit is fetched again
    }

    [SkippableFact]
    public async Task ReadOnlyDisk_SaysSo()
    {
        using Mounted disk = Mounted.Tmpfs(Folder.Root, "size=8m");
        string path = Path.Combine(disk.Path, "store.db");
        PaperStore.Open(path).Dispose();
        SqliteConnection.ClearAllPools();
        disk.Remount("ro");
        var error = await Assert.ThrowsAsync<StoreException>(() => RunOnAsync(path));
        Assert.Contains(
            "Give the path of a file in a folder that may be written to",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task LockedDatabase_SaysSo_AndTheNextRunGoesOn()
    {
        Records(ReplayService.PubMed, 1, 60);
        SqliteConnection? other = null;
        SqliteTransaction? writing = null;
        var options = new WatchRunnerOptions
        {
            Tell = line =>
            {
                if (line.Contains("20 of 60 read", StringComparison.Ordinal))
                {
                    other = new SqliteConnection($"Data Source={Folder.StorePath};Pooling=False");
                    other.Open();
                    writing = other.BeginTransaction(deferred: false);
                }
            },
        };
        var error = await Assert.ThrowsAsync<StoreBusyException>(() => RunAsync(AWatch(), options));
        Assert.Contains(
            "another program is writing to this store and did not finish within 1 s",
            error.Message,
            StringComparison.Ordinal
        );
        writing!.Dispose();
        other!.Dispose();

        WatchRunResult rest = await RunAsync(AWatch());
        Assert.Equal((40, 60), (rest.New, Stored().Count));
        using PaperStore store = OpenStore();
        Assert.Equal([WatchRunState.Ok, WatchRunState.Interrupted], store.WatchRuns().Select(r => r.State));
    }

    async Task<WatchRunResult> RunOnAsync(string path)
    {
        using PaperStore store = PaperStore.Open(path, new StoreOptions { Time = Clock });
        return await new WatchRunner(store, AWatch(), null, new WatchRunnerOptions { Time = Clock }).RunAsync(default);
    }

    /// <summary>A small file system in memory; needs the rights to mount one.</summary>
    sealed class Mounted : IDisposable
    {
        public string Path { get; private init; } = "";

        public static Mounted Tmpfs(string root, string options)
        {
            Skip.IfNot(
                OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
                "needs root on Linux to mount a small disk"
            );
            var disk = new Mounted { Path = Directory.CreateDirectory(System.IO.Path.Combine(root, "disk")).FullName };
            Skip.IfNot(
                Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.Path),
                "this machine does not let a small disk be mounted"
            );
            return disk;
        }

        public void Remount(string options) => Assert.True(Run("mount", "-o", "remount," + options, Path));

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            Run("umount", "-l", Path);
        }

        static bool Run(string program, params string[] args)
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, args) { RedirectStandardError = true }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
