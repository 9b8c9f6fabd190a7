using Xunit;

namespace VegfTrends.Core.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("vegftrends-whole-").FullName;

    string Target => Path.Combine(_folder, "report.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Write_ReplacesTheOldFile_AndLeavesNothingElse()
    {
        WholeFile.Write(Target, "一");
        Assert.Equal("一"u8.ToArray(), await File.ReadAllBytesAsync(Target));
        WholeFile.Write(Target, [1, 2]);
        Assert.Equal([1, 2], await File.ReadAllBytesAsync(Target));
        await WholeFile.WriteAsync(Target, "three", CancellationToken.None);
        Assert.Equal("three", await File.ReadAllTextAsync(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Write_ThatFailsHalfway_LeavesTheOldFile()
    {
        WholeFile.Write(Target, "old");
        var full = Assert.Throws<IOException>(() =>
            WholeFile.Write(
                Target,
                file =>
                {
                    file.Write("half of the n"u8);
                    throw new IOException("disk full");
                }
            )
        );
        Assert.Equal("disk full", full.Message);
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task WriteAsync_Cancelled_LeavesTheOldFile()
    {
        WholeFile.Write(Target, "old");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            WholeFile.WriteAsync(Target, "new", new CancellationToken(canceled: true))
        );
        Assert.Equal("old", await File.ReadAllTextAsync(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Write_IntoNoFolder_Throws() =>
        Assert.ThrowsAny<IOException>(() => WholeFile.Write(Path.Combine(_folder, "none", "x"), "text"));
}
