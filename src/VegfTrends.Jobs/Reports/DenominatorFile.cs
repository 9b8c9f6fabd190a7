using System.Globalization;

namespace VegfTrends.Jobs.Reports;

/// <summary>How many papers the whole literature has a year: a CSV file with the columns <c>year</c> and
/// <c>count</c>.</summary>
public static class DenominatorFile
{
    /// <summary>Bytes. A line a year needs a few hundredths of it.</summary>
    const long MostBytes = 1 << 20;

    /// <param name="file">A file that exists.</param>
    /// <exception cref="InvalidDataException">The file is too large or a line is wrong; the message names file, line,
    /// what was found and what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<int, int> Read(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file.FullName}: found {file.Length:N0} bytes, expected at most {MostBytes:N0}: one line a year."
                )
            );
        }

        var counts = new Dictionary<int, int>();
        (int Year, int Count)? columns = null;
        int number = 0;
        foreach (string line in File.ReadLines(file.FullName))
        {
            number++;
            string[] cells = [.. line.Split(',').Select(c => c.Trim().Trim('"').Trim())];
            if (cells.All(c => c.Length == 0))
            {
                continue;
            }

            if (columns is not var (yearAt, countAt))
            {
                columns = (At("year"), At("count"));
                continue;

                int At(string name) =>
                    Array.FindIndex(cells, c => c.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at
                        ? at
                        : throw Wrong(
                            file,
                            number,
                            line,
                            $"a header with the columns year and count; '{name}' is missing"
                        );
            }

            if (cells.Length <= Math.Max(yearAt, countAt))
            {
                throw Wrong(file, number, line, "as many cells as the header has");
            }

            if (
                !int.TryParse(cells[yearAt], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
                || year is < 1500 or > 2200
            )
            {
                throw Wrong(file, number, cells[yearAt], "a year from 1500 to 2200");
            }

            if (
                !int.TryParse(cells[countAt], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                || count == 0
            )
            {
                throw Wrong(
                    file,
                    number,
                    cells[countAt],
                    $"a number of papers from 1 to {int.MaxValue}, without separators"
                );
            }

            if (!counts.TryAdd(year, count))
            {
                throw Wrong(file, number, cells[yearAt], "each year once");
            }
        }

        return counts.Count > 0
            ? counts
            : throw Wrong(
                file,
                Math.Max(1, number),
                "no year",
                "a header with the columns year and count, and a line a year"
            );
    }

    static InvalidDataException Wrong(FileInfo file, int line, string found, string expected) =>
        new(
            $"{file.FullName}, line {line}: found '{(found.Length > 60 ? found[..60] + "…" : found)}', expected {expected}."
        );
}
