using VegfTrends.Core;
using VegfTrends.Papers.Tests.Store;
using VegfTrends.Papers.Watching;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

public sealed class WatchFileTests : IDisposable
{
    const string Good = """
        name: mine
        since: 2020-01-01
        services:
          pubmed: {address: "http://127.0.0.1:9/eutils", requests_per_second: 500, api_key_env: MY_KEY}
        queries:
          - name: main
            source: pubmed
            query: ({anti_vegf:first}) AND chinese[la]
            canaries: [32402160]
        folders:
          - {name: inbox, path: inbox}
        feeds:
          - {name: toc, address: "https://journal.example/toc.xml?x=1", mentions: [pd1]}
        """;

    static readonly Lexicon Lexicon = Lexicon.LoadBundled();

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_Good()
    {
        WatchFile watch = Read(Good);
        Assert.Equal(("mine", new DateOnly(2020, 1, 1), 7), (watch.Name, watch.Since, watch.OverlapDays));
        Assert.StartsWith(
            "(\"bevacizumab\"[tiab] OR \"aflibercept\"[tiab] OR ",
            watch.Queries[0].Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith(") AND chinese[la]", watch.Queries[0].Text, StringComparison.Ordinal);
        Assert.Equal(
            ("k3y", "MY_KEY", 500d, "http://127.0.0.1:9/eutils/"),
            (
                watch.Services["pubmed"].ApiKey,
                watch.Services["pubmed"].ApiKeyOrigin,
                watch.Services["pubmed"].RequestsPerSecond,
                watch.Services["pubmed"].Address.AbsoluteUri
            )
        );
        Assert.Equal(Path.Combine(_folder.Root, "inbox"), watch.Folders[0].Path);
        Assert.Equal("https://journal.example/toc.xml?x=1", watch.Feeds[0].Service.Address.AbsoluteUri);
        Assert.Equal(
            3,
            Read(Good, key: null).Services["europepmc"].RequestsPerSecond
                + Read(Good, key: null).Services["pubmed"].RequestsPerSecond
                - 502
        );
    }

    [Theory]
    [InlineData(
        "since: 2020-01-01",
        "since: last year",
        "line 2, since: found 'last year', expected a date such as 2015-01-01"
    )]
    [InlineData("since: 2020-01-01", "sinse: 2020-01-01", "line 2, sinse: this key is not known here; expected")]
    [InlineData(
        "source: pubmed",
        "source: pubmet",
        "line 7, queries[1].source: found 'pubmet', expected one of pubmed, europepmc, clinicaltrials"
    )]
    [InlineData(
        "{anti_vegf:first}",
        "{antivegf}",
        "line 8, queries[1].query: found {antivegf}, which is no kind of the lexicon"
    )]
    [InlineData(
        "canaries: [32402160]",
        "canaries: [PMC77]",
        "line 9, queries[1].canaries: found 'PMC77', expected a PMID such as 32402160"
    )]
    [InlineData(
        "canaries: [32402160]",
        "canaries: 32402160",
        "line 9, queries[1].canaries: found '32402160', expected a list such as [a, b]"
    )]
    [InlineData(
        "canaries: [32402160]",
        "kanaries: [32402160]",
        "line 9, queries[1].kanaries: this key is not known here"
    )]
    [InlineData(
        "name: inbox",
        "name: main",
        "line 11, folders[1].name: found 'main' for the second time, expected another name"
    )]
    [InlineData(
        "mentions: [pd1]",
        "mentions: [pd2]",
        "line 13, feeds[1].mentions: found 'pd2', expected kinds of the lexicon"
    )]
    [InlineData(
        "http://127.0.0.1:9/eutils",
        "https://eutils.example/x",
        "line 4, services.pubmed.requests_per_second: found 500, expected at most 10, which E-utilities allow with one"
    )]
    [InlineData("name: mine", "name: [", "the YAML is broken; look for a bracket")]
    [InlineData("name: mine", "name: \"mine", "line ")]
    [InlineData("name: mine", "nam: mine", "line 1, name: found nothing, expected a text")]
    [InlineData("api_key_env: MY_KEY", "api_key_file: nokey", "line 4, services.pubmed.api_key_file: found '")]
    public void Load_Wrong_NamesLineAndKey(string good, string wrong, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() =>
            Read(Good.Replace(good, wrong, StringComparison.Ordinal))
        );
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Missing_SaysWhatToDo() =>
        Assert.Contains(
            "no such file",
            Assert
                .Throws<InvalidDataException>(() => WatchFile.Load(Path.Combine(_folder.Root, "none.yaml"), Lexicon))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Load_Bundled_HasBothLanguagesAndCanaries()
    {
        WatchFile watch = WatchFile.Load(WatchFile.BundledPath, Lexicon);
        Assert.Equal(["pubmed", "europepmc", "europepmc", "clinicaltrials"], watch.Queries.Select(q => q.Source));
        Assert.Contains("\"bevacizumab\"[tiab]", watch.Queries[0].Text, StringComparison.Ordinal);
        Assert.Contains("TITLE_ABS:\"贝伐珠单抗\"", watch.Queries[2].Text, StringComparison.Ordinal);
        Assert.NotEmpty(watch.Queries[0].Canaries);
        Assert.DoesNotContain("\"Bev\"", watch.Queries[0].Text, StringComparison.Ordinal); // also means something else
        Assert.All(watch.Queries, q => Assert.Equal(q.Text.Count(c => c == '('), q.Text.Count(c => c == ')')));

        // The register takes queries in the address only.
        Assert.InRange(Uri.EscapeDataString(watch.Queries[3].Text).Length, 1, 6000);
    }

    WatchFile Read(string yaml, string? key = "k3y") =>
        new WatchFileReader(_folder.File("watch.yaml", yaml), Lexicon, name => name == "MY_KEY" ? key : null).Read();
}
