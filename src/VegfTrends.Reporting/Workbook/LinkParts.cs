using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace VegfTrends.Reporting.Workbook;

/// <param name="Cell">Such as <c>M2</c>.</param>
/// <param name="Address">An http or https address.</param>
sealed record CellLink(string Cell, Uri Address);

/// <summary>
/// Puts links into sheets while the package is copied. The library that writes the cells compares each new link with all before it, and so does the
/// packaging of .NET with relationships: 20,000 links took six times as long as everything else.
/// </summary>
static class LinkParts
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Links by the name of the sheet's part in the package, such as <c>xl/worksheets/sheet3.xml</c>.</summary>
    public static Dictionary<string, IReadOnlyList<CellLink>> ByPart(Stream workbook, IReadOnlyDictionary<string, List<CellLink>> bySheet)
    {
        workbook.Position = 0;
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        WorkbookPart book = document.WorkbookPart!;
        var sheets = book.Workbook.Descendants<Sheet>().ToDictionary(s => s.Name!.Value!);
        return bySheet.Where(s => s.Value.Count > 0)
            .ToDictionary(s => book.GetPartById(sheets[s.Key].Id!.Value!).Uri.OriginalString.TrimStart('/'), s => (IReadOnlyList<CellLink>)s.Value);
    }

    /// <summary>The part that holds the relationships of a part.</summary>
    public static string RelationshipsOf(string part)
    {
        int name = part.LastIndexOf('/') + 1;
        return $"{part[..name]}_rels/{part[name..]}.rels";
    }

    public static void CopySheet(Stream input, Stream output, IReadOnlyList<CellLink> links)
    {
        using var reader = XmlReader.Create(input);
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        bool written = false;
        reader.MoveToContent();
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        writer.WriteAttributes(reader, defattr: false);
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            // The schema fixes the order; the library always writes both of these.
            if (!written && reader.LocalName is ("printOptions" or "pageMargins"))
            {
                Write(writer, links);
                written = true;
            }

            writer.WriteNode(reader, defattr: false);
        }

        writer.WriteEndElement();
        if (!written)
        {
            throw new InvalidDataException("Found a sheet without page margins; expected them, since links stand before them.");
        }
    }

    /// <param name="input">The relationships that the sheet has already, or <c>null</c>.</param>
    /// <param name="links">The sheet's links.</param>
    public static XDocument Relationships(Stream? input, IReadOnlyList<CellLink> links)
    {
        XDocument relationships = input is null ? new XDocument(new XElement(Package + "Relationships")) : XDocument.Load(input);
        relationships.Root!.Add(links.Select((link, i) => new XElement(Package + "Relationship",
            new XAttribute("Type", R + "/hyperlink"), new XAttribute("Target", link.Address.AbsoluteUri), new XAttribute("TargetMode", "External"), new XAttribute("Id", Id(i)))));
        return relationships;
    }

    static void Write(XmlWriter writer, IReadOnlyList<CellLink> links)
    {
        writer.WriteStartElement("hyperlinks", Main);
        for (int i = 0; i < links.Count; i++)
        {
            writer.WriteStartElement("hyperlink", Main);
            writer.WriteAttributeString("ref", links[i].Cell);
            writer.WriteAttributeString("id", R, Id(i));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"rIdLink{index + 1}");
}
