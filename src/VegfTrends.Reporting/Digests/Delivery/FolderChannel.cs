using System.Globalization;

namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>Writes a file a digest, named after its day, reader and id: a repeat writes the same file again.</summary>
public sealed class FolderChannel(ChannelOptions.Folder options) : IDigestChannel
{
    public async Task<DeliveryOutcome> DeliverAsync(OutgoingDigest digest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(digest);
        string text = options.Html ? DigestHtml.Render(digest.Digest) : DigestMarkdown.Render(digest.Digest);
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{DigestTexts.Day(digest.Digest.Day)}-{SafeName(digest.Digest.Reader)}-{digest.Id.ToString("N")[..8]}."
                + $"{(options.Html ? "html" : "md")}"
        );
        try
        {
            Directory.CreateDirectory(options.Path);
            await WholeFile.WriteAsync(Path.Combine(options.Path, name), text, cancel);
            return new DeliveryOutcome.Delivered();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DeliveryOutcome.Failed(
                $"Folder '{options.Path}' cannot be written ({e.Message}). Check that it may be written to and that "
                    + $"there is room."
            );
        }
    }

    // A reader's name comes from a file that people write: nothing of it may lead out of the folder.
    static string SafeName(string reader) =>
        string.Concat(
            reader.Where(c => !char.IsSurrogate(c)).Take(40).Select(c => char.IsLetterOrDigit(c) || c == '-' ? c : '_')
        );
}
