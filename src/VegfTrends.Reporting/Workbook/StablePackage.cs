using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace VegfTrends.Reporting.Workbook;

/// <summary>
/// Writes a package again so that the same report gives the same bytes: entries in one order and with one time, and
/// without the random name, random ids and clock times of the document's properties. Adds links and streamed rows on
/// the way.
/// </summary>
static class StablePackage
{
    const string PropertiesFolder = "package/services/metadata/core-properties/";
    const string PropertiesName = PropertiesFolder + "core.psmdcp";

    // The first moment that a zip file can hold.
    static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Copy(
        Stream package,
        Stream target,
        DateOnly asOf,
        IReadOnlyDictionary<string, SheetAdditions> additions,
        CancellationToken cancel
    )
    {
        package.Position = 0;
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var linksOf = additions
            .Where(a => a.Value.Addresses.Any())
            .ToDictionary(a => SheetParts.RelationshipsOf(a.Key), a => a.Value);
        foreach (
            ZipArchiveEntry entry in from
                .Entries.OrderBy(e => e.FullName == "[Content_Types].xml" ? 0 : 1)
                .ThenBy(e => e.FullName, StringComparer.Ordinal)
        )
        {
            cancel.ThrowIfCancellationRequested();
            bool isProperties = entry.FullName.StartsWith(PropertiesFolder, StringComparison.Ordinal);
            ZipArchiveEntry copy = to.CreateEntry(
                isProperties ? PropertiesName : entry.FullName,
                CompressionLevel.Optimal
            );
            copy.LastWriteTime = Moment;
            using Stream input = entry.Open();
            using Stream output = copy.Open();
            if (isProperties)
            {
                Write(Dated(XDocument.Load(input), asOf), output);
            }
            else if (entry.FullName == "_rels/.rels")
            {
                Write(Renumbered(XDocument.Load(input)), output);
            }
            else if (entry.FullName == "xl/workbook.xml")
            {
                Write(Anchored(XDocument.Load(input)), output);
            }
            else if (entry.FullName == "[Content_Types].xml")
            {
                Write(Sorted(XDocument.Load(input)), output);
            }
            else if (entry.FullName.StartsWith("xl/tables/", StringComparison.Ordinal))
            {
                Write(SheetParts.Table(input, additions), output);
            }
            else if (additions.TryGetValue(entry.FullName, out SheetAdditions? inSheet))
            {
                SheetParts.CopySheet(input, output, inSheet, cancel);
            }
            else if (linksOf.Remove(entry.FullName, out inSheet))
            {
                Write(SheetParts.Relationships(input, inSheet), output);
            }
            else
            {
                input.CopyTo(output);
            }
        }

        // Sheets that had no relationships yet.
        foreach ((string name, SheetAdditions inSheet) in linksOf.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = to.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Moment;
            using Stream output = entry.Open();
            Write(SheetParts.Relationships(null, inSheet), output);
        }
    }

    static XDocument Dated(XDocument properties, DateOnly asOf)
    {
        XNamespace terms = "http://purl.org/dc/terms/";
        foreach (
            XElement time in properties
                .Root!.Elements()
                .Where(e => e.Name == terms + "created" || e.Name == terms + "modified")
        )
        {
            time.Value = asOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T00:00:00Z";
        }

        return properties;
    }

    // Nothing refers to the ids of the package's own relationships.
    static XDocument Renumbered(XDocument relationships)
    {
        List<XElement> sorted =
        [
            .. relationships.Root!.Elements().OrderBy(e => (string?)e.Attribute("Type"), StringComparer.Ordinal),
        ];
        int id = 0;
        foreach (XElement relationship in sorted)
        {
            relationship.SetAttributeValue("Id", $"rId{++id}");
            if (
                ((string?)relationship.Attribute("Target"))?.Contains(PropertiesFolder, StringComparison.Ordinal)
                == true
            )
            {
                relationship.SetAttributeValue("Target", "/" + PropertiesName);
            }
        }

        relationships.Root.ReplaceNodes(sorted);
        return relationships;
    }

    // The library writes the rows that every printed page repeats as 1:1; without dollars LibreOffice repeats them on
    // the first page only.
    static XDocument Anchored(XDocument workbook)
    {
        foreach (
            XElement name in workbook
                .Descendants()
                .Where(e => e.Name.LocalName == "definedName" && (string?)e.Attribute("name") == "_xlnm.Print_Titles")
        )
        {
            int bang = name.Value.LastIndexOf('!') + 1;
            name.Value =
                name.Value[..bang]
                + string.Join(':', name.Value[bang..].Split(':').Select(row => "$" + row.TrimStart('$')));
        }

        return workbook;
    }

    static XDocument Sorted(XDocument types)
    {
        types.Root!.ReplaceNodes(
            types
                .Root.Elements()
                .OrderBy(e => e.Name.LocalName, StringComparer.Ordinal)
                .ThenBy(
                    e => (string?)e.Attribute("Extension") ?? (string?)e.Attribute("PartName"),
                    StringComparer.Ordinal
                )
                .ToList()
        );
        foreach (
            XElement entry in types
                .Root.Elements()
                .Where(e =>
                    ((string?)e.Attribute("PartName"))?.StartsWith("/" + PropertiesFolder, StringComparison.Ordinal)
                    == true
                )
        )
        {
            entry.SetAttributeValue("PartName", "/" + PropertiesName);
        }

        return types;
    }

    static void Write(XDocument xml, Stream output)
    {
        using var writer = new StreamWriter(
            output,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true
        );
        xml.Save(writer, SaveOptions.DisableFormatting);
    }
}
