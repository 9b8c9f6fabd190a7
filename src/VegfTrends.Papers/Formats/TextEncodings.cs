using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Finds the encoding of a text file: byte order mark, UTF-16 without one, UTF-8, GB18030 (which holds GBK),
/// else Windows-1252.</summary>
static class TextEncodings
{
    const int Block = 1 << 16,
        MaxBlocks = 128;

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="head">The beginning of the file.</param>
    /// <param name="open">Opens the whole file: a head that is plain ASCII says nothing of what follows it.</param>
    public static Encoding Detect(ReadOnlySpan<byte> head, Func<Stream> open)
    {
        if (head.StartsWith("\uFEFF"u8))
        {
            return Encoding.UTF8;
        }

        if (head.StartsWith<byte>([0xFF, 0xFE, 0, 0]))
        {
            return Encoding.UTF32;
        }

        if (head.Length >= 2 && head[0] == 0xFF && head[1] == 0xFE)
        {
            return Encoding.Unicode;
        }

        if (head.Length >= 2 && head[0] == 0xFE && head[1] == 0xFF)
        {
            return Encoding.BigEndianUnicode;
        }

        if (ZeroBytes(head, 1) > head.Length / 8)
        {
            return Encoding.Unicode;
        }

        if (ZeroBytes(head, 0) > head.Length / 8)
        {
            return Encoding.BigEndianUnicode;
        }

        return ByContent(open);
    }

    public static string Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        string text = encoding.GetString(bytes);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    static int ZeroBytes(ReadOnlySpan<byte> bytes, int from)
    {
        int zeros = 0;
        for (int i = from; i < bytes.Length; i += 2)
        {
            zeros += bytes[i] == 0 ? 1 : 0;
        }

        return zeros;
    }

    // Counts what does not decode, over at most 8 MiB: one damaged byte must not turn a UTF-8 file into another
    // encoding.
    static Encoding ByContent(Func<Stream> open)
    {
        (long high, long bad, _) = Count(open, Encoding.UTF8);
        if (bad * 20 <= high)
        {
            return Encoding.UTF8;
        }

        // In GB18030 text nearly all high bytes pair up into Han characters; in Windows-1252 they stand alone.
        Encoding gb = Encoding.GetEncoding(
            "GB18030",
            EncoderFallback.ReplacementFallback,
            new DecoderReplacementFallback("\uFFFD")
        );
        (_, long gbBad, long han) = Count(open, gb);
        return gbBad * 20 <= high && han * 4 >= high ? gb : Encoding.GetEncoding(1252);
    }

    static (long High, long Bad, long Han) Count(Func<Stream> open, Encoding encoding)
    {
        using Stream stream = open();
        Decoder decoder = encoding.GetDecoder();
        byte[] bytes = new byte[Block];
        char[] chars = new char[encoding.GetMaxCharCount(Block)];
        (long high, long bad, long han) = (0, 0, 0);
        bool middle = false;
        int read;
        for (int block = 0; block < MaxBlocks && (read = ReadOrStop(stream, bytes)) > 0; block++)
        {
            ReadOnlySpan<byte> span = bytes.AsSpan(0, read);
            if (!middle && Ascii.IsValid(span))
            {
                continue;
            }

            foreach (byte b in span)
            {
                high += b >> 7;
            }

            int count = decoder.GetChars(span, chars, flush: false);
            foreach (char c in chars.AsSpan(0, count))
            {
                bad += c == '\uFFFD' ? 1 : 0;
                han += Han.Is(c) ? 1 : 0;
            }

            middle = span[^1] >= 0x80 || encoding.CodePage != Encoding.UTF8.CodePage; // a character may go on in the next block
        }

        return (high, bad, han);
    }

    // What stands before the damage decides; the reader reports the damage itself.
    static int ReadOrStop(Stream stream, byte[] bytes)
    {
        try
        {
            return stream.Read(bytes);
        }
        catch (UnreadableFileException)
        {
            return 0;
        }
    }
}
