using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Tests.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Replay;

namespace VegfTrends.Papers.Tests.Watching;

/// <summary>A test with a store, a server that speaks for the services, and a watch over it.</summary>
public abstract class WatchTest : IDisposable
{
    private protected static readonly DateOnly FirstDay = new(2026, 1, 1);

    private protected WatchTest() => Server.Clock = () => Clock.Now;

    private protected TempFolder Folder { get; } = new();

    protected ReplayServer Server { get; } = new();

    protected NightClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 3, 30, 0, TimeSpan.Zero));

    /// <summary>How long a client waits for an answer: long, so that a busy machine decides no test, but short where a
    /// server says nothing.</summary>
    private protected TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    private protected DateOnly Today => DateOnly.FromDateTime(Clock.Now.DateTime);

    public void Dispose()
    {
        Server.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ServiceOptions Service(string path) =>
        new()
        {
            Address = new Uri(Server.Address + path),
            RequestsPerSecond = 1000,
            BatchSize = 20,
            Tries = 4,
            FirstWait = TimeSpan.FromMilliseconds(5),
            Timeout = Patience,
        };

    private protected WatchFile AWatch(params string[] sources) =>
        new()
        {
            Name = "test",
            Since = FirstDay,
            OverlapDays = 7,
            Recheck = 0,
            Services = new Dictionary<string, ServiceOptions>
            {
                ["pubmed"] = Service("eutils/"),
                ["europepmc"] = Service("epmc/"),
                ["clinicaltrials"] = Service("ctgov/"),
            },
            Queries =
            [
                .. (sources.Length == 0 ? ["pubmed"] : sources).Select(s => new WatchQuery(s, s, "bevacizumab", [])),
            ],
        };

    private protected async Task<WatchRunResult> RunAsync(
        WatchFile watch,
        WatchRunnerOptions? options = null,
        CancellationToken cancel = default
    )
    {
        using PaperStore store = OpenStore();
        return await new WatchRunner(
            store,
            watch,
            null,
            (options ?? new WatchRunnerOptions()) with
            {
                Time = Clock,
            }
        ).RunAsync(cancel);
    }

    private protected PaperStore OpenStore() => Folder.Store(new StoreOptions { Time = Clock, BusySeconds = 1 });

    private protected void Records(ReplayService service, int from, int count, DateOnly? created = null)
    {
        for (int n = from; n < from + count; n++)
        {
            Server.Library.Put(
                new ReplayRecord
                {
                    Number = n,
                    Service = service,
                    Created = created ?? FirstDay.AddDays(n % 50),
                }
            );
        }
    }

    private protected List<string> Stored()
    {
        using PaperStore store = OpenStore();
        return [.. store.Papers().Select(p => p.Paper.Id).Order(StringComparer.Ordinal)];
    }

    private protected static List<string> Ids(IEnumerable<ReplayRecord> records) =>
        [
            .. records
                .Select(r =>
                    r.Service switch
                    {
                        ReplayService.PubMed => "pmid:" + r.Pmid,
                        ReplayService.EuropePmc => "doi:" + r.Doi,
                        ReplayService.ClinicalTrials => "nct:" + r.Nct,
                        _ => $"doi:10.5555/feed.{r.Number}",
                    }
                )
                .Order(StringComparer.Ordinal),
        ];
}
