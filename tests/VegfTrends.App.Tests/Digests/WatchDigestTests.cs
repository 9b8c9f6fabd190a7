using System.Text.Json;
using Xunit;

namespace VegfTrends.EndToEnd.Digests;

/// <summary>A whole night of a watch that needs no network: a folder with exports, and readers.</summary>
public sealed class WatchDigestTests : IDisposable
{
    readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Watch_EndsWithTheDigests_AndGoesOnAfterABrokenReadersFile()
    {
        Directory.CreateDirectory(_program.PathOf("inbox"));
        _program.Write("watch.yaml", "name: test\nfolders: [{name: inbox, path: inbox, settle_seconds: 0}]\n");
        Export("one.jsonl", "atezolizumab");
        _program.Write("readers.yaml", "readers: [{name: ann, deliver: [{file: out}]}]");
        CliResult backfill = await WatchAsync();
        Assert.Equal((0, 0), (backfill.ExitCode, Digests(backfill).GetProperty("prepared").GetInt32()));

        Export("two.jsonl", "sintilimab");
        _program.Write("readers.yaml", "readers: [{name: ann, deliver: [{fax: out}]}]");
        CliResult broken = await WatchAsync();
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("readers.yaml", broken.Error, StringComparison.Ordinal);

        _program.Write("readers.yaml", "readers: [{name: ann, deliver: [{file: out}]}]");
        CliResult next = await WatchAsync();
        Assert.Equal(0, next.ExitCode);
        Assert.Equal(
            (1, 1, 0),
            (
                Digests(next).GetProperty("prepared").GetInt32(),
                Digests(next).GetProperty("delivered").GetInt32(),
                Digests(next).GetProperty("failed").GetInt32()
            )
        );
        string digest = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_program.PathOf("out"))));
        Assert.Contains("invented trial of sintilimab", digest, StringComparison.Ordinal);
        Assert.Contains("**bevacizumab + sintilimab** – first of these two", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("invented trial of atezolizumab", digest, StringComparison.Ordinal);
    }

    Task<CliResult> WatchAsync() =>
        TestProgram.RunAsync(
            "watch",
            "--watch",
            _program.PathOf("watch.yaml"),
            "--readers",
            _program.PathOf("readers.yaml"),
            "--store",
            _program.Store,
            "--language",
            "en",
            "--json"
        );

    static JsonElement Digests(CliResult result) => result.Rows[^1].GetProperty("digests");

    void Export(string name, string partner) =>
        File.WriteAllText(
            Path.Combine(_program.PathOf("inbox"), name),
            JsonSerializer.Serialize(
                new
                {
                    id = "ex:" + partner,
                    title = $"Bevacizumab plus {partner} for unresectable hepatocellular carcinoma: an invented trial "
                        + $"of {partner}",
                    @abstract = $"All patients of an invented hospital received bevacizumab combined with {partner} "
                        + $"until progression.",
                }
            ) + "\n"
        );
}
