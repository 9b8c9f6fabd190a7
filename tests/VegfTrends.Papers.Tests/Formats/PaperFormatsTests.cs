using System.Text;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class PaperFormatsTests
{
    const string Row = "{\"id\":\"a\",\"title\":\"An invented title\"}\n";

    [Fact]
    public void All_KeysAreUnique() =>
        Assert.Equal(PaperFormats.All.Count, PaperFormats.All.Select(f => f.Key).Distinct().Count());

    [Fact]
    public void Read_MissingFile() =>
        Assert.Contains(
            "no such file",
            Whole(PaperFormats.Read("/no/such/file.xml", new ReadOptions(), null, CancellationToken.None)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_EmptyUnknownAndTooLargeFiles()
    {
        Assert.Contains("empty", Whole(Sample.Read([])), StringComparison.Ordinal);
        Assert.Contains(
            "nothing after decompression",
            Whole(Sample.Read([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
            StringComparison.Ordinal
        );
        Assert.Contains("no known format", Whole(Sample.Read("just prose")), StringComparison.Ordinal);
        Assert.Contains(
            "no record",
            Whole(Sample.Read("<PubmedArticleSet></PubmedArticleSet>")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "bytes",
            Whole(Sample.Read(Row, options: new ReadOptions { MaxFileBytes = 10 })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_GzipBomb_StopsAtItsRatio()
    {
        Sample bomb = Sample.Read(Sample.Gzip(Encoding.UTF8.GetBytes(Row + new string('\n', 16 << 20))));
        Assert.Contains("compression ratio", Assert.Single(bomb.Rows).Found, StringComparison.Ordinal);
        Assert.Single(bomb.Papers);
        Sample limited = Sample.Read(
            Sample.Gzip(string.Concat(Enumerable.Repeat(Row, 200_000))),
            new ReadOptions { MaxExpandedBytes = 3 << 20, MaxExpansionRatio = 100_000 }
        );
        Assert.True(limited.Papers.Count > 70_000);
        Assert.Contains("after decompression", limited.Rows[^1].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutOffGzip_KeepsWhatCameBefore()
    {
        var random = new Random(1);
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{{\"id\":\"{i}\",\"title\":\"Invented {random.NextInt64()}\"}}\n"
            );
        }

        byte[] whole = Sample.Gzip(text.ToString());
        foreach (
            byte[] damaged in new[]
            {
                whole[..(whole.Length / 2)],
                whole[..^1],
                [.. whole[..(whole.Length / 2)], .. new byte[5000]],
            }
        )
        {
            Sample sample = Sample.Read(damaged);
            Assert.InRange(sample.Papers.Count, 5_000, 20_000);
            QuarantineRow last = sample.Rows[^1];
            Assert.Equal((0, "jsonl"), (last.Record, last.Format));
            Assert.StartsWith("rest of file from record", last.Position, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_SeveralGzipMembers() =>
        Assert.Equal(2, Sample.Read([.. Sample.Gzip(Row), .. Sample.Gzip(Row)]).Papers.Count);

    [Fact]
    public void Read_Encodings()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "{\"id\":\"a\",\"title\":\"抗血管生成治疗联合免疫检查点抑制剂\"}\n";
        foreach (
            Encoding encoding in new[]
            {
                Encoding.UTF8,
                new UTF8Encoding(false),
                Encoding.Unicode,
                Encoding.BigEndianUnicode,
                Encoding.UTF32,
                Encoding.GetEncoding("GB18030"),
                new UnicodeEncoding(false, false),
            }
        )
        {
            Assert.Equal(
                "抗血管生成治疗联合免疫检查点抑制剂",
                Assert.Single(Sample.Read(text, encoding).Papers).Title.Zh
            );
        }

        Assert.Equal(
            "Résumé à l'été",
            Assert
                .Single(Sample.Read("{\"id\":\"a\",\"title\":\"Résumé à l'été\"}", Encoding.GetEncoding(1252)).Papers)
                .Title.En
        );
    }

    [Fact]
    public void Read_OneDamagedByte_DoesNotChangeTheEncoding()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"title\":\"抗血管生成治疗\"}\n", 20)));
        bytes[12] = 0xFF;
        Assert.Equal("抗血管生成治疗", Sample.Read(bytes).Papers[^1].Title.Zh);
    }

    [Fact]
    public void Read_Chinese_FarBehindAnAsciiHead()
    {
        string text = string.Concat(Enumerable.Repeat(Row, 4000)) + "{\"title\":\"抗血管生成治疗\"}\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal("抗血管生成治疗", Sample.Read(text, Encoding.GetEncoding("GB18030")).Papers[^1].Title.Zh);
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => Sample.Read(Encoding.UTF8.GetBytes(Row), cancel: cancel.Token));
    }

    [Fact]
    public void Read_ErrorOfTheCaller_IsNotTheFiles()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, Row);
        Assert.Throws<InvalidOperationException>(() =>
            PaperFormats
                .Read(path, new ReadOptions(), _ => throw new InvalidOperationException(), CancellationToken.None)
                .Count()
        );
        File.Delete(path);
    }

    static string Whole(Sample sample) => Whole(sample.Outcomes);

    static string Whole(IEnumerable<ReadOutcome> outcomes)
    {
        QuarantineRow row = Assert.IsType<ReadOutcome.Quarantined>(Assert.Single(outcomes)).Row;
        Assert.Equal((0, "file"), (row.Record, row.Position));
        return row.Found;
    }
}
