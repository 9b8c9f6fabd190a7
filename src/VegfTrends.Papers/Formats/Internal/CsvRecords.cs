using CsvHelper;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Finds where each row of a delimited text begins and ends, with a bound, and lets CsvHelper take it apart. On its own
/// CsvHelper would read an unclosed quotation mark to the end of the file, and could not go on behind it.
/// </summary>
sealed class CsvRecords(TextWindow window, char delimiter, ReadOptions options)
{
    readonly int _maxLength = options.MaxRecordChars > int.MaxValue / 4 ? int.MaxValue / 2 : options.MaxRecordChars * 2;

    readonly CsvReaderOptions _csv = new()
    {
        Separator = delimiter,
        HasHeader = false,
        TrimWhitespace = true,
        BufferSize = 4096,
    };

    /// <summary>The next row whatever its number of cells, or <c>null</c> at the end; for the header.</summary>
    public TextRow? Next()
    {
        SkipBlankLines();
        if (!window.Reaches(0))
        {
            return null;
        }

        Span span = Scan(0);
        return span.Fault is null ? Take(span.End, Cells(0, span.End), null) : TakeBroken(span, 0);
    }

    /// <summary>The next row, checked against the number of columns, or <c>null</c> at the end.</summary>
    public TextRow? Next(int columns)
    {
        SkipBlankLines();
        if (!window.Reaches(0))
        {
            return null;
        }

        Span span = Scan(0);
        if (span.Fault is not null)
        {
            return TakeBroken(span, columns);
        }

        if (CellsThatFit(0, span, columns) is { } cells)
        {
            return Take(span.End, cells, null);
        }

        span = span with { Fault = $"{span.Cells} cells" };
        return span.Lines == 1 ? Take(span.End, null, span.Fault) : TakeBroken(span, columns);
    }

    TextRow Take(int end, string[]? cells, string? fault)
    {
        string raw = window.Text[..(fault is null ? end : Math.Min(end, options.MaxQuarantineChars + 1))].ToString();
        var row = new TextRow(cells, raw, window.Line, fault);
        window.Drop(end);
        return row;
    }

    // Where quotes are wrong, nobody knows which line ends belong to a text: go on at the next line that makes a whole
    // row of the right width.
    TextRow TakeBroken(Span span, int columns)
    {
        if (span.Lines == 1 && span.EndKnown)
        {
            return Take(span.End, null, span.Fault);
        }

        int line = NextLine(0);
        while (line > 0 && line < _maxLength)
        {
            Span next = Scan(line);
            if (next.Fault is null && next.End > line && CellsThatFit(line, next, columns) is not null)
            {
                return Take(line, null, span.Fault);
            }

            line = NextLine(line);
        }

        return Take(line > 0 ? line : window.Length, null, span.Fault);
    }

    // More cells than columns are well where the rest is empty: many tables end each row with a separator.
    string[]? CellsThatFit(int start, Span span, int columns) =>
        columns > 0
        && span.Cells >= columns
        && Cells(start, span.End) is var cells
        && cells.Length >= columns
        && cells.Skip(columns).All(string.IsNullOrWhiteSpace)
            ? cells
            : null;

    string[] Cells(int start, int end)
    {
        using CsvReader reader = CsvReader.FromText(window.Text[start..end].ToString(), _csv);
        return reader.Read() ? reader.Current.ToArray() : [];
    }

    void SkipBlankLines()
    {
        while (window.Reaches(0))
        {
            int text = window.Text.IndexOfAnyExcept(" \r\n\uFEFF");
            if (text == 0)
            {
                return;
            }

            window.Drop(text < 0 ? window.Length : text);
        }
    }

    // The index behind the next line end, or -1.
    int NextLine(int from)
    {
        while (true)
        {
            int end = window.Text[from..].IndexOf('\n');
            if (end >= 0)
            {
                return from + end + 1;
            }

            from = window.Length;
            if (from > _maxLength || !window.Grow())
            {
                return -1;
            }
        }
    }

    Span Scan(int start)
    {
        int position = start;
        int cells = 1;
        string? fault = null;
        while (true)
        {
            while (window.Reaches(position) && window.Text[position] == ' ' && delimiter != ' ')
            {
                position++;
            }

            if (window.Reaches(position) && window.Text[position] == '"')
            {
                (position, string? bad) = QuotedEnd(position);
                if (bad is not null)
                {
                    return new Span(position, LinesIn(start, position), cells, bad, EndKnown: false);
                }
            }
            else
            {
                int cell = position;
                position = Find(position, $"{delimiter}\r\n");

                // Tables with tabs mostly have no quoting at all, so there a quotation mark is a sign like any other.
                if (delimiter != '\t' && window.Text[cell..position].Contains('"'))
                {
                    fault ??= "a quotation mark inside an unquoted cell";
                }
            }

            if (position - start > _maxLength)
            {
                return new Span(position, 1, cells, $"a row of more than {_maxLength:N0} characters", EndKnown: false);
            }

            if (!window.Reaches(position) || window.Text[position] != delimiter)
            {
                int lines = LinesIn(start, position);
                bool windows =
                    window.Reaches(position + 1) && window.Text[position] == '\r' && window.Text[position + 1] == '\n';
                return new Span(
                    Math.Min(window.Length, position + (windows ? 2 : 1)),
                    lines,
                    cells,
                    fault,
                    EndKnown: true
                );
            }

            position++;
            cells++;
        }
    }

    // From an opening quotation mark to the delimiter or line end behind the closing one.
    (int Position, string? Fault) QuotedEnd(int open)
    {
        int position = open + 1;
        while (true)
        {
            position = Find(position, "\"");
            if (!window.Reaches(position))
            {
                return (position, "an opening quotation mark without a closing one");
            }

            if (position - open > _maxLength)
            {
                return (position, $"a quoted cell of more than {_maxLength:N0} characters");
            }

            position++;
            if (!window.Reaches(position) || window.Text[position] != '"')
            {
                break;
            }

            position++;
        }

        while (window.Reaches(position) && window.Text[position] == ' ')
        {
            position++;
        }

        bool ends =
            !window.Reaches(position) || window.Text[position] == delimiter || window.Text[position] is '\r' or '\n';
        return (position, ends ? null : "text behind a closing quotation mark");
    }

    // The index of the first of these signs, or the length at the end of the text or past the longest record.
    int Find(int from, string signs)
    {
        int start = from;
        while (true)
        {
            int found = window.Text[Math.Min(from, window.Length)..].IndexOfAny(signs);
            if (found >= 0)
            {
                return from + found;
            }

            from = window.Length;
            if (from - start > _maxLength || !window.Grow())
            {
                return from;
            }
        }
    }

    int LinesIn(int start, int end) => 1 + window.Text[start..Math.Min(end, window.Length)].Count('\n');

    readonly record struct Span(int End, int Lines, int Cells, string? Fault, bool EndKnown);
}
