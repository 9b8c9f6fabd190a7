using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Puts the charts into a saved workbook: the library that writes the cells knows no charts.</summary>
static class ChartParts
{
    // Columns that a chart covers.
    const int Left = 6,
        Right = 9;

    static readonly XNamespace Xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Add(Stream workbook, ChartPlan plan, WorkbookTexts texts, string font)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        WorkbookPart book = document.WorkbookPart!;
        Sheet entry = book.Workbook.Descendants<Sheet>().Single(s => s.Name == plan.Sheet);
        var sheet = (WorksheetPart)book.GetPartById(entry.Id!.Value!);
        Worksheet root = sheet.Worksheet;
        // The schema fixes the order: both come before tables and extensions.
        OpenXmlElement after = root.Elements().Last(e => e is HeaderFooter or RowBreaks);
        var ignored = new IgnoredErrors(
            new IgnoredError
            {
                NumberStoredAsText = true,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = "A1:A16384" },
            }
        );
        root.InsertAfter(ignored, after);
        if (plan.Lines.Count > 0)
        {
            // Ids are given, since made-up ones would differ from run to run.
            DrawingsPart drawings = sheet.AddNewPart<DrawingsPart>("rIdCharts");
            var xml = new ChartXml(plan, font);
            Feed(drawings.AddNewPart<ChartPart>("rIdLines"), xml.Lines(texts.LineChart, texts.YearAxis, texts.Papers));
            Feed(
                drawings.AddNewPart<ChartPart>("rIdColumns"),
                xml.Columns(texts.StackedChart, texts.YearAxis, texts.Papers)
            );
            Feed(
                drawings,
                new XDocument(
                    new XElement(
                        Xdr + "wsDr",
                        new XAttribute(XNamespace.Xmlns + "xdr", Xdr),
                        new XAttribute(XNamespace.Xmlns + "a", ChartXml.A),
                        Anchor(plan, (0, Left), "rIdLines", texts.LineChart, AltText(plan, texts)),
                        Anchor(plan, (Left, Left + Right), "rIdColumns", texts.StackedChart, AltText(plan, texts))
                    )
                )
            );
            root.InsertAfter(new Drawing { Id = "rIdCharts" }, ignored);
        }

        if (plan.Sparks.Count > 0)
        {
            SparklineParts.Add(root, plan);
        }

        root.Save();
    }

    static string AltText(ChartPlan plan, WorkbookTexts texts)
    {
        IEnumerable<string> totals = plan.Lines.Select(l =>
            $"{l.Name}: {l.Values.Sum().ToString(CultureInfo.InvariantCulture)}"
        );
        return texts.Language.Pick(
                $"{plan.Periods[0]} 至 {plan.Periods[^1]} 年每年论文数，各类别合计：",
                $"Papers a year from {plan.Periods[0]} to {plan.Periods[^1]}, in all: "
            )
            + string.Join("; ", totals)
            + texts.Language.Pick("。", ".");
    }

    // Held by cells at both ends, since nobody knows how wide a column comes out with the fonts of another machine.
    static XElement Anchor(ChartPlan plan, (int From, int To) columns, string relation, string name, string altText) =>
        new(
            Xdr + "twoCellAnchor",
            new XAttribute("editAs", "oneCell"),
            Corner("from", columns.From, plan.Top - 1),
            Corner("to", columns.To, plan.Top - 1 + TrendsSheet.ChartRows),
            new XElement(
                Xdr + "graphicFrame",
                new XAttribute("macro", ""),
                new XElement(
                    Xdr + "nvGraphicFramePr",
                    new XElement(
                        Xdr + "cNvPr",
                        new XAttribute("id", columns.To),
                        new XAttribute("name", name),
                        new XAttribute("descr", altText)
                    ),
                    new XElement(Xdr + "cNvGraphicFramePr")
                ),
                new XElement(
                    Xdr + "xfrm",
                    new XElement(ChartXml.A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                    new XElement(ChartXml.A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))
                ),
                new XElement(
                    ChartXml.A + "graphic",
                    new XElement(
                        ChartXml.A + "graphicData",
                        new XAttribute("uri", ChartXml.C.NamespaceName),
                        new XElement(
                            ChartXml.C + "chart",
                            new XAttribute(XNamespace.Xmlns + "c", ChartXml.C),
                            new XAttribute(XNamespace.Xmlns + "r", R),
                            new XAttribute(R + "id", relation)
                        )
                    )
                )
            ),
            new XElement(Xdr + "clientData")
        );

    // A little room at the upper left keeps neighbours apart.
    static XElement Corner(string name, int column, int row) =>
        new(
            Xdr + name,
            new XElement(Xdr + "col", column),
            new XElement(Xdr + "colOff", name == "from" ? 76_200 : 0),
            new XElement(Xdr + "row", row),
            new XElement(Xdr + "rowOff", 0)
        );

    static void Feed(OpenXmlPart part, XDocument xml)
    {
        using Stream stream = part.GetStream(FileMode.Create);
        xml.Save(stream, SaveOptions.DisableFormatting);
    }
}
