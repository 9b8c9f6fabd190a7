using System.Globalization;
using System.Xml;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>RSS 1.0 and 2.0 and Atom, as journals and preprint servers publish their tables of contents, with Dublin
/// Core and PRISM fields.</summary>
public sealed class FeedFormat : IPaperFormat
{
    static readonly string[] Records = ["item", "entry"];

    public string Key => "feed";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal)
            && (
                head.Contains("<rss", StringComparison.Ordinal)
                || head.Contains("<rdf:RDF", StringComparison.Ordinal)
                || (
                    head.Contains("<feed", StringComparison.Ordinal)
                    && head.Contains("http://www.w3.org/2005/Atom", StringComparison.Ordinal)
                )
            );
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        var reader = new PieceReader(Key, file, options, cancel);
        string? journal = JournalName(file.Head);
        return reader.Xml(Records, (item, draft) => Fill(item, journal, draft));
    }

    // Names come without prefix, so that dc:title and title are one; the element of the feed itself stands first in all
    // that we have seen.
    static void Fill(XmlItem item, string? journal, PaperDraft draft)
    {
        draft.AddTitle(item.TextAt("title"));
        draft.AddAbstract(
            item.TextAt("encoded") ?? item.TextAt("description") ?? item.TextAt("summary") ?? item.TextAt("content")
        );
        foreach (
            string? id in new[]
            {
                item.TextAt("doi"),
                item.TextAt("identifier"),
                item.TextAt("guid"),
                item.TextAt("id"),
            }
        )
        {
            draft.SetDoi(id);
        }

        foreach (XmlItem link in item.All("link"))
        {
            string? address = link.Attribute("href") ?? link.Text;
            draft.SetUrl(address);
            draft.SetDoi(
                address is not null && address.Contains("doi", StringComparison.OrdinalIgnoreCase) ? address : null
            );
        }

        foreach (XmlItem author in item.All("creator").Concat(item.All("author")))
        {
            draft.AddAuthor(author.TextAt("name") ?? author.Text);
        }

        foreach (
            string? date in new[]
            {
                item.TextAt("publicationDate"),
                item.TextAt("date"),
                item.TextAt("published"),
                item.TextAt("pubDate"),
                item.TextAt("updated"),
            }
        )
        {
            if (TryParseDate(date, out PaperDate parsed))
            {
                draft.SetDate(parsed);
                break;
            }
        }

        draft.SetJournal(item.TextAt("publicationName") ?? journal);
        foreach (XmlItem subject in item.All("subject").Concat(item.All("category")))
        {
            draft.AddKeyword(subject.Attribute("term") ?? subject.Text);
        }
    }

    static bool TryParseDate(string? text, out PaperDate date)
    {
        // ISO 8601 in Atom and Dublin Core, RFC 822 in RSS.
        string trimmed = (text ?? "").Trim();
        if (trimmed.Length >= 10 && PaperDate.TryParse(trimmed[..10], out date))
        {
            return true;
        }

        if (
            DateTimeOffset.TryParse(
                trimmed,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset moment
            )
        )
        {
            date = new PaperDate(moment.Year, moment.Month, moment.Day);
            return true;
        }

        return DateText.TryParse(text, out date);
    }

    static string? JournalName(string head)
    {
        int start = head.IndexOf("<title", StringComparison.Ordinal),
            first = Records
                .Select(r => head.IndexOf("<" + r, StringComparison.Ordinal))
                .Where(i => i >= 0)
                .DefaultIfEmpty(int.MaxValue)
                .Min();
        int end = start < 0 ? -1 : head.IndexOf("</title>", start, StringComparison.Ordinal);
        if (end < 0 || start > first)
        {
            return null;
        }

        try
        {
            return RecordText.Clean(XmlItem.Parse(head[start..(end + "</title>".Length)]).Text);
        }
        catch (XmlException)
        {
            return null; // a feed without a readable name is still a feed
        }
    }
}
