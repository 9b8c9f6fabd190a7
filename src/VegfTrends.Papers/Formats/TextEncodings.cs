using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>Finds the encoding of a text file: byte order mark, UTF-16 without one, UTF-8, GB18030 (which holds GBK), else Windows-1252.</summary>
static class TextEncodings
{
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

        using Stream stream = open();
        return ByContent(stream);
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

    // Counts what does not decode, over at most 8 MiB, as UTF-8 and as GB18030: one damaged byte must not turn a UTF-8 file into another encoding.
    static Encoding ByContent(Stream stream)
    {
        Encoding gb = Encoding.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        Decoder utf8Decoder = Encoding.UTF8.GetDecoder(), gbDecoder = gb.GetDecoder();
        byte[] bytes = new byte[1 << 16];
        char[] chars = new char[(1 << 16) + 16];
        long high = 0, utf8Bad = 0, gbBad = 0, gbHan = 0;
        int read;
        for (int block = 0; block < 128 && (read = ReadOrStop(stream, bytes)) > 0; block++)
        {
            high += Count(bytes.AsSpan(0, read), b => b >= 0x80);
            utf8Bad += chars.AsSpan(0, utf8Decoder.GetChars(bytes, 0, read, chars, 0)).Count('\uFFFD');
            int gbChars = gbDecoder.GetChars(bytes, 0, read, chars, 0);
            gbBad += chars.AsSpan(0, gbChars).Count('\uFFFD');
            foreach (char c in chars.AsSpan(0, gbChars))
            {
                gbHan += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            }
        }

        if (high == 0 || utf8Bad * 20 <= high)
        {
            return Encoding.UTF8;
        }

        // In GB18030 text nearly all high bytes pair up into Han characters; in Windows-1252 they stand alone.
        return gbBad * 20 <= high && gbHan * 4 >= high ? gb : Encoding.GetEncoding(1252);
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

    static long Count(ReadOnlySpan<byte> bytes, Predicate<byte> wanted)
    {
        long count = 0;
        foreach (byte b in bytes)
        {
            count += wanted(b) ? 1 : 0;
        }

        return count;
    }
}
