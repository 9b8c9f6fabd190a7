using System.Xml.Linq;
using DocumentFormat.OpenXml.Spreadsheet;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Sparklines: an extension of Excel 2010 ([MS-XLSX] 2.4.46 sparklineGroups) that the library does not
/// write.</summary>
static class SparklineParts
{
    static readonly XNamespace X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
    static readonly XNamespace Xm = "http://schemas.microsoft.com/office/excel/2006/main";

    public static void Add(Worksheet root, ChartPlan plan)
    {
        string sheet = $"'{plan.Sheet.Replace("'", "''", StringComparison.Ordinal)}'!";
        var groups = new XElement(
            X14 + "sparklineGroups",
            new XAttribute(XNamespace.Xmlns + "xm", Xm),
            new XElement(
                X14 + "sparklineGroup",
                new XAttribute("type", "column"),
                new XAttribute("displayEmptyCellsAs", "gap"),
                new XAttribute("high", "1"),
                new XAttribute("minAxisType", "custom"),
                new XAttribute("manualMin", "0"),
                Colour("colorSeries", "FF4477AA"),
                Colour("colorNegative", "FFEE6677"),
                Colour("colorAxis", "FF000000"),
                Colour("colorMarkers", "FF4477AA"),
                Colour("colorFirst", "FF4477AA"),
                Colour("colorLast", "FF4477AA"),
                Colour("colorHigh", "FFAA3377"),
                Colour("colorLow", "FF4477AA"),
                new XElement(
                    X14 + "sparklines",
                    plan.Sparks.Select(s => new XElement(
                        X14 + "sparkline",
                        new XElement(Xm + "f", sheet + s.Values),
                        new XElement(Xm + "sqref", s.Cell)
                    ))
                )
            )
        );
        var extension = new WorksheetExtension { Uri = "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" };
        extension.AddNamespaceDeclaration("x14", X14.NamespaceName);
        extension.InnerXml = groups.ToString(SaveOptions.DisableFormatting);
        WorksheetExtensionList list =
            root.GetFirstChild<WorksheetExtensionList>() ?? root.AppendChild(new WorksheetExtensionList());
        list.Append(extension);
    }

    static XElement Colour(string name, string argb) => new(X14 + name, new XAttribute("rgb", argb));
}
