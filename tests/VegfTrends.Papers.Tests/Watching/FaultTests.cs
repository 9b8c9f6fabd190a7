using System.Globalization;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Replay;
using Xunit;

namespace VegfTrends.Papers.Tests.Watching;

/// <summary>The table of faults: what a service does wrong, and what becomes of the run and of the papers.</summary>
public sealed class FaultTests : WatchTest
{
    public static TheoryData<string, string, ReplayFault, string> Passing =>
        new()
        {
            // service, request, fault; the fault hits its second request once, and the run ends as if nothing had been.
            { "pubmed", "efetch.fcgi", ReplayFault.TooMany, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.Error, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.Stall, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.Cut, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.Truncated, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.DamagedRecord, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.Html, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.EmptyPage, "ok" },
            { "pubmed", "efetch.fcgi", ReplayFault.HalfMissing, "ok" },
            { "pubmed", "esearch.fcgi", ReplayFault.TooMany, "ok" },
            { "pubmed", "esearch.fcgi", ReplayFault.Error, "ok" },
            { "pubmed", "esearch.fcgi", ReplayFault.Cut, "ok" },
            { "pubmed", "esearch.fcgi", ReplayFault.Truncated, "ok" },
            { "pubmed", "esearch.fcgi", ReplayFault.EmptyPage, "ok" },
            { "pubmed", "esearch.fcgi", ReplayFault.ChangedCount, "ok" },
            { "europepmc", "searchPOST", ReplayFault.TooMany, "ok" },
            { "europepmc", "searchPOST", ReplayFault.Error, "ok" },
            { "europepmc", "searchPOST", ReplayFault.Stall, "ok" },
            { "europepmc", "searchPOST", ReplayFault.Cut, "ok" },
            { "europepmc", "searchPOST", ReplayFault.Truncated, "ok" },
            { "europepmc", "searchPOST", ReplayFault.EmptyPage, "ok" },
            { "europepmc", "searchPOST", ReplayFault.ChangedCount, "ok" },
            { "clinicaltrials", "studies", ReplayFault.Error, "ok" },
            { "clinicaltrials", "studies", ReplayFault.Cut, "ok" },
            { "clinicaltrials", "studies", ReplayFault.Html, "ok" },
            { "clinicaltrials", "studies", ReplayFault.EmptyPage, "ok" },
            { "clinicaltrials", "studies", ReplayFault.ChangedCount, "ok" },
        };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task FaultThatPasses_EveryPaperOnce(string source, string path, ReplayFault fault, string state)
    {
        Patience = fault == ReplayFault.Stall ? TimeSpan.FromSeconds(0.6) : Patience;
        Records(ServiceOf(source), 1, 90);
        Server.Library.PageLimit = 40;
        Server.FaultOf = r => r.Path == path && r.Place == 1 ? fault : ReplayFault.None;
        WatchRunResult result = await RunAsync(AWatch(source));
        Assert.Equal((state, 0), (result.Run.State.ToString().ToLowerInvariant(), result.ExitCode));
        Assert.Equal(Ids(Server.Library.Of(ServiceOf(source))), Stored());
        Assert.Equal(Server.Library.Of(ServiceOf(source)).Count, result.New);
    }

    public static TheoryData<string, string, ReplayFault, string> Lasting =>
        new()
        {
            // The fault hits every request from the third on. The next night, all is well again.
            { "pubmed", "efetch.fcgi", ReplayFault.Error, "answered 500 (4 tries)" },
            { "pubmed", "efetch.fcgi", ReplayFault.TooManyForHours, "asks to wait 240 min" },
            { "pubmed", "efetch.fcgi", ReplayFault.Stall, "no whole answer within 0.6 s" },
            { "pubmed", "efetch.fcgi", ReplayFault.Cut, "(4 tries)" },
            { "pubmed", "efetch.fcgi", ReplayFault.HalfMissing, "efetch gave 15 of 20 records, twice" },
            { "pubmed", "efetch.fcgi", ReplayFault.EmptyPage, "efetch gave 0 of 20 records, twice" },
            { "pubmed", "efetch.fcgi", ReplayFault.Html, "efetch gave 0 of 20 records, twice" },
            { "pubmed", "efetch.fcgi", ReplayFault.BadKey, "refused the API key" },
            { "europepmc", "searchPOST", ReplayFault.Error, "answered 500 (4 tries)" },
            { "europepmc", "searchPOST", ReplayFault.EmptyPage, "an empty page while 50 results are still to come" },
            { "europepmc", "searchPOST", ReplayFault.Truncated, "the JSON is broken" },
            { "clinicaltrials", "studies", ReplayFault.Html, "the JSON is broken" },
            { "clinicaltrials", "studies", ReplayFault.EmptyPage, "an empty page while 50 studies are still to come" },
        };

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task FaultThatLasts_FailsWithItsReason_AndTheNextNightGoesOn(
        string source,
        string path,
        ReplayFault fault,
        string reason
    )
    {
        Patience = fault == ReplayFault.Stall ? TimeSpan.FromSeconds(0.6) : Patience;
        Records(ServiceOf(source), 1, 90);
        Server.FaultOf = r => r.Path == path && r.Place >= 2 ? fault : ReplayFault.None;
        WatchRunResult broken = await RunAsync(AWatch(source));
        SourceOutcome outcome = broken.Run.Sources[0];
        Assert.Equal((SourceState.Failed, 40), (outcome.State, outcome.New)); // two batches are saved
        Assert.Contains(reason, outcome.Why, StringComparison.Ordinal);
        Assert.NotEqual(0, broken.ExitCode);

        Server.FaultOf = _ => ReplayFault.None;
        Clock.Now += TimeSpan.FromDays(1);
        WatchRunResult next = await RunAsync(AWatch(source));
        Assert.Equal((WatchRunState.Ok, 50), (next.Run.State, next.New));
        Assert.Equal(Ids(Server.Library.Of(ServiceOf(source))), Stored());
    }

    [Fact]
    public async Task Efetch_OneRecordStaysDamaged_IsQuarantinedAndTheOthersAreTaken()
    {
        Records(ReplayService.PubMed, 1, 30);
        Server.FaultOf = r =>
            r.Path == "efetch.fcgi" && r.Fields["id"].Contains("10000011", StringComparison.Ordinal)
                ? ReplayFault.DamagedRecord
                : ReplayFault.None;
        WatchRunResult result = await RunAsync(AWatch());
        Assert.Equal((29, 1, 1), (result.New, result.Quarantined, result.ExitCode));
        Assert.Contains("1 records could not be read", Assert.Single(result.Problems), StringComparison.Ordinal);

        // Within the overlap it is asked for again, and taken once the source has mended it.
        Server.FaultOf = _ => ReplayFault.None;
        Clock.Now = new DateTimeOffset(2026, 3, 2, 3, 30, 0, TimeSpan.Zero);
        Server.Library.Change(ReplayService.PubMed, 11, r => r with { Revised = Today });
        Assert.Equal(1, (await RunAsync(AWatch())).New);
        Assert.Equal(30, Stored().Count);
    }

    [Fact]
    public async Task Efetch_ListedButNotGiven_IsQuarantinedByItsPmid()
    {
        Records(ReplayService.PubMed, 1, 30);
        Server.Library.Ghosts.Add("10000007");
        WatchRunResult result = await RunAsync(AWatch());
        Assert.Equal((29, 1, WatchRunState.Ok, 1), (result.New, result.Quarantined, result.Run.State, result.ExitCode));
        using Papers.Store.PaperStore store = OpenStore();
        Assert.Equal("PMID 10000007", Assert.Single(store.QuarantineRows()).Row.Position);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(7)]
    public async Task Esearch_MoreThanTheCap_WindowsAreSplitAndEveryPaperIsTakenOnce(int cap)
    {
        Records(ReplayService.PubMed, 1, 300);
        Server.Library.Cap = cap;
        WatchFile watch = AWatch();
        watch = watch with
        {
            Services = new Dictionary<string, Sources.ServiceOptions>(watch.Services)
            {
                ["pubmed"] = watch.Services["pubmed"] with { SearchCap = cap },
            },
        };
        WatchRunResult result = await RunAsync(watch);
        Assert.Equal(300, result.New);
        Assert.All(Server.Given, g => Assert.Equal(1, g.Value));
        Assert.All(
            Server.Requests.Where(r => r.Path == "esearch.fcgi"),
            r => Assert.True(int.Parse(r.Fields["retstart"], CultureInfo.InvariantCulture) < cap)
        );
    }

    [Fact]
    public async Task Esearch_OneDayAboveTheCap_SaysWhatToDo()
    {
        Records(ReplayService.PubMed, 1, 60, created: new DateOnly(2026, 2, 2));
        WatchFile watch = AWatch();
        watch = watch with
        {
            Services = new Dictionary<string, Sources.ServiceOptions>(watch.Services)
            {
                ["pubmed"] = watch.Services["pubmed"] with { SearchCap = 50 },
            },
        };
        WatchRunResult result = await RunAsync(watch);
        Assert.Contains("60 records on 2026-02-02 alone", result.Run.Sources[0].Why, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task AnswerAboveTheLimit_IsNotReadToItsEnd()
    {
        Records(ReplayService.PubMed, 1, 20);
        WatchFile watch = AWatch();
        watch = watch with
        {
            Services = new Dictionary<string, Sources.ServiceOptions>(watch.Services)
            {
                ["pubmed"] = watch.Services["pubmed"] with { MaxAnswerBytes = 10_000 },
            },
        };
        Assert.Contains("more than 10,000 bytes", (await RunAsync(watch)).Run.Sources[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKey_NamesItsOriginAndNeverTheKey()
    {
        Records(ReplayService.PubMed, 1, 20);
        Server.ApiKey = "right";
        WatchFile watch = AWatch();
        watch = watch with
        {
            Services = new Dictionary<string, Sources.ServiceOptions>(watch.Services)
            {
                ["pubmed"] = watch.Services["pubmed"] with { ApiKey = "s3cret", ApiKeyOrigin = "NCBI_API_KEY" },
            },
        };
        WatchRunResult result = await RunAsync(watch);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("refused the API key from NCBI_API_KEY", result.Run.Sources[0].Why, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", string.Concat(result.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", watch.Services["pubmed"].ToString(), StringComparison.Ordinal);
    }

    static ReplayService ServiceOf(string source) =>
        source switch
        {
            "europepmc" => ReplayService.EuropePmc,
            "clinicaltrials" => ReplayService.ClinicalTrials,
            _ => ReplayService.PubMed,
        };
}
