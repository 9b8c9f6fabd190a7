using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class XlsxTests
{
    const string Spreadsheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    [Fact]
    public void Read_Workbook()
    {
        var stream = new MemoryStream();
        stream.SaveAs(
            new[]
            {
                new
                {
                    题名 = "呋喹替尼联合信迪利单抗",
                    英文标题 = "Fruquintinib plus sintilimab",
                    摘要 = "目的 观察。",
                    作者 = "张三;李四",
                    年 = 2023,
                    PMID = 31000004d,
                    发表时间 = new DateTime(2023, 4, 5),
                },
                new
                {
                    题名 = "",
                    英文标题 = "",
                    摘要 = "",
                    作者 = "王五",
                    年 = 2022,
                    PMID = 0d,
                    发表时间 = new DateTime(2000, 1, 1),
                },
                new
                {
                    题名 = "第三行",
                    英文标题 = "",
                    摘要 = "",
                    作者 = "",
                    年 = 2021,
                    PMID = 0d,
                    发表时间 = new DateTime(2000, 1, 1),
                },
            }
        );
        foreach (byte[] bytes in new[] { stream.ToArray(), Sample.Gzip(stream.ToArray()) })
        {
            Sample sample = Sample.Read(bytes);
            Assert.Equal("xlsx", sample.Format);
            Paper paper = sample.Papers[0];
            Assert.Equal(
                ("pmid:31000004", "呋喹替尼联合信迪利单抗", "Fruquintinib plus sintilimab"),
                (paper.Id, paper.Title.Zh, paper.Title.En)
            );
            Assert.Equal(
                ("目的 观察。", "2023-04-05", "张三"),
                (paper.Abstract.Zh, paper.Date?.ToString(), paper.Authors[0])
            );
            Assert.Equal("第三行", sample.Papers[1].Title.Zh);
            Assert.Equal((2, "sheet 'Sheet1', row 3"), (Assert.Single(sample.Rows).Record, sample.Rows[0].Position));
        }
    }

    [Fact]
    public void Read_HeaderBelowALineAndOnTheSecondSheet() =>
        Assert.Equal(
            "T",
            Assert
                .Single(
                    Sample
                        .Read(
                            Workbook([
                                Sheet(Row(1, "nothing", "here")),
                                Sheet(Row(1, "An export of papers", ""), Row(3, "Title", "Abstract"), Row(4, "T", "A")),
                            ])
                        )
                        .Papers
                )
                .Title.En
        );

    [Fact]
    public void Read_NoHeader_IsAnUnreadableFile() =>
        Assert.Contains(
            "header",
            Assert.Single(Sample.Read(Workbook([Sheet(Row(1, "a", "b"))])).Rows).Found,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("docProps/core.xml", "VegfTrends", false)]
    [InlineData("package/services/metadata/core-properties/a1.psmdcp", "VegfTrends", false)]
    [InlineData("docProps/core.xml", "Li Na", true)]
    [InlineData("docProps/app.xml", "VegfTrends", true)]
    public void Read_ReportOfThisProgram_IsRefused(string part, string creator, bool isRead)
    {
        string properties =
            $"<coreProperties xmlns=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            + $"xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>{creator}</dc:creator></coreProperties>";
        Sample sample = Sample.Read(
            Workbook([Sheet(Row(1, "title", "abstract"), Row(2, "T", "A"))], (part, properties))
        );
        Assert.Equal(isRead ? 1 : 0, sample.Papers.Count);
        Assert.Equal(isRead ? [] : ["a report of VegfTrends itself"], sample.Rows.Select(r => r.Found));
    }

    [Theory]
    [InlineData("<dimension ref=\"A1:XFD1048576\"/>", "")]
    [InlineData("", "<row r=\"3\"><c r=\"XFD3\"><v>1</v></c></row>")]
    [InlineData("", "<row r=\"2000000000\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("", "<row r=\"1000000\"><c><v>1</v></c></row><row r=\"3\"/><row r=\"1000000\"/>")]
    public void Read_ClaimsOfSize_AreRefused(string dimension, string row)
    {
        Sample sample = Sample.Read(
            Workbook([
                $"<worksheet {Spreadsheet}>{dimension}"
                    + $"<sheetData>{Row(1, "title", "abstract")}{Row(2, "T", "A")}{row}</sheetData></worksheet>",
            ])
        );
        Assert.Contains("far to the right or below", Assert.Single(sample.Rows).Found, StringComparison.Ordinal);
        Assert.Empty(sample.Papers);
    }

    [Fact]
    public void Read_ZipBomb_IsRefused()
    {
        byte[] bomb = Workbook([Sheet(Row(1, "title", "abstract")) + new string(' ', 50 << 20)]);
        Assert.True(bomb.Length < 1 << 20);
        Assert.Contains("compression ratio", Assert.Single(Sample.Read(bomb).Rows).Found, StringComparison.Ordinal);
        Assert.Contains(
            "when unpacked",
            Assert.Single(Sample.Read(bomb, new ReadOptions { MaxWorkbookBytes = 10 << 20 }).Rows).Found,
            StringComparison.Ordinal
        );
    }

    // The guard trusts the lengths that the zip claims, because .NET reads no further than they say.
    [Fact]
    public void Read_ZipBombThatClaimsToBeSmall_IsNotUnpacked()
    {
        byte[] bomb = Workbook([Sheet(Row(1, "title", "abstract"), Row(2, "T", "A")) + new string(' ', 50 << 20)]);
        for (int i = bomb.AsSpan().IndexOf("PK\u0001\u0002"u8); i >= 0 && i < bomb.Length - 46;)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bomb.AsSpan(i + 24)) > 1 << 20)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(i + 24), 1000);
            }

            int next = bomb.AsSpan(i + 4).IndexOf("PK\u0001\u0002"u8);
            i = next < 0 ? -1 : i + 4 + next;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(Sample.Read(bomb).Outcomes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
    }

    [Fact]
    public void Read_TruncatedAndForeignZips()
    {
        byte[] whole = Workbook([Sheet(Row(1, "title", "abstract"), Row(2, "T", "A"))]);
        Assert.Contains("directory", Assert.Single(Sample.Read(whole[..^100]).Rows).Found, StringComparison.Ordinal);
        var other = new MemoryStream();
        using (var zip = new ZipArchive(other, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("word/document.xml");
        }

        Assert.Equal("unknown", Sample.Read(other.ToArray()).Format);
    }

    [Fact]
    public void Read_DocumentType_IsRefused()
    {
        Sample sample = Sample.Read(
            Workbook([
                $"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet "
                    + $"{Spreadsheet}><sheetData>{Row(1, "title", "abstract")}{Row(2, "&x;", "A")}</sheetData></worksheet>",
            ])
        );
        Assert.Empty(sample.Papers);
        Assert.DoesNotContain("root:", string.Concat(sample.Rows), StringComparison.Ordinal);
    }

    internal static byte[] Workbook(string[] sheets, params (string Name, string Text)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
            );
            Add(
                zip,
                "xl/workbook.xml",
                $"<workbook {Spreadsheet} "
                    + $"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                    + string.Concat(
                        sheets.Select((_, i) => $"<sheet name=\"S{i + 1}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>")
                    )
                    + "</sheets></workbook>"
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + string.Concat(
                        sheets.Select(
                            (_, i) =>
                                $"<Relationship Id=\"r{i + 1}\" "
                                + $"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                                + $"Target=\"worksheets/sheet{i + 1}.xml\"/>"
                        )
                    )
                    + "</Relationships>"
            );
            for (int i = 0; i < sheets.Length; i++)
            {
                Add(zip, $"xl/worksheets/sheet{i + 1}.xml", sheets[i]);
            }

            foreach ((string name, string text) in parts)
            {
                Add(zip, name, text);
            }
        }

        return stream.ToArray();
    }

    internal static string Sheet(params string[] rows) =>
        $"<worksheet {Spreadsheet}><sheetData>{string.Concat(rows)}</sheetData></worksheet>";

    internal static string Row(int row, params string[] cells) =>
        $"<row r=\"{row}\">"
        + string.Concat(
            cells.Select((c, i) => $"<c r=\"{(char)('A' + i)}{row}\" t=\"inlineStr\"><is><t>{c}</t></is></c>")
        )
        + "</row>";

    static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
