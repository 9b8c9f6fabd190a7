using System.Globalization;
using System.Xml.Linq;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests.Delivery;

public sealed class FeedAndFolderTests : IDisposable
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    readonly string _folder = Directory.CreateTempSubdirectory("vegftrends-feed-").FullName;

    string Feed => Path.Combine(_folder, "feeds", "ann.xml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Feed_HasWhatAtomAsksFor()
    {
        await DeliverAsync(ADigest.Outgoing(ADigest.One(title: ADigest.Evil)));
        XElement feed = XElement.Load(Feed);
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (XElement part in feed.Elements(Atom + "entry").Prepend(feed))
        {
            Assert.True(Uri.TryCreate(part.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
            Assert.NotEmpty(part.Element(Atom + "title")!.Value);
            Assert.True(
                DateTimeOffset.TryParseExact(
                    part.Element(Atom + "updated")!.Value,
                    "yyyy-MM-ddTHH:mm:ssZ",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out _
                )
            );
        }

        Assert.NotNull(feed.Element(Atom + "author")?.Element(Atom + "name"));
        XElement entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal("urn:uuid:0b1c2d3e-4f50-4617-8a9b-0c1d2e3f4051", entry.Element(Atom + "id")!.Value);
        Assert.Equal("html", entry.Element(Atom + "content")!.Attribute("type")!.Value);
        Assert.DoesNotContain("<script", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_KeepsIdsAndReplacesRepeats_FiftyAtMost()
    {
        DateTimeOffset first = ADigest.Outgoing().Prepared;
        OutgoingDigest[] nights =
        [
            .. Enumerable.Range(0, 60).Select(i => new OutgoingDigest(Guid.NewGuid(), first.AddDays(i), ADigest.One())),
        ];
        foreach (OutgoingDigest night in nights)
        {
            await DeliverAsync(night);
        }

        string id = XElement.Load(Feed).Element(Atom + "id")!.Value;
        await DeliverAsync(nights[58]);
        XElement feed = XElement.Load(Feed);
        Assert.Equal(id, feed.Element(Atom + "id")!.Value);
        Assert.Equal(
            nights.Reverse().Take(50).Select(n => $"urn:uuid:{n.Id:D}"),
            feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value)
        );
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Feed)!, "*.tmp"));
    }

    [Theory]
    [InlineData("<html/>")]
    [InlineData("<feed")]
    [InlineData("<!DOCTYPE x [<!ENTITY y 'z'>]><feed xmlns='http://www.w3.org/2005/Atom'>&y;</feed>")]
    public async Task OtherFile_IsLeftAsItIs(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Feed)!);
        await File.WriteAllTextAsync(Feed, content);
        var failed = Assert.IsType<DeliveryOutcome.Failed>(
            await new AtomChannel(new ChannelOptions.Atom(Feed) { Key = "atom" }).DeliverAsync(
                ADigest.Outgoing(),
                default
            )
        );
        Assert.Contains("no feed of this program", failed.Why, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(Feed));
    }

    [Fact]
    public async Task Folder_GetsOneFileADigest_WhateverTheReaderIsCalled()
    {
        var channel = new FolderChannel(
            new ChannelOptions.Folder(Path.Combine(_folder, "out"), Html: true) { Key = "file" }
        );
        OutgoingDigest digest = ADigest.Outgoing(ADigest.One() with { Reader = "../../读者/ann" });
        Assert.IsType<DeliveryOutcome.Delivered>(await channel.DeliverAsync(digest, default));
        Assert.IsType<DeliveryOutcome.Delivered>(await channel.DeliverAsync(digest, default));
        Assert.Equal(
            "2026-03-02-______读者_ann-0b1c2d3e.html",
            Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "out"))))
        );
    }

    [Fact]
    public async Task Folder_ThatCannotBeWritten_IsAFailure()
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        Assert.IsType<DeliveryOutcome.Failed>(
            await new FolderChannel(new ChannelOptions.Folder(file, Html: false) { Key = "file" }).DeliverAsync(
                ADigest.Outgoing(),
                default
            )
        );
    }

    [Fact]
    public async Task Cancelled_LeavesTheOldFeed()
    {
        await DeliverAsync(ADigest.Outgoing());
        string before = await File.ReadAllTextAsync(Feed);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new AtomChannel(new ChannelOptions.Atom(Feed) { Key = "atom" }).DeliverAsync(
                new OutgoingDigest(Guid.NewGuid(), DateTimeOffset.UnixEpoch, ADigest.One()),
                new CancellationToken(canceled: true)
            )
        );
        Assert.Equal(before, await File.ReadAllTextAsync(Feed));
    }

    async Task DeliverAsync(OutgoingDigest digest) =>
        Assert.IsType<DeliveryOutcome.Delivered>(
            await new AtomChannel(new ChannelOptions.Atom(Feed) { Key = "atom" }).DeliverAsync(digest, default)
        );
}
