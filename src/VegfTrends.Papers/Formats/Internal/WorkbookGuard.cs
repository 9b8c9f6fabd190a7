using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Looks an XLSX file over before MiniExcel opens it: a few kilobytes can claim gigabytes, a million rows or 16,384
/// columns, and MiniExcel believes them (one row of 16,384 columns takes it four seconds).
/// </summary>
static class WorkbookGuard
{
    const int MaxEntries = 10_000,
        MaxDirectoryBytes = 2 << 20,
        MaxColumns = 1_000,
        MaxRows = 1_048_576;

    /// <exception cref="UnreadableFileException">The file is no whole zip, larger inside than the limits allow, or a
    /// report of this program where none is wanted.</exception>
    public static void Check(string name, Stream stream, ReadOptions options, bool ownReports = false)
    {
        if (stream.Length > options.MaxWorkbookBytes)
        {
            throw new UnreadableFileException(
                name,
                $"a workbook of {stream.Length:N0} bytes",
                $"at most {options.MaxWorkbookBytes:N0}; save it as CSV"
            );
        }

        CheckDirectory(name, stream);
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            CheckSizes(name, zip, options);
            if (!ownReports)
            {
                CheckOrigin(name, zip);
            }

            foreach (
                ZipArchiveEntry entry in zip.Entries.Where(e =>
                    e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                CheckSheet(name, entry);
            }
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableFileException(
                name,
                $"a broken zip ({e.Message})",
                "a whole XLSX file; save it again",
                e
            );
        }
    }

    // The directory is held in memory whole, so its true size is found from the end record before it is read.
    static void CheckDirectory(string name, Stream stream)
    {
        byte[] tail = new byte[(int)Math.Min(stream.Length, 22 + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length)
        {
            throw new UnreadableFileException(
                name,
                "a zip without its directory",
                "a whole XLSX file; fetch or save it again"
            );
        }

        long directory = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        long endAt = stream.Length - tail.Length + end;
        if (endAt - directory is < 0 or > MaxDirectoryBytes)
        {
            throw new UnreadableFileException(
                name,
                "a zip whose directory is broken or too large",
                "an XLSX file as Excel, WPS or LibreOffice write it"
            );
        }

        stream.Position = 0;
    }

    static void CheckSizes(string name, ZipArchive zip, ReadOptions options)
    {
        if (zip.Entries.Count > MaxEntries)
        {
            throw new UnreadableFileException(name, $"{zip.Entries.Count:N0} parts", $"at most {MaxEntries:N0}");
        }

        // .NET stops unpacking an entry at the length that it claims, so claims can be trusted here.
        long total = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            total += entry.Length;
            if (total > options.MaxWorkbookBytes)
            {
                throw new UnreadableFileException(
                    name,
                    $"more than {options.MaxWorkbookBytes:N0} bytes when unpacked",
                    "less; save it as CSV or split it"
                );
            }

            if (
                entry.Length > options.RatioFloorBytes
                && entry.Length > entry.CompressedLength * options.MaxExpansionRatio
            )
            {
                throw new UnreadableFileException(
                    name,
                    $"a compression ratio above {options.MaxExpansionRatio} in '{entry.FullName}'",
                    "an ordinary workbook; save it as CSV if it is wanted"
                );
            }
        }
    }

    // A report lists papers under headers that read as an export's: taken for one, every run would count its own
    // results again.
    static void CheckOrigin(string name, ZipArchive zip)
    {
        foreach (
            ZipArchiveEntry entry in zip.Entries.Where(e =>
                e.FullName is "docProps/core.xml"
                || (
                    e.FullName.StartsWith("package/services/metadata/core-properties/", StringComparison.Ordinal)
                    && e.FullName.EndsWith(".psmdcp", StringComparison.Ordinal)
                )
            )
        )
        {
            if (Creator(entry) == "VegfTrends")
            {
                throw new UnreadableFileException(
                    name,
                    "a report of VegfTrends itself",
                    "an export of papers; keep reports out of the folder"
                );
            }
        }
    }

    static string? Creator(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using XmlReader xml = XmlReader.Create(
            stream,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        try
        {
            return xml.ReadToFollowing("creator", "http://purl.org/dc/elements/1.1/")
                ? xml.ReadElementContentAsString().Trim()
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    static void CheckSheet(string name, ZipArchiveEntry entry)
    {
        using XmlReader xml = XmlReader.Create(
            entry.Open(),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        long nextRow = 1,
            emptyRows = 0,
            column = 0;
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (xml.LocalName)
                {
                    case "calcChain" when xml.Depth == 0:
                        // Where Excel keeps the order of formulas: cells without rows.
                        return;
                    case "row":
                        long row = long.TryParse(xml.GetAttribute("r"), out long given) ? given : nextRow;
                        emptyRows += Math.Max(0, row - nextRow);
                        (nextRow, column) = (row + 1, 0);
                        break;
                    case "c":
                        column = Math.Max(column + 1, Column(xml.GetAttribute("r")));
                        break;
                    case "dimension":
                        string? range = xml.GetAttribute("ref");
                        column = Column(range?[(range.IndexOf(':') + 1)..]);
                        break;
                }

                if (column > MaxColumns || emptyRows > MaxRows || nextRow > MaxRows + 1)
                {
                    throw new UnreadableFileException(
                        name,
                        $"cells far to the right or below in '{entry.FullName}'",
                        $"at most {MaxColumns:N0} columns and {MaxRows:N0} rows; delete the empty ones and save it "
                            + $"again, or save it as CSV"
                    );
                }
            }
        }
        catch (XmlException)
        {
            // Not this guard's business: MiniExcel meets the same error at the same place, if it reads the part at all,
            // and that is reported.
        }
    }

    // "XFD12" is column 16,384.
    static long Column(string? cell)
    {
        long column = 0;
        foreach (char c in (cell ?? "").TakeWhile(char.IsAsciiLetter).Take(6))
        {
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return column;
    }
}
