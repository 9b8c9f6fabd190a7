using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;
using VegfTrends.Core;
using VegfTrends.Reporting.Documents;
using Xunit;

namespace VegfTrends.Reporting.Tests;

public class DocumentTests
{
    const string Attack = "<script>alert(1)</script>\" onload=\"x\u0001\uD800";

    static readonly Document Sample = new(
        "Quality & more",
        Language.En,
        [
            new DocumentSection
            {
                Heading = "First",
                Paragraphs = ["Fine < coarse", Attack],
                Tables =
                [
                    new DocumentTable(
                        "Figures",
                        ["name", "count", "share"],
                        [
                            ["plain", 1234, 0.12345],
                            [Attack, 0, double.NaN],
                            ["=1+1", 3, null],
                        ]
                    ),
                ],
            },
            new DocumentSection
            {
                Heading = "Second",
                Charts =
                [
                    new DocumentChart(
                        Attack,
                        "x",
                        "y",
                        [
                            new DocumentLine(Attack, [(0.1, 0.2), (0.9, 0.8), (double.NaN, 1)]),
                            new DocumentLine("empty", []),
                        ],
                        "ideal"
                    ),
                ],
            },
        ]
    );

    [Fact]
    public void Html_IsWellFormed_AndHoldsNoMarkupOfItsTexts()
    {
        string html = HtmlDocument.Write(Sample);
        XElement page = Body(html);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName == "script");
        Assert.DoesNotContain(
            page.Descendants().Attributes(),
            a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            "http",
            html.Replace("http-equiv", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        ); // nothing is fetched
        Assert.Contains("<script>alert(1)</script>\" onload=\"x", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(html, c => char.IsSurrogate(c) || c == '\u0001');
    }

    [Fact]
    public void Html_ShowsNumbersAsNumbers()
    {
        XElement[] rows = [.. Body(HtmlDocument.Write(Sample)).Descendants("tbody").Single().Elements("tr")];
        Assert.Equal(["plain", "1,234", "0.123"], rows[0].Elements("td").Select(c => c.Value));
        Assert.Equal("–", rows[1].Elements("td").Last().Value);
        Assert.Equal("", rows[2].Elements("td").Last().Value);
    }

    [Fact]
    public void Html_ChartIsDrawnAndTold()
    {
        XElement figure = Body(HtmlDocument.Write(Sample)).Descendants("figure").Single();
        XElement svg = figure.Elements("svg").Single();
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Contains("0.1/0.2, 0.9/0.8", svg.Attribute("aria-label")?.Value, StringComparison.Ordinal);
        // The axes end at 0 and 1 where there is a diagonal: 62 + .1 * 482 and 288 - .2 * 274.
        Assert.Equal("110.2,233.2 495.8,68.8", svg.Elements("polyline").First().Attribute("points")?.Value);
        Assert.Equal(2, svg.Elements("circle").Count());
        Assert.Equal(
            ["en"],
            XDocument.Parse(Xml(HtmlDocument.Write(Sample))).Root!.Attributes("lang").Select(a => a.Value)
        );
    }

    [Fact]
    public void Html_SameTwice_AndChineseSaysSo()
    {
        Assert.Equal(HtmlDocument.Write(Sample), HtmlDocument.Write(Sample));
        Assert.Contains(
            "<html lang=\"zh-CN\">",
            HtmlDocument.Write(Sample with { Language = Language.Zh }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Workbook_OneSheetASection_NoFormula_SameBytes()
    {
        byte[] first = Workbook(),
            second = Workbook();
        Assert.Equal(first, second);
        using var workbook = new XLWorkbook(new MemoryStream(first));
        Assert.Equal(["First", "Second"], workbook.Worksheets.Select(s => s.Name));
        IXLWorksheet sheet = workbook.Worksheet("First");
        Assert.DoesNotContain(workbook.Worksheets.SelectMany(s => s.CellsUsed()), c => c.HasFormula);
        Assert.Contains(sheet.CellsUsed(), c => c.GetString() == "=1+1" && c.Style.IncludeQuotePrefix);
        Assert.Contains(sheet.CellsUsed(), c => c.DataType == XLDataType.Number && c.GetDouble() == 1234);
        Assert.Contains(
            workbook.Worksheet("Second").CellsUsed(),
            c => c.DataType == XLDataType.Number && c.GetDouble() == 0.9
        ); // the chart's points
        using var package = new ZipArchive(new MemoryStream(first));
        Assert.All(
            package.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)),
            e => XDocument.Load(e.Open())
        );
    }

    [Fact]
    public void Save_LeavesNoTemporaryFile()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            HtmlDocument.Save(Sample, Path.Combine(folder, "a.html"));
            DocumentWorkbook.Save(Sample, Path.Combine(folder, "a.xlsx"));
            Assert.Equal(["a.html", "a.xlsx"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static byte[] Workbook()
    {
        using var stream = new MemoryStream();
        DocumentWorkbook.Write(Sample, stream);
        return stream.ToArray();
    }

    static XElement Body(string html) => XDocument.Parse(Xml(html)).Root!.Element("body")!;

    // Everything after the doctype is XML but for the two metas without an end.
    static string Xml(string html) =>
        string.Join('\n', html.Split('\n').Skip(1).Where(l => !l.StartsWith("<meta", StringComparison.Ordinal)));
}
