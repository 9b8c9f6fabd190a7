using System.Runtime.CompilerServices;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Tests.Store;
using VegfTrends.Papers.Watching;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

/// <summary>A source is one class and one line: here is one of which nothing else has ever heard.</summary>
public sealed class NewSourceTests : WatchTest
{
    const string Watch = """
        name: mine
        since: 2026-01-01
        services:
          almanac: {batch_size: 7}
        queries:
          - name: main
            source: almanac
            query: ({side:anti_vegf:first})
            canaries: [alm-1]
        """;

    readonly List<(DateOnly Day, Paper Paper)> _shelf = [];
    readonly List<string> _asked = [];
    readonly PaperService _almanac;

    public NewSourceTests() =>
        _almanac = new PaperService
        {
            Key = "almanac",
            Address = new Uri("https://almanac.example/"),
            Rate = _ => new RequestRate(2),
            Phrase = quoted => "all:" + quoted,
            IsCanary = text => text.StartsWith("alm-", StringComparison.Ordinal),
            CanaryForm = "a number such as alm-1",
            Open = options => new AlmanacSource(options, _shelf, _asked),
        };

    public static TheoryData<string> Known => [.. PaperServices.All.Select(s => s.Key)];

    WatchRunnerOptions Options => new() { Services = [.. PaperServices.All, _almanac] };

    [Fact]
    public async Task Invented_IsAskedItsWay_AndItsPapersAreTakenAndAnnounced()
    {
        Put(1, FirstDay);
        Put(2, FirstDay.AddDays(40));
        WatchRunResult first = await RunAsync(Read(Watch), Options);
        Assert.Equal((2, 0, WatchRunState.Ok, 0), (first.New, first.Run.New.Count, first.Run.State, first.ExitCode));
        Assert.Equal(2, first.Requests); // the known paper, and the one pass: it revises nothing
        Assert.StartsWith("(all:\"bevacizumab\" OR ", Assert.Single(_asked.Distinct()), StringComparison.Ordinal);

        Night();
        Put(3, Today);
        List<WatchPreview> previews = await PreviewAsync();
        Assert.Equal(("almanac", 1), (Assert.Single(previews).Source, previews[0].New));
        WatchRunResult second = await RunAsync(Read(Watch), Options);
        Assert.Equal(["pmid:103"], second.Run.New);
        using PaperStore store = OpenStore();
        Assert.Equal(
            ("almanac: main", "almanac-text"),
            store.SourcesOf("pmid:103").Select(s => (s.File, s.Format)).Single()
        );
    }

    [Fact]
    public async Task Invented_KnownPaperMissing_IsSuspect()
    {
        Put(2, FirstDay);
        WatchRunResult result = await RunAsync(Read(Watch), Options);
        Assert.Equal(WatchRunState.Suspect, result.Run.State);
        Assert.Contains(
            "known papers are not returned: alm-1",
            Assert.Single(result.Problems),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Invented_WatchFile_IsCheckedByItsRules()
    {
        Assert.Equal(
            (7, 2d),
            (Read(Watch).Services["almanac"].BatchSize, Read(Watch).Services["almanac"].RequestsPerSecond)
        );
        Assert.Contains(
            "canaries: found '77', expected a number such as alm-1",
            Wrong(Watch.Replace("alm-1", "77", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expected one of pubmed, europepmc, clinicaltrials, almanac",
            Wrong(Watch.Replace("source: almanac", "source: almanach", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Known_SourceAndDescriptionAgree(string key)
    {
        PaperService service = PaperServices.All.Single(s => s.Key == key);
        IPaperSource source = service.Open(new ServiceOptions { Address = service.Address });
        using var _ = source as IDisposable;
        Assert.Equal(key, source.Key);
        Assert.Contains(PaperFormats.All, f => f.Key == source.Format);
        Assert.EndsWith("/", service.Address.AbsoluteUri, StringComparison.Ordinal);
        string example = service.CanaryForm.Split(' ')[^1];
        Assert.True(service.IsCanary(example), example);
        Assert.False(service.IsCanary(example + " "));
        Assert.All([service.Rate(false), service.Rate(true)], r => Assert.InRange(r.Usual, 0.01, r.Most));
    }

    [Fact]
    public async Task FolderAndFeed_TakeNoQueries()
    {
        IPaperSource folder = new DropFolderSource(new DropFolderOptions { Folder = Folder.Root });
        await Assert.ThrowsAsync<NotSupportedException>(() => folder.ReturnedAsync("", ["1"], default));
        Assert.False(folder.CanRecheck);
        Assert.Throws<NotSupportedException>(() => folder.RecheckAsync([], new HashSet<string>(), default));
    }

    WatchFile Read(string yaml) =>
        new WatchFileReader(
            Folder.File("watch.yaml", yaml),
            Lexicon.LoadBundled(),
            _ => null,
            [.. PaperServices.All, _almanac]
        ).Read();

    string Wrong(string yaml) => Assert.Throws<InvalidDataException>(() => Read(yaml)).Message;

    async Task<List<WatchPreview>> PreviewAsync()
    {
        using PaperStore store = OpenStore();
        var previews = new List<WatchPreview>();
        await foreach (
            WatchPreview preview in new WatchRunner(
                store,
                Read(Watch),
                null,
                Options with
                {
                    Time = Clock,
                }
            ).PreviewAsync(default)
        )
        {
            previews.Add(preview);
        }

        return previews;
    }

    void Put(int number, DateOnly day) =>
        _shelf.Add((day, APaper.With(pmid: $"{100 + number}", en: $"Bevacizumab in the almanac, number {number}")));

    void Night() => Clock.Now = Clock.Now.AddDays(1);

    sealed class AlmanacSource(ServiceOptions options, List<(DateOnly Day, Paper Paper)> shelf, List<string> asked)
        : IPaperSource
    {
        public string Key => "almanac";

        public string Format => "almanac-text";

        public bool HasRevisions => false;

        public int Requests { get; private set; }

        public DateTimeOffset? ServerTime => null;

        public async IAsyncEnumerable<SourceBatch> FetchAsync(
            SourceRequest request,
            [EnumeratorCancellation] CancellationToken cancel
        )
        {
            await Task.CompletedTask;
            Requests++;
            asked.Add(request.Query);
            Paper[] found = [.. shelf.Where(e => e.Day >= request.From && e.Day <= request.To).Select(e => e.Paper)];
            foreach (Paper[] page in found.Chunk(options.BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                yield return new SourceBatch
                {
                    Records = [.. page.Select(p => new ReadOutcome.Read(p))],
                    Found = found.Length,
                };
            }
        }

        public Task<IReadOnlyCollection<string>> ReturnedAsync(
            string query,
            IReadOnlyList<string> canaries,
            CancellationToken cancel
        )
        {
            Requests++;
            HashSet<string> there = [.. shelf.Select(e => "alm-" + (int.Parse(e.Paper.Pmid!) - 100))];
            return Task.FromResult<IReadOnlyCollection<string>>([.. canaries.Where(there.Contains)]);
        }
    }
}
