using Xunit;

namespace VegfTrends.Training.Tests.Encoders;

/// <summary>Fetching over a network that fails: every file here comes from a web server on this machine.</summary>
public sealed class DownloadTests : InstallTest
{
    int Length => Server.Files[ModelPath].Length;

    [Fact]
    public async Task CutConnection_GoesOnWhereItEnded()
    {
        Server.Faults.Enqueue(new Fault(CutAfter: 1000));
        Server.Faults.Enqueue(new Fault(CutAfter: 500));
        AssertWorks(await InstallAsync());
        Assert.Equal(
            [null, "bytes=1000-", "bytes=1500-"],
            Server.Requests.Where(r => r.Path == ModelPath).Select(r => r.Range)
        );
    }

    [Fact]
    public async Task CutConnection_MoreOftenThanAttempts_IsFineWhileBytesCome()
    {
        for (int i = 0; i < 8; i++)
        {
            Server.Faults.Enqueue(new Fault(CutAfter: 100));
        }

        AssertWorks(await InstallAsync());
        Assert.Equal(8, Told.Count(t => t.Contains("Trying again", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task ServerError_IsTriedAgain(int status)
    {
        Server.Faults.Enqueue(new Fault(Status: status));
        Server.Faults.Enqueue(new Fault(Status: status));
        AssertWorks(await InstallAsync());
    }

    [Fact]
    public async Task ServerError_AgainAndAgain_GivesUpAndKeepsWhatIsThere()
    {
        Server.Faults.Enqueue(new Fault(CutAfter: 1000));
        for (int i = 0; i < 3; i++)
        {
            Server.Faults.Enqueue(new Fault(Status: 500));
        }

        string message = (await Assert.ThrowsAsync<IOException>(() => InstallAsync())).Message;
        Assert.Contains("gave up after 3 tries", message, StringComparison.Ordinal);
        Assert.Contains("1,000 bytes are kept", message, StringComparison.Ordinal);
        AssertNothingInstalled();

        AssertWorks(await InstallAsync());
        Assert.Contains((ModelPath, "bytes=1000-"), Server.Requests);
    }

    [Fact]
    public async Task NoServer_GivesUp()
    {
        Options = Options with { Base = new Uri("http://127.0.0.1:9") };
        Assert.Contains(
            "gave up",
            (await Assert.ThrowsAsync<IOException>(() => InstallAsync())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SilentServer_CountsAsGone()
    {
        Options = Options with { Stall = TimeSpan.FromMilliseconds(200) };
        Server.Faults.Enqueue(new Fault(CutAfter: 1000, Stall: true));
        AssertWorks(await InstallAsync());
        Assert.Contains(Told, t => t.Contains("sent nothing for too long", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task Refusal_IsNotTriedAgain(int status)
    {
        Server.Faults.Enqueue(new Fault(Status: status));
        Assert.Contains(
            $"answered {status}",
            (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync())).Message,
            StringComparison.Ordinal
        );
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task MissingFile_NamesTheAddress()
    {
        Server.Files.Clear();
        Assert.Contains(
            $"Found no file at {Server.Address}{ModelPath} (404)",
            (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ServerThatKnowsNoRanges_StartsAnew()
    {
        Server.Faults.Enqueue(new Fault(CutAfter: 1000));
        Server.Faults.Enqueue(new Fault(IgnoreRange: true));
        AssertWorks(await InstallAsync());
    }

    [Fact]
    public async Task NoVersionOfTheFile_NeverMixesTwoStarts()
    {
        Server.Versions = false;
        Server.Faults.Enqueue(new Fault(CutAfter: 1000));
        AssertWorks(await InstallAsync());
        Assert.All(Server.Requests, r => Assert.Null(r.Range));
    }

    [Fact]
    public async Task FileThatChangedSinceTheFirstHalf_IsFetchedAnew()
    {
        byte[] good = Server.Files[ModelPath];
        Server.Files[ModelPath] = [.. good.Select(b => (byte)~b)];
        Server.Faults.Enqueue(new Fault(CutAfter: 1000));
        Server.Faults.Enqueue(new Fault(Status: 403));
        await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync());
        Server.Files[ModelPath] = good;
        AssertWorks(await InstallAsync());
    }

    [Fact]
    public async Task OldStartThatDoesNotFit_IsFetchedAnewOnce()
    {
        await HalfAsync();
        string part = Path.Combine(Folders.Partial, "tiny-xlmr", "model.onnx.part");
        byte[] bytes = await File.ReadAllBytesAsync(part);
        bytes[10] ^= 1;
        await File.WriteAllBytesAsync(part, bytes);
        AssertWorks(await InstallAsync());
        Assert.Contains(Told, t => t.Contains("fetching it anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PartThatIsAlreadyLongerThanTheFile_StartsAnew()
    {
        await HalfAsync();
        string part = Path.Combine(Folders.Partial, "tiny-xlmr", "model.onnx.part");
        await File.WriteAllBytesAsync(part, new byte[Length + 5]);
        AssertWorks(await InstallAsync());
    }

    [Fact]
    public async Task Cancelled_KeepsWhatIsThere_AndTheNextCallGoesOn()
    {
        using var cancel = new CancellationTokenSource();
        Server.Faults.Enqueue(new Fault(CutAfter: 1000, Stall: true));
        Task<InstalledEncoder> running = InstallAsync(cancel: cancel.Token);
        string part = Path.Combine(Folders.Partial, "tiny-xlmr", "model.onnx.part");
        while (!File.Exists(part) || new FileInfo(part).Length < 1000)
        {
            await Task.Delay(10);
        }

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        AssertNothingInstalled();
        AssertWorks(await InstallAsync());
        Assert.Contains((ModelPath, "bytes=1000-"), Server.Requests);
    }

    [Fact]
    public async Task FileOfAnotherSize_IsRefusedBeforeItIsFetched()
    {
        KnownEncoder larger = Encoder with { Files = [Encoder.Files[0] with { Size = Length + 1 }, Encoder.Files[1]] };
        Assert.Contains(
            $"found {Length:N0} bytes, expected {Length + 1:N0}",
            (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync(encoder: larger))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FileOverTheLimit_IsRefused()
    {
        Options = Options with { MostBytes = 100 };
        KnownEncoder unknown = Encoder with
        {
            Files = [.. Encoder.Files.Select(f => f with { Size = null, Sha256 = null })],
        };
        Assert.Contains(
            "at most 100",
            (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync(encoder: unknown))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FileFetchedWholeByAnEarlierCall_IsNotFetchedAgain()
    {
        byte[] tokenizer = Server.Files["/owner/tiny/resolve/v1/sentencepiece.bpe.model"];
        Server.Files.Remove("/owner/tiny/resolve/v1/sentencepiece.bpe.model", out _);
        await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync());
        Server.Files["/owner/tiny/resolve/v1/sentencepiece.bpe.model"] = tokenizer;
        AssertWorks(await InstallAsync());
        Assert.Single(Server.Requests, r => r.Path == ModelPath);
    }

    async Task HalfAsync()
    {
        Server.Faults.Enqueue(new Fault(CutAfter: 1000));
        Server.Faults.Enqueue(new Fault(Status: 403));
        await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync());
    }
}
