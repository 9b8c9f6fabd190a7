using System.Globalization;
using System.Xml.Linq;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Native Excel charts as DrawingML. Values are stored with the references, so that viewers which do not
/// calculate show them too.</summary>
sealed class ChartXml(ChartPlan plan, string font)
{
    public static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    // Paul Tol's "bright" scheme, distinct for colour-blind readers, with black; more lines than colours differ by
    // marker.
    static readonly string[] Palette = ["4477AA", "EE6677", "228833", "CCBB44", "AA3377", "66CCEE", "000000", "999999"];
    static readonly string[] Markers = ["circle", "square", "triangle", "diamond", "x", "star", "plus", "dash", "dot"];

    public XDocument Lines(string title, string xTitle, string yTitle) =>
        Chart(
            title,
            xTitle,
            yTitle,
            new XElement(
                C + "lineChart",
                Value("grouping", "standard"),
                Value("varyColors", "0"),
                plan.Lines.Select(
                    (line, i) =>
                        Series(
                            line,
                            i,
                            new XElement(C + "spPr", Stroke(Palette[i % Palette.Length], width: 25_400)),
                            new XElement(
                                C + "marker",
                                Value("symbol", Markers[i % Markers.Length]),
                                Value("size", "6"),
                                new XElement(
                                    C + "spPr",
                                    Fill(Palette[i % Palette.Length]),
                                    Stroke(Palette[i % Palette.Length], width: 9_525)
                                )
                            ),
                            plan.LastIsIncomplete ? Dashed(i) : null,
                            Value("smooth", "0")
                        )
                ),
                Value("marker", "1"),
                Value("axId", "111"),
                Value("axId", "112")
            )
        );

    public XDocument Columns(string title, string xTitle, string yTitle) =>
        Chart(
            title,
            xTitle,
            yTitle,
            new XElement(
                C + "barChart",
                Value("barDir", "col"),
                Value("grouping", "stacked"),
                Value("varyColors", "0"),
                plan.Lines.Select(
                    (line, i) =>
                        Series(
                            line,
                            i,
                            new XElement(C + "spPr", Fill(Palette[i % Palette.Length])),
                            Value("invertIfNegative", "0"),
                            null,
                            null
                        )
                ),
                Value("gapWidth", "60"),
                Value("overlap", "100"),
                Value("axId", "111"),
                Value("axId", "112")
            )
        );

    XDocument Chart(string title, string xTitle, string yTitle, XElement plot) =>
        new(
            new XElement(
                C + "chartSpace",
                new XAttribute(XNamespace.Xmlns + "c", C),
                new XAttribute(XNamespace.Xmlns + "a", A),
                Value("roundedCorners", "0"),
                new XElement(
                    C + "chart",
                    Title(title, size: 1300, bold: true),
                    Value("autoTitleDeleted", "0"),
                    new XElement(
                        C + "plotArea",
                        new XElement(C + "layout"),
                        plot,
                        Axis(
                            "catAx",
                            "111",
                            "112",
                            "b",
                            xTitle,
                            [
                                Value("crosses", "autoZero"),
                                Value("auto", "0"),
                                Value("lblAlgn", "ctr"),
                                Value("lblOffset", "100"),
                                Value("noMultiLvlLbl", "0"),
                            ]
                        ),
                        Axis(
                            "valAx",
                            "112",
                            "111",
                            "l",
                            yTitle,
                            [Value("crosses", "autoZero"), Value("crossBetween", "between")]
                        )
                    ),
                    new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", "0")),
                    Value("plotVisOnly", "1"),
                    Value("dispBlanksAs", "gap")
                ),
                new XElement(C + "spPr", Fill("FFFFFF"), Stroke("D9D9D9", width: 9_525)),
                new XElement(
                    C + "txPr",
                    new XElement(A + "bodyPr"),
                    new XElement(A + "lstStyle"),
                    new XElement(
                        A + "p",
                        new XElement(A + "pPr", Font("defRPr", 900, bold: false)),
                        new XElement(A + "endParaRPr", new XAttribute("lang", "en-GB"))
                    )
                )
            )
        );

    XElement Series(ChartLine line, int index, XElement look, XElement afterLook, XElement? point, XElement? last)
    {
        int first = plan.HeaderRow + 1,
            end = plan.HeaderRow + plan.Periods.Count;
        return new XElement(
            C + "ser",
            Value("idx", Text(index)),
            Value("order", Text(index)),
            new XElement(
                C + "tx",
                Reference("strRef", Range(line.Column, plan.HeaderRow, plan.HeaderRow), "strCache", [line.Name])
            ),
            look,
            afterLook,
            point,
            new XElement(C + "cat", Reference("strRef", Range(1, first, end), "strCache", plan.Periods)),
            new XElement(
                C + "val",
                Reference("numRef", Range(line.Column, first, end), "numCache", [.. line.Values.Select(Text)])
            ),
            last
        );
    }

    // The last stretch leads into a year that is not over.
    XElement Dashed(int index)
    {
        XElement stroke = Stroke(Palette[index % Palette.Length], width: 25_400);
        stroke.Element(A + "solidFill")!.AddAfterSelf(new XElement(A + "prstDash", new XAttribute("val", "sysDash")));
        return new XElement(
            C + "dPt",
            Value("idx", Text(plan.Periods.Count - 1)),
            new XElement(
                C + "marker",
                Value("symbol", Markers[index % Markers.Length]),
                Value("size", "6"),
                new XElement(C + "spPr", Fill("FFFFFF"), Stroke(Palette[index % Palette.Length], width: 9_525))
            ),
            Value("bubble3D", "0"),
            new XElement(C + "spPr", stroke)
        );
    }

    XElement Axis(string name, string id, string crosses, string position, string title, IEnumerable<XElement> end) =>
        new(
            C + name,
            Value("axId", id),
            new XElement(C + "scaling", Value("orientation", "minMax")),
            Value("delete", "0"),
            Value("axPos", position),
            name == "valAx"
                ? new XElement(C + "majorGridlines", new XElement(C + "spPr", Stroke("E5E5E5", width: 6_350)))
                : null,
            Title(title, size: 1000, bold: false),
            new XElement(
                C + "numFmt",
                new XAttribute("formatCode", name == "valAx" ? "#,##0" : "General"),
                new XAttribute("sourceLinked", "0")
            ),
            Value("majorTickMark", "out"),
            Value("minorTickMark", "none"),
            Value("tickLblPos", "nextTo"),
            new XElement(C + "spPr", Stroke("A6A6A6", width: 9_525)),
            Value("crossAx", crosses),
            end
        );

    XElement Title(string text, int size, bool bold) =>
        new(
            C + "title",
            new XElement(
                C + "tx",
                new XElement(
                    C + "rich",
                    new XElement(A + "bodyPr"),
                    new XElement(A + "lstStyle"),
                    new XElement(
                        A + "p",
                        new XElement(A + "pPr", Font("defRPr", size, bold)),
                        new XElement(A + "r", Font("rPr", size, bold), new XElement(A + "t", text))
                    )
                )
            ),
            Value("overlay", "0")
        );

    XElement Font(string name, int size, bool bold) =>
        new(
            A + name,
            new XAttribute("sz", Text(size)),
            new XAttribute("b", bold ? "1" : "0"),
            Fill("404040"),
            new XElement(A + "latin", new XAttribute("typeface", font)),
            new XElement(A + "ea", new XAttribute("typeface", SheetPen.ChineseFont))
        );

    static XElement Reference(string name, string formula, string cache, IReadOnlyList<string> values) =>
        new(
            C + name,
            new XElement(C + "f", formula),
            new XElement(
                C + cache,
                cache == "numCache" ? new XElement(C + "formatCode", "General") : null,
                Value("ptCount", Text(values.Count)),
                values.Select(
                    (v, i) => new XElement(C + "pt", new XAttribute("idx", Text(i)), new XElement(C + "v", v))
                )
            )
        );

    string Range(int column, int first, int last)
    {
        string letters = ClosedXML.Excel.XLHelper.GetColumnLetterFromNumber(column);
        string from = $"'{plan.Sheet.Replace("'", "''", StringComparison.Ordinal)}'!${letters}${Text(first)}";
        return first == last ? from : $"{from}:${letters}${Text(last)}";
    }

    static XElement Fill(string colour) =>
        new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    static XElement Stroke(string colour, int width) => new(A + "ln", new XAttribute("w", Text(width)), Fill(colour));

    static XElement Value(string name, string value) => new(C + name, new XAttribute("val", value));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
