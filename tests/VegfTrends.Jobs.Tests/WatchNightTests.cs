using VegfTrends.Core;
using VegfTrends.Jobs.Watching;
using VegfTrends.Papers.Watching;
using Xunit;

namespace VegfTrends.Jobs.Tests;

/// <summary>Nights over a folder, which need no network.</summary>
public sealed class WatchNightTests : JobTest
{
    [Fact]
    public async Task Run_WithoutReaders_AssessesAndSaysThatNobodyWasTold()
    {
        Export("one", "atezolizumab");
        WatchNightResult night = await RunAsync(
            new WatchNightOptions { Readers = Path.Combine(Folder.Root, "none.yaml") }
        );
        Assert.Equal((1, 1, true, 0), (night.Run.New, night.Run.Assessed, night.FoundNoReaders, night.ExitCode));
        Assert.Null(night.Digests);
    }

    [Fact]
    public async Task Run_BrokenReaders_IsSaidBefore_AndThePapersAreTaken()
    {
        Export("one", "atezolizumab");
        string readers = Folder.File("readers.yaml", "readers: [{name: ann, deliver: [{fax: out}]}]");
        WatchNightResult night = await RunAsync(
            new WatchNightOptions
            {
                Readers = readers,
                Problem = Problems.Add,
                Tell = _ => Assert.Single(Problems),
            }
        );
        Assert.Contains("readers.yaml", Assert.Single(Problems), StringComparison.Ordinal);
        Assert.Equal((1, 1), (night.Run.New, night.ExitCode));
    }

    [Fact]
    public async Task Run_WithoutModel_LeavesAssessmentAndDigestsToLater()
    {
        Export("one", "atezolizumab");
        WatchNightResult night = await WatchNight.RunAsync(Store, Watch(), model: null, new(), CancellationToken.None);
        Assert.Equal((1, 0, false), (night.Run.New, night.Run.Assessed, night.FoundNoReaders));
        Assert.Single(Store.Unassessed(Model.Categories.Id));
    }

    [Fact]
    public async Task Run_SecondNight_TellsTheReaders()
    {
        string readers = Folder.File("readers.yaml", "readers: [{name: ann, deliver: [{file: out}]}]");
        Export("one", "atezolizumab");
        await RunAsync(new WatchNightOptions { Readers = readers });
        Export("two", "sintilimab");
        WatchNightResult night = await RunAsync(new WatchNightOptions { Readers = readers });
        Assert.Equal((1, 1), (night.Digests!.Prepared, night.Digests.Delivered));
        Assert.Single(Directory.GetFiles(Path.Combine(Folder.Root, "out")));
    }

    Task<WatchNightResult> RunAsync(WatchNightOptions options) =>
        WatchNight.RunAsync(Store, Watch(), Model, options, CancellationToken.None);

    WatchFile Watch() =>
        WatchFile.Load(
            Folder.File("watch.yaml", "name: test\nfolders: [{name: inbox, path: inbox, settle_seconds: 0}]\n"),
            Lexicon.LoadBundled()
        );

    void Export(string name, string partner) =>
        Folder.File(
            $"inbox/{name}.jsonl",
            $$"""{"id":"ex:{{name}}","title":"Bevacizumab plus {{partner}} for hepatocellular carcinoma: an invented trial"}"""
        );
}
