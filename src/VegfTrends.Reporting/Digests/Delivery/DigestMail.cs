using System.Security.Cryptography;
using System.Text;
using MimeKit;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>A digest as an e-mail message. The same digest gives the same headers, whenever it is sent.</summary>
public static class DigestMail
{
    /// <exception cref="ParseException">An address is none.</exception>
    public static MimeMessage Create(OutgoingDigest outgoing, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        Digest digest = outgoing.Digest;
        var sender = MailboxAddress.Parse(from);
        string domain = sender.Domain is { Length: > 0 } given ? given : "localhost";
        var message = new MimeMessage
        {
            // Built by MimeKit from one clean line: a title cannot add a header.
            Subject = new DigestTexts(digest.Language).Subject(digest),
            Date = outgoing.Prepared,
            MessageId = $"{outgoing.Id:D}@{domain}",
        };
        message.From.Add(sender);
        message.To.Add(MailboxAddress.Parse(to));
        message.Headers.Add(HeaderId.ListId, $"<{ListName(digest.Reader)}.vegftrends.{domain}>");
        // Keeps holiday notes away.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, digest.Language.Pick("zh-CN", "en"));
        message.Body = new MultipartAlternative(
            Part("plain", DigestMarkdown.PlainText(digest)),
            Part("html", DigestHtml.Render(digest))
        );
        return message;
    }

    // Base64: Chinese in quoted-printable is three times as long, and no line grows too long for a server.
    static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    // Header-safe whatever the reader is called, and the same every night, so that mail programs can sort by it.
    static string ListName(string reader)
    {
        string plain = string.Concat(reader.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return plain.Length > 0 && plain.Length == reader.Length
            ? plain
            : $"reader-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reader)))[..12]}";
    }
}
