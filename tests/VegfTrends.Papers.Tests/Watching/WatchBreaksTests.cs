using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Tests.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Replay;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

/// <summary>What a watch tells the trends: which papers it saw arrive, and where its queries break the
/// series.</summary>
public sealed class WatchBreaksTests : WatchTest
{
    [Fact]
    public async Task SeenByWatch_IsWhatANightBrought_NotTheBackfill()
    {
        Records(ReplayService.PubMed, 1, 5);
        await RunAsync(AWatch());
        Night();
        Records(ReplayService.PubMed, 100, 2, created: Today);
        Records(ReplayService.EuropePmc, 200, 3);
        await RunAsync(AWatch("pubmed", "europepmc")); // the first pass of Europe PMC is silent
        using PaperStore store = OpenStore();
        Assert.Equal(10, store.CountPapers());
        Assert.Equal(["pmid:10000100", "pmid:10000101"], store.SeenByWatch().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SeenByWatch_PaperThatWasImportedBefore_IsNotSeen()
    {
        await RunAsync(AWatch());
        Night();
        Records(ReplayService.PubMed, 100, 2, created: Today);
        using (PaperStore store = OpenStore())
        {
            store.Add(
                [APaper.With(pmid: "10000100", en: "Imported under its number before the night")],
                store.BeginRun("import", [])
            );
        }

        await RunAsync(AWatch());
        using PaperStore after = OpenStore();
        Assert.Equal(["pmid:10000101"], after.SeenByWatch());
    }

    [Fact]
    public async Task SeenByWatch_ExportInAFolder_IsNotSeen()
    {
        string inbox = Path.Combine(Folder.Root, "inbox");
        Directory.CreateDirectory(inbox);
        WatchFile watch = AWatch() with { Folders = [new WatchFolder("inbox", inbox, TimeSpan.FromMinutes(1))] };
        await RunAsync(watch);
        Night();
        string file = Path.Combine(inbox, "b.jsonl");
        File.WriteAllText(
            file,
            "{\"id\":\"b1\",\"title\":\"Lenvatinib plus pembrolizumab\",\"abstract\":\"We gave both.\"}\n"
        );
        File.SetLastWriteTimeUtc(file, Clock.Now.UtcDateTime.AddHours(-1));
        Assert.Equal(["b1"], (await RunAsync(watch)).Run.New);
        using PaperStore store = OpenStore();
        Assert.Empty(store.SeenByWatch());
    }

    [Fact]
    public async Task Breaks_QueriesOfTheFirstRun_AreNone_EvenWhenRepeated()
    {
        await RunAsync(AWatch());
        Night();
        await RunAsync(AWatch());
        using PaperStore store = OpenStore();
        Assert.Equal(2, store.WatchRuns().Count);
        Assert.Empty(store.Breaks("m"));
    }

    [Fact]
    public async Task Breaks_SourceAndQueryThatCameLater_SayWhatTheyCover()
    {
        await RunAsync(AWatch());
        Night();
        await RunAsync(AWatch("pubmed", "europepmc"));
        Night();
        WatchFile third = AWatch("pubmed", "europepmc");
        await RunAsync(
            third with
            {
                Since = new DateOnly(2024, 5, 1),
                Queries = [.. third.Queries, new WatchQuery("more", "pubmed", "lenvatinib", [])],
            }
        );
        Night();
        await RunAsync(third with { Queries = [.. third.Queries, new WatchQuery("more", "pubmed", "lenvatinib", [])] });
        using PaperStore store = OpenStore();
        Assert.Equal(
            [
                new SeriesBreak(Today.AddDays(-2), SeriesBreakKind.Source, "europepmc", FirstDay),
                new SeriesBreak(Today.AddDays(-1), SeriesBreakKind.Query, "more", new DateOnly(2024, 5, 1)),
            ],
            store.Breaks("m")
        );
    }

    void Night() => Clock.Now += TimeSpan.FromDays(1);
}
