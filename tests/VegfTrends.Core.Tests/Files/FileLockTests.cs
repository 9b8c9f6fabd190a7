using System.Diagnostics;
using Xunit;

namespace VegfTrends.Core.Tests.Files;

public sealed class FileLockTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("vegftrends-lock-").FullName;

    string LockPath => Path.Combine(_folder, "a.lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TryTake_Held_GivesNull_UntilLetGo()
    {
        using (FileLock? first = FileLock.TryTake(LockPath, ""))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryTake(LockPath, ""));
        }

        using FileLock? next = FileLock.TryTake(LockPath, "");
        Assert.NotNull(next);
    }

    [Fact]
    public async Task TryTake_HeldByAnotherProcess_GivesNull_UntilItIsKilled()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // the tool that holds the lock is one of Linux
        }

        using var holder = Process.Start(
            new ProcessStartInfo("flock", ["--exclusive", LockPath, "sh", "-c", "echo held; exec cat"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
        Assert.Null(FileLock.TryTake(LockPath, ""));
        holder.Kill(entireProcessTree: true);
        await holder.WaitForExitAsync();
        FileLock? taken = null;
        for (int i = 0; taken is null && i < 200; i++)
        {
            await Task.Delay(25);
            taken = FileLock.TryTake(LockPath, "");
        }

        using (taken)
        {
            Assert.NotNull(taken);
        }
    }

    [Fact]
    public void TryTake_WhereNothingCanBeMade_SaysWhoNeedsWhat()
    {
        string path = Path.Combine(_folder, "none", "a.lock");
        var error = Assert.Throws<IOException>(() => FileLock.TryTake(path, "Digests need write access."));
        Assert.StartsWith($"{path}: cannot be made (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Digests need write access.", error.Message, StringComparison.Ordinal);
    }
}
