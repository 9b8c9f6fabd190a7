using System.Text;
using VegfTrends.Papers.Tests.Formats;

namespace VegfTrends.Papers.Tests;

/// <summary>Damages files in the ways that transfers, editors and ill will do, the same for the same seed.</summary>
static class FuzzMutations
{
    const int MaxLength = 300_000;

    // Signs that readers give a meaning to, where they do not belong.
    static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"",
            "'",
            "<",
            ">",
            "&",
            "&x;",
            "&#0;",
            "&#xD800;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?xml version=\"1.0\"?>",
            "<PubmedArticle>",
            "</PubmedArticle>",
            "<record>",
            "</record>",
            "<MedlineCitation>",
            "</MedlineCitation>",
            "<PubmedArticle/>",
            "<mml:math>",
            "<i>",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "\\u",
            "\\ud800",
            "{\"id\":",
            "\"result\":[",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "\0",
            "\u0001",
            "\uFEFF",
            "\uFFFF",
            "\u2028",
            "\t",
            ";",
            "|",
            "TY  - ",
            "ER  - ",
            "\nPMID- ",
            "%0 ",
            "\n<1>\n",
            "RT Journal Article\n",
            "@article{",
            "@",
            "#",
            "\\textit{",
            "$",
            "PT J\n",
            "ER\n",
            "10.",
            "20.",
            "{Reference Type}: ",
            "SrcDatabase-来源库: ",
            "99999999999999999999",
            "-1",
            "1e999",
            "NaN",
            "年",
            "，",
            "abstract",
            "title,abstract\n",
            "sep=;\n",
            "<!DOCTYPE PubmedArticleSet [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                + "\"&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;\">]>&d;",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0xFE, 0xFF],
        [0x1F, 0x8B],
        [0x81, 0x30],
        [0xF0, 0x9F],
    ];

    /// <summary>One to four mutations of one sample, sometimes re-encoded or packed.</summary>
    public static byte[] Mutate(Random random, IReadOnlyList<byte[]> samples)
    {
        byte[] bytes = samples[random.Next(samples.Count)];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            bytes = random.Next(11) switch
            {
                0 => bytes[..random.Next(bytes.Length + 1)],
                1 or 2 => FlipBits(random, bytes),
                3 => Splice(random, bytes, samples[random.Next(samples.Count)]),
                4 => RepeatBlock(random, bytes),
                5 => NestBlock(random, bytes),
                6 => RemoveBlock(random, bytes),
                7 => Insert(
                    bytes,
                    random.Next(bytes.Length + 1),
                    Encoding.UTF8.GetBytes(new string((char)random.Next(32, 0x9FFF), random.Next(1, 40_000)))
                ),
                8 => Insert(
                    bytes,
                    random.Next(bytes.Length + 1),
                    Repeat(Tokens[random.Next(Tokens.Length)], random.Next(1, 2_000))
                ),
                _ => Insert(bytes, random.Next(bytes.Length + 1), Tokens[random.Next(Tokens.Length)]),
            };
            bytes = bytes.Length > MaxLength ? bytes[..MaxLength] : bytes;
        }

        return random.Next(20) switch
        {
            0 => Sample.Gzip(bytes),
            1 => FlipBits(random, Sample.Gzip(bytes)),
            2 => Sample.Gzip(bytes) is var packed ? packed[..random.Next(packed.Length)] : [],
            3 => Encoding.Unicode.GetBytes("\uFEFF" + Encoding.UTF8.GetString(bytes)),
            4 => Encoding.Convert(Encoding.UTF8, Encoding.GetEncoding("GB18030"), bytes),
            _ => bytes,
        };
    }

    static byte[] FlipBits(Random random, byte[] bytes)
    {
        byte[] copy = [.. bytes];
        for (int i = random.Next(1, 20); i > 0 && copy.Length > 0; i--)
        {
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        }

        return copy;
    }

    static byte[] Splice(Random random, byte[] left, byte[] right) =>
        [.. left[..random.Next(left.Length + 1)], .. right[random.Next(right.Length + 1)..]];

    static byte[] RepeatBlock(Random random, byte[] bytes)
    {
        (int start, int length) = Block(random, bytes);
        return Insert(bytes, start, Repeat(bytes[start..(start + length)], random.Next(2, 200)));
    }

    // A block inside itself, again and again: elements, braces and quotes that open without end.
    static byte[] NestBlock(Random random, byte[] bytes)
    {
        (int start, int length) = Block(random, bytes);
        byte[] block = bytes[start..(start + length)],
            nested = block;
        int middle = random.Next(length + 1);
        for (int depth = random.Next(2, 60); depth > 0 && nested.Length < MaxLength; depth--)
        {
            nested = [.. block[..middle], .. nested, .. block[middle..]];
        }

        return Insert(bytes, start, nested);
    }

    static byte[] RemoveBlock(Random random, byte[] bytes)
    {
        (int start, int length) = Block(random, bytes);
        return [.. bytes[..start], .. bytes[(start + length)..]];
    }

    static (int Start, int Length) Block(Random random, byte[] bytes)
    {
        int start = random.Next(bytes.Length + 1);
        return (start, random.Next(Math.Min(bytes.Length - start, 800) + 1));
    }

    static byte[] Repeat(byte[] block, int times)
    {
        int count = block.Length == 0 ? 0 : Math.Min(times, MaxLength / block.Length);
        byte[] repeated = new byte[block.Length * count];
        for (int i = 0; i < count; i++)
        {
            block.CopyTo(repeated, i * block.Length);
        }

        return repeated;
    }

    static byte[] Insert(byte[] bytes, int at, byte[] more) => [.. bytes[..at], .. more, .. bytes[at..]];
}
