using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class TaggedFormatTests
{
    const string Ris = "TY  - JOUR\nTI  - 贝伐珠单抗联合虚构药物治疗非小细胞肺癌的临床研究\nAU  - Müller, J\nER  - \n";
    const string ChineseOnly =
        "TY  - JOUR\nTI  - 贝伐珠单抗联合虚构药物治疗非小细胞肺癌的临床研究\nAU  - 王一\nER  - \n";

    public static TheoryData<string, string> Encodings =>
        new()
        {
            { "utf-8", "\n" },
            { "utf-8", "\r\n" },
            { "utf-8-bom", "\r\n" },
            { "utf-16", "\n" },
            { "utf-16BE", "\r\n" },
            { "GB18030", "\r\n" },
            { "GB18030", "\r" },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_EncodingAndLineEnds(string name, string lineEnd)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding =
            name == "utf-8"
                ? new UTF8Encoding(false)
                : Encoding.GetEncoding(name.Replace("-bom", "", StringComparison.Ordinal));
        string text = (name == "GB18030" ? ChineseOnly : Ris).Replace("\n", lineEnd, StringComparison.Ordinal);
        Sample sample = Sample.Read(text, encoding);
        Assert.Equal(
            ("ris", "贝伐珠单抗联合虚构药物治疗非小细胞肺癌的临床研究"),
            (sample.Format, Assert.Single(sample.Papers).Title.Zh)
        );
        Assert.Equal(name == "GB18030" ? "王一" : "Müller, J", sample.Papers[0].Authors[0]);
    }

    [Fact]
    public void Read_ImpossibleBytesInATitle_QuarantinesThatRecordOnly()
    {
        byte[] good = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Ris, 5)));
        byte[] bad = [.. "TY  - JOUR\nTI  - An invented "u8, 0xC3, 0x28, .. " title\nER  - \n"u8];
        Sample sample = Sample.Read([.. good, .. bad, .. good]);
        Assert.Equal(10, sample.Papers.Count);
        Assert.Equal(("line 21", 6), (Assert.Single(sample.Rows).Position, sample.Rows[0].Record));
    }

    [Fact]
    public void Read_RecordPastTheLimit_QuarantinesItAndGoesOn()
    {
        string text =
            "TY  - JOUR\nTI  - Long\n" + string.Concat(Enumerable.Repeat("KW  - keyword\n", 1000)) + "ER  - \n" + Ris;
        Sample sample = Sample.Read(text, options: new ReadOptions { MaxRecordChars = 5000, MaxQuarantineChars = 100 });
        Assert.Single(sample.Papers);
        QuarantineRow row = Assert.Single(sample.Rows);
        Assert.Equal(("a record of more than 5,000 characters", 1), (row.Found, row.Record));
        Assert.InRange(row.Raw!.Length, 1, 101);
    }

    [Fact]
    public void Read_LineWithoutEnd_IsCutNotGathered()
    {
        string text = "TY  - JOUR\nTI  - One\nAB  - " + new string('x', 3_000_000) + "\nER  - \n" + Ris;
        Sample sample = Sample.Read(text, options: new ReadOptions { MaxRecordChars = 100_000 });
        Assert.Single(sample.Papers);
        Assert.Single(sample.Rows);
    }

    [Fact]
    public void Read_DamagedGzip_SaysFromWhere()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Ris, 5000))));
        }

        byte[] bytes = buffer.ToArray();
        Array.Fill(bytes, (byte)0xFF, 300_000, 2000);
        Sample sample = Sample.Read(bytes);
        Assert.NotEmpty(sample.Rows);
    }

    [Theory]
    [InlineData("RIS of one million fields", "TY  - JOUR\nTI  - One\n", "KW  - a\n", "ER  - \n")]
    [InlineData("Ovid of names", "<1>\nTitle\n  One\n", "Name\n", "")]
    [InlineData("BibTeX of dashes", "@article{k, title = {", "-", "}}")]
    [InlineData("BibTeX of braces", "@article{k, title = {", "{}", "}}")]
    [InlineData("BibTeX of and", "@article{k, title = {One}, author = {", "a and ", "}}")]
    [InlineData("CNKI of titles", "DataType: 1\n", "Title-题名: 一\n", "")]
    [InlineData("MEDLINE of numbers", "PMID- 1\nTI  - One\n", "PMID- 1\n", "")]
    [InlineData("brackets", "<1>\nVN  - Ovid\nTI  - ", "[", "\n")]
    public void Read_HostileRepetition_TakesLinearTime(string what, string begin, string repeated, string end)
    {
        string text = begin + string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)) + end;
        var clock = Stopwatch.StartNew();
        Assert.NotEmpty(Sample.Read(text, options: new ReadOptions { MaxFieldChars = 4 << 20 }).Outcomes);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{what}: {clock.Elapsed}");
    }

    [Theory]
    [InlineData("TI- An invented title\nAU- Muster, M\nPY- 1972\n")] // Copac
    [InlineData("Title,Abstract\nOne,Two\n")]
    [InlineData("cff-version: 1.2.0\ntitle: An invented tool\n")]
    [InlineData("nep.repec.org\n\n1. An invented title\nDate: 2005-11-07\nURL: http://example.org\n")]
    [InlineData("%5 of the patients and\n%A few more lines\n")]
    [InlineData("Only prose about PD-1. ER - not a mark.\nAnd @article in a sentence.\n")]
    [InlineData("{\"title\": \"An invented title\"}\n")]
    public void Read_OtherText_IsUnknown(string text)
    {
        string format = Sample.Read(text).Format;
        Assert.DoesNotContain(
            format,
            new[] { "medline", "ris", "refer", "wos", "ovid", "refworks", "noteexpress", "cnki-text", "bibtex" }
        );
    }
}
