using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>A file of papers, or the answer of a service: opened as often as needed, decompressed, its encoding found,
/// its limits watched.</summary>
public sealed class PaperFile
{
    const int HeadLength = 64 << 10;

    readonly Func<Stream> _open;
    readonly Encoding _encoding;

    PaperFile(string name, Func<Stream> open, byte[] head)
    {
        (Name, _open) = (name, open);
        HeadBytes = head;
        _encoding = TextEncodings.Detect(head, OpenBytes);
        Head = IsBinary(head) ? "" : TextEncodings.Decode(_encoding, head);
    }

    /// <summary>The file's name without folder.</summary>
    public string Name { get; }

    /// <summary>Up to the first 64 KiB after decompression.</summary>
    public ReadOnlyMemory<byte> HeadBytes { get; }

    /// <summary><see cref="HeadBytes"/> as text without byte order mark; empty when the file is binary (a zip, such as
    /// XLSX).</summary>
    public string Head { get; }

    /// <summary>Opens a file and reads its beginning.</summary>
    /// <exception cref="UnreadableFileException">It is missing, empty, too large, or its compression is
    /// broken.</exception>
    public static PaperFile Open(string path, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                throw new UnreadableFileException(path, "no such file", "the path of an export file");
            }

            if (info.Length == 0)
            {
                throw new UnreadableFileException(path, "an empty file", "at least one record; export it again");
            }

            if (info.Length > options.MaxFileBytes)
            {
                throw new UnreadableFileException(
                    path,
                    $"{info.Length:N0} bytes",
                    $"at most {options.MaxFileBytes:N0}; split the export"
                );
            }

            using FileStream stream = info.OpenRead();
            bool gzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
            using Stream content = OpenContent(path, gzip, options);
            byte[] head = ReadHead(content);
            return head.Length > 0
                ? new PaperFile(Path.GetFileName(path), () => OpenContent(path, gzip, options), head)
                : throw new UnreadableFileException(
                    path,
                    "nothing after decompression",
                    "at least one record; export it again"
                );
        }
        catch (Exception e)
            when (e is InvalidDataException or IOException or UnauthorizedAccessException
                && e is not UnreadableFileException
            )
        {
            throw new UnreadableFileException(path, e.Message, "a readable file", e);
        }
    }

    /// <summary>Content that is in memory, as a service sent it.</summary>
    /// <param name="name">What stands for the file's name.</param>
    /// <param name="content">All of it, not compressed.</param>
    public static PaperFile OfBytes(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new PaperFile(
            name,
            () => new MemoryStream(content, writable: false),
            content[..Math.Min(content.Length, HeadLength)]
        );
    }

    /// <summary>The content after decompression. Reading past a limit throws
    /// <see cref="UnreadableFileException"/>.</summary>
    public Stream OpenBytes() => _open();

    /// <summary>The content as text, in the encoding that was found.</summary>
    public TextReader OpenText() =>
        new StreamReader(OpenBytes(), _encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);

    // A damaged file is read as far as it goes: the reader meets the damage again, after the records before it.
    static byte[] ReadHead(Stream content)
    {
        byte[] head = new byte[HeadLength];
        int length = 0;
        try
        {
            int read;
            while (length < head.Length && (read = content.Read(head, length, head.Length - length)) > 0)
            {
                length += read;
            }
        }
        catch (UnreadableFileException) when (length > 0)
        {
            return head[..length];
        }

        return head[..length];
    }

    static Stream OpenContent(string path, bool gzip, ReadOptions options)
    {
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.SequentialScan
        );
        return gzip ? new LimitedGzipStream(path, file, options) : file;
    }

    static bool IsBinary(byte[] head) => head.AsSpan().StartsWith("PK\u0003\u0004"u8);
}
