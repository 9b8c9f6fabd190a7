using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace VegfTrends.Papers.Formats;

/// <summary>The rows of an XLSX file that nobody has checked, sheet by sheet, as texts.</summary>
sealed class WorkbookRows : IDisposable
{
    // Without this, MiniExcel writes large shared texts to temporary files.
    static readonly OpenXmlConfiguration InMemory = new() { EnableSharedStringCache = false };

    readonly string _file;
    readonly Stream _stream;

    /// <param name="file">The workbook.</param>
    /// <param name="options">Limits.</param>
    /// <param name="ownReports">Whether a workbook that this program wrote is read too.</param>
    /// <exception cref="UnreadableFileException">It is no whole workbook, or larger than the limits allow.</exception>
    public WorkbookRows(PaperFile file, ReadOptions options, bool ownReports = false)
    {
        _file = file.Name;
        _stream = OpenSeekable(file, options);
        try
        {
            WorkbookGuard.Check(file.Name, _stream, options, ownReports);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>An XLSX file begins so.</summary>
    public static bool Recognises(PaperFile file)
    {
        ReadOnlySpan<byte> bytes = file.HeadBytes.Span;
        return bytes.StartsWith("PK\u0003\u0004"u8)
            && (bytes.IndexOf("xl/"u8) >= 0 || bytes.IndexOf("[Content_Types].xml"u8) >= 0);
    }

    public IReadOnlyList<string> Sheets() => Guarded(() => _stream.GetSheetNames(InMemory));

    /// <summary>Rows from the first on, empty ones included, hidden ones too.</summary>
    public IEnumerable<List<string?>> Read(string sheet)
    {
        using IEnumerator<dynamic> rows = Guarded(() =>
            _stream
                .Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: InMemory)
                .GetEnumerator()
        );
        while (Guarded(rows.MoveNext))
        {
            yield return [.. ((IDictionary<string, object?>)rows.Current).Values.Select(Text)];
        }
    }

    public void Dispose() => _stream.Dispose();

    // On a damaged workbook MiniExcel throws what the damage happens to lead to: XmlException, NullReferenceException,
    // KeyNotFoundException ...
    T Guarded<T>(Func<T> step)
    {
        try
        {
            return step();
        }
#pragma warning disable CA1031 // see above; the type and message are passed on
        catch (Exception e)
            when (e is not (OutOfMemoryException or OperationCanceledException or UnreadableFileException))
        {
            throw new UnreadableFileException(
                _file,
                $"a damaged workbook ({e.GetType().Name}: {e.Message})",
                "a whole XLSX file; open it in Excel and save it again",
                e
            );
        }
#pragma warning restore CA1031
    }

    static Stream OpenSeekable(PaperFile file, ReadOptions options)
    {
        Stream content = file.OpenBytes();
        if (content.CanSeek)
        {
            return content;
        }

        using (content)
        {
            var copy = new MemoryStream();
            byte[] block = new byte[1 << 16];
            int read;
            while ((read = content.Read(block)) > 0)
            {
                copy.Write(block, 0, read);
                if (copy.Length > options.MaxWorkbookBytes)
                {
                    throw new UnreadableFileException(
                        file.Name,
                        $"a workbook of more than {options.MaxWorkbookBytes:N0} bytes",
                        "less; save it as CSV"
                    );
                }
            }

            copy.Position = 0;
            return copy;
        }
    }

    static string? Text(object? cell) =>
        cell switch
        {
            null => null,
            DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString(),
        };
}
