using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>Keeps an Atom feed (RFC 4287) in a file, an entry a digest; a repeat replaces its entry. Feed readers get
/// the last fifty.</summary>
public sealed class AtomChannel(ChannelOptions.Atom options) : IDigestChannel
{
    const int Entries = 50;

    // A feed of fifty busy nights stays far below this; a larger file is not ours.
    const long LargestFeed = 64 << 20;

    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task<DeliveryOutcome> DeliverAsync(OutgoingDigest digest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(digest);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Path))!);
            XElement entry = Entry(digest);
            string id = entry.Element(Atom + "id")!.Value;
            IEnumerable<XElement> kept = Known().Where(e => e.Element(Atom + "id")?.Value != id);
            await WholeFile.WriteAsync(
                options.Path,
                Feed(
                    digest.Digest,
                    [.. kept.Append(entry).OrderByDescending(Updated, StringComparer.Ordinal).Take(Entries)]
                ),
                cancel
            );
            return new DeliveryOutcome.Delivered();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DeliveryOutcome.Failed(
                $"Feed '{options.Path}' cannot be written ({e.Message}). Check that its folder may be written to and "
                    + $"that there is room."
            );
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            return new DeliveryOutcome.Failed(
                $"Feed '{options.Path}' is no feed of this program ({e.Message}). Move it away, or name another file."
            );
        }
    }

    IEnumerable<XElement> Known()
    {
        if (!File.Exists(options.Path))
        {
            return [];
        }

        if (new FileInfo(options.Path).Length > LargestFeed)
        {
            throw new InvalidDataException($"found more than {LargestFeed >> 20} MiB");
        }

        using var reader = XmlReader.Create(
            options.Path,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        XElement root = XElement.Load(reader);
        return root.Name == Atom + "feed"
            ? root.Elements(Atom + "entry")
            : throw new InvalidDataException($"found <{root.Name.LocalName}>, expected an Atom feed");
    }

    static string Updated(XElement entry) => entry.Element(Atom + "updated")?.Value ?? "";

    static string Feed(Digest digest, IReadOnlyList<XElement> entries)
    {
        var texts = new DigestTexts(digest.Language);
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", digest.Language.Pick("zh-CN", "en")),
            new XElement(Atom + "id", $"urn:uuid:{FeedId(digest.Reader)}"),
            new XElement(Atom + "title", texts.Title),
            new XElement(Atom + "updated", Updated(entries[0])),
            new XElement(Atom + "author", new XElement(Atom + "name", "VegfTrends")),
            new XElement(Atom + "generator", "VegfTrends"),
            entries
        );
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}\n";
    }

    static XElement Entry(OutgoingDigest outgoing)
    {
        var texts = new DigestTexts(outgoing.Digest.Language);
        string time = outgoing.Prepared.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", $"urn:uuid:{outgoing.Id:D}"),
            new XElement(Atom + "title", texts.Subject(outgoing.Digest)),
            new XElement(Atom + "updated", time),
            new XElement(Atom + "published", time),
            outgoing
                .Digest.Papers.Select(p => p.Link)
                .OfType<DigestLink>()
                .Take(1)
                .Select(l => new XElement(
                    Atom + "link",
                    new XAttribute("rel", "related"),
                    new XAttribute("href", l.Address)
                )),
            new XElement(Atom + "summary", texts.Sum(outgoing.Digest)),
            new XElement(Atom + "content", new XAttribute("type", "html"), DigestHtml.Body(outgoing.Digest))
        );
    }

    // Of the reader's name alone, so that it stays when the file moves; the bits that make it a UUID of version 8 (made
    // its own way).
    static Guid FeedId(string reader)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes("vegftrends feed " + reader))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
