using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace VegfTrends.Reporting.Workbook;

/// <param name="Cell">Such as <c>M2</c>.</param>
/// <param name="Address">An http or https address; <c>null</c> for a link inside the workbook.</param>
/// <param name="Location">Such as <c>'Papers'!A2:N9</c>; <c>null</c> for an address.</param>
sealed record CellLink(string Cell, Uri? Address, string? Location);

/// <summary>What is put into a sheet while the package is copied.</summary>
/// <param name="Links">In the order of writing.</param>
/// <param name="Rows">Instead of the sample rows, or <c>null</c>.</param>
/// <param name="Font">Of the workbook.</param>
sealed record SheetAdditions(IReadOnlyList<CellLink> Links, IBulkRows? Rows, string Font)
{
    public IEnumerable<CellLink> Addresses => Links.Where(l => l.Address is not null);
}

/// <summary>
/// Puts links and streamed rows into sheets while the package is copied. The library that writes the cells compares
/// each new link with all before it, and so does the packaging of .NET with relationships: 20,000 links took six times
/// as long as everything else.
/// </summary>
static class SheetParts
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Additions by the name of the sheet's part in the package, such as
    /// <c>xl/worksheets/sheet3.xml</c>.</summary>
    public static Dictionary<string, SheetAdditions> ByPart(
        Stream workbook,
        IReadOnlyDictionary<string, SheetAdditions> bySheet
    )
    {
        workbook.Position = 0;
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        WorkbookPart book = document.WorkbookPart!;
        var sheets = book.Workbook.Descendants<Sheet>().ToDictionary(s => s.Name!.Value!);
        return bySheet.ToDictionary(
            s => book.GetPartById(sheets[s.Key].Id!.Value!).Uri.OriginalString.TrimStart('/'),
            s => s.Value
        );
    }

    /// <summary>The part that holds the relationships of a part.</summary>
    public static string RelationshipsOf(string part)
    {
        int name = part.LastIndexOf('/') + 1;
        return $"{part[..name]}_rels/{part[name..]}.rels";
    }

    public static void CopySheet(Stream input, Stream output, SheetAdditions additions, CancellationToken cancel)
    {
        using var reader = XmlReader.Create(input);
        // Texts were cleaned of what XML refuses.
        using var writer = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                CheckCharacters = false,
            }
        );
        bool written = additions.Links.Count == 0;
        reader.MoveToContent();
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        writer.WriteAttributes(reader, defattr: false);
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            // The schema fixes the order; the library always writes both of these.
            if (!written && reader.LocalName is ("printOptions" or "pageMargins"))
            {
                Write(writer, additions.Links);
                written = true;
            }

            if (reader.LocalName == "sheetData" && additions.Rows is { } rows)
            {
                CopyRows(reader, writer, rows, additions.Font, cancel);
            }
            else if (reader.LocalName == "dimension" && additions.Rows is not null)
            {
                // Would speak of the sample rows; it may be absent.
                reader.Skip();
            }
            else
            {
                writer.WriteNode(reader, defattr: false);
            }
        }

        writer.WriteEndElement();
        if (!written)
        {
            throw new InvalidDataException(
                "Found a sheet without page margins; expected them, since links stand before them."
            );
        }
    }

    /// <param name="input">The relationships that the sheet has already, or <c>null</c>.</param>
    /// <param name="additions">The sheet's.</param>
    public static XDocument Relationships(Stream? input, SheetAdditions additions)
    {
        XDocument relationships = input is null
            ? new XDocument(new XElement(Package + "Relationships"))
            : XDocument.Load(input);
        relationships.Root!.Add(
            additions.Addresses.Select(
                (link, i) =>
                    new XElement(
                        Package + "Relationship",
                        new XAttribute("Type", R + "/hyperlink"),
                        new XAttribute("Target", link.Address!.AbsoluteUri),
                        new XAttribute("TargetMode", "External"),
                        new XAttribute("Id", Id(i))
                    )
            )
        );
        return relationships;
    }

    /// <summary>The part of an Excel table, as long as the rows that were streamed into it. A table has at least one
    /// row.</summary>
    public static XDocument Table(Stream input, IReadOnlyDictionary<string, SheetAdditions> additions)
    {
        XDocument table = XDocument.Load(input);
        if (
            additions
                .Values.FirstOrDefault(a => a.Rows?.Table == (string?)table.Root!.Attribute("displayName"))
                ?.Rows is
            { } rows
        )
        {
            string range =
                $"A{Text(rows.FirstRow - 1)}:{XLHelper.GetColumnLetterFromNumber(rows.Columns)}"
                + $"{Text(rows.FirstRow - 1 + Math.Max(1, rows.Rows))}";
            table.Root!.SetAttributeValue("ref", range);
            table
                .Root.Elements()
                .SingleOrDefault(e => e.Name.LocalName == "autoFilter")
                ?.SetAttributeValue("ref", range);
        }

        return table;
    }

    static void CopyRows(XmlReader reader, XmlWriter writer, IBulkRows rows, string font, CancellationToken cancel)
    {
        writer.WriteStartElement("sheetData", Main);
        string first = Text(rows.FirstRow),
            second = Text(rows.FirstRow + 1);
        string[] usual = [],
            quoted = [];
        if (reader.IsEmptyElement)
        {
            throw new InvalidDataException("Found a sheet without sample rows; expected two, for their styles.");
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            string? number = reader.GetAttribute("r");
            if (number == first || number == second)
            {
                var row = (XElement)XNode.ReadFrom(reader);
                string[] styles = [.. row.Elements().Select(c => (string?)c.Attribute("s") ?? "0")];
                (usual, quoted) = number == first ? (styles, quoted) : (usual, styles);
            }
            else
            {
                writer.WriteNode(reader, defattr: false);
            }
        }

        reader.Read();
        new BulkRowWriter(writer, [.. usual.Zip(quoted)], font).Write(rows, cancel);
        writer.WriteEndElement();
    }

    static void Write(XmlWriter writer, IReadOnlyList<CellLink> links)
    {
        writer.WriteStartElement("hyperlinks", Main);
        int address = 0;
        foreach (CellLink link in links)
        {
            writer.WriteStartElement("hyperlink", Main);
            writer.WriteAttributeString("ref", link.Cell);
            if (link.Location is { } location)
            {
                writer.WriteAttributeString("location", location);
            }
            else
            {
                writer.WriteAttributeString("id", R, Id(address++));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    static string Id(int index) => $"rIdLink{Text(index + 1)}";

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
