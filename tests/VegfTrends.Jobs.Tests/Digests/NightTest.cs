using VegfTrends.Core;
using VegfTrends.Jobs.Digests;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Tests.Store;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;

namespace VegfTrends.Jobs.Tests.Digests;

/// <summary>A store, readers and nights that bring invented papers; what is delivered is caught.</summary>
public abstract class NightTest : IDisposable
{
    private protected NightTest() => Store = Folder.Store(new StoreOptions { Time = Clock });

    private protected TempFolder Folder { get; } = new();

    private protected Clock Clock { get; } = new();

    private protected PaperStore Store { get; }

    /// <summary>Every digest that a channel was handed, in order, with what it said to it.</summary>
    private protected List<(string Channel, OutgoingDigest Digest)> Handed { get; } = [];

    /// <summary>Decides how a delivery ends; may throw. Default: all arrives.</summary>
    private protected Func<OutgoingDigest, DeliveryOutcome> Answer { get; set; } = _ => new DeliveryOutcome.Delivered();

    public void Dispose()
    {
        Store.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static DigestReader Reader(string name, DayOfWeek? weekly = null) =>
        new()
        {
            Name = name,
            Rhythm = new Rhythm(weekly),
            Channels = [new ChannelOptions.Folder("nowhere", Html: false) { Key = "file" }],
        };

    /// <summary>Takes papers in as a run of a watch does, and assesses them. The first run is a backfill.</summary>
    private protected long Take(params AssessedPaper[] papers)
    {
        (long run, WatchRunKind kind) = Store.BeginWatchRun("test", Clock.Day);
        Store.AddWatched(
            [.. papers.Select(p => (ReadOutcome)new ReadOutcome.Read(p.Paper))],
            new StoreFile("pubmed", "", 0, "pubmed-xml"),
            isLast: true,
            new WatchStep(run, "test", "pubmed", "main", IsSilent: kind == WatchRunKind.Backfill, IsCurrent: true),
            mark: null
        );
        Store.SaveAssessments([.. papers.Select(p => new StoredAssessment(Store.Find(p.Paper.Id)!, p.Assessment))]);
        Store.SaveWatchRun(run, WatchRunState.Ok, []);
        return run;
    }

    private protected async Task<DigestSummary> TellAsync(
        IReadOnlyList<DigestReader> readers,
        IReadOnlyList<SuspectSource>? suspects = null,
        CancellationToken cancel = default
    ) =>
        await new DigestRun(
            Store,
            new ReadersFile(readers, null),
            Load,
            new DigestRunOptions
            {
                Day = Clock.Day,
                Time = Clock,
                Suspects = suspects ?? [],
                Channels = c => new Catcher(this, c.Key),
            }
        ).RunAsync(cancel);

    private protected DigestData Load() =>
        new()
        {
            Papers =
            [
                .. Store
                    .FiledPapers()
                    .Where(f => f.Assessment is not null)
                    .Select(f => new ArrivedPaper(
                        new AssessedPaper(
                            f.Stored.Paper,
                            f.Assessment!,
                            f.Decision,
                            DateOnly.FromDateTime(f.Stored.Added.UtcDateTime)
                        ),
                        f.Stored.RunId
                    )),
            ],
            Taxonomy = Core.Tests.Trends.APaper.Taxonomy,
            Lexicon = Core.Tests.Trends.APaper.Lexicon,
            Day = Clock.Day,
        };

    /// <summary>Nobody takes it for another: its number stands in title and PMID.</summary>
    private protected static AssessedPaper Paper(
        int number,
        PublicationStatus status = PublicationStatus.Published,
        string? title = null
    ) =>
        new Core.Tests.Trends.APaper(number)
            .About("ici.pd1")
            .Combining("apatinib", "camrelizumab")
            .Status(status)
            .With(p =>
                p with
                {
                    Pmid = $"9{number:0000000}",
                    Title = new Bilingual(
                        null,
                        title ?? $"Invented trial number {number} of apatinib plus camrelizumab"
                    ),
                }
            );

    sealed class Catcher(NightTest test, string key) : IDigestChannel
    {
        public Task<DeliveryOutcome> DeliverAsync(OutgoingDigest digest, CancellationToken cancel)
        {
            test.Handed.Add((key, digest));
            return Task.FromResult(test.Answer(digest));
        }
    }
}

/// <summary>Stands still until it is moved. Monday 2 March 2026 at first; local time is UTC.</summary>
sealed class Clock : TimeProvider
{
    DateTimeOffset _now = new(2026, 3, 2, 3, 30, 0, TimeSpan.Zero);

    public DateOnly Day => DateOnly.FromDateTime(_now.UtcDateTime);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(double days) => _now += TimeSpan.FromDays(days);
}
