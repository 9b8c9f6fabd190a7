namespace VegfTrends.Papers.Formats;

/// <summary>
/// Tables as text: separated by commas, semicolons, tabs or bars, with a header row that names a title or an abstract
/// column in Chinese or English. A row with the wrong number of cells or with broken quotes goes to quarantine, and
/// reading goes on behind it.
/// </summary>
public sealed class CsvFormat : IPaperFormat
{
    const int HeaderWithin = 6;

    public string Key => "csv";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(head);
        return FindLayout(head) is not null;
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        Layout layout =
            FindLayout(file.Head)
            ?? throw new UnreadableFileException(
                file.Name,
                "no header row",
                "a first row that names a title or an abstract column"
            );
        return ReadRows(file, layout, options, cancel);
    }

    IEnumerable<ReadOutcome> ReadRows(PaperFile file, Layout layout, ReadOptions options, CancellationToken cancel)
    {
        using TextReader text = file.OpenText();
        var records = new CsvRecords(new TextWindow(text, cancel), layout.Delimiter, options);
        for (int i = 0; i <= layout.RowsBefore; i++)
        {
            records.Next();
        }

        int record = 0;
        while (records.Next(layout.Columns.Length) is { } row)
        {
            var draft = new PaperDraft(file.Name, Key, ++record, options) { Position = $"line {row.Line}" };
            if (row.Cells is null)
            {
                yield return draft.Reject(
                    row.Fault!,
                    $"{layout.Columns.Length} cells, quoted where they hold a separator or a quotation mark",
                    row.Raw
                );
            }
            else
            {
                TableRow.Fill(layout.Columns, row.Cells, draft);
                yield return draft.Build(row.Raw);
            }
        }
    }

    // Some databases write a line or two about the export above the header; there, one known name could be chance.
    static Layout? FindLayout(string head)
    {
        Layout? best = null;
        int bestKnown = 0;
        foreach (char delimiter in ",;\t|")
        {
            var records = new CsvRecords(
                new TextWindow(new StringReader(head), CancellationToken.None),
                delimiter,
                new ReadOptions()
            );
            bool hinted = false;
            for (int before = 0; before < HeaderWithin && records.Next() is { } row; before++)
            {
                hinted |= row.Raw.StartsWith("sep=", StringComparison.OrdinalIgnoreCase); // written by Excel
                if (row.Cells is not { } cells || cells.Any(c => c.Length > 500))
                {
                    continue;
                }

                PaperColumn[] columns = ColumnNames.Find(cells);
                int known = columns.Count(c => c != PaperColumn.Unknown);
                if (ColumnNames.IsHeader(columns) && (before == 0 || hinted || known > 1) && known > bestKnown)
                {
                    (best, bestKnown) = (new Layout(delimiter, before, columns), known);
                    break;
                }
            }
        }

        return best;
    }

    sealed record Layout(char Delimiter, int RowsBefore, PaperColumn[] Columns);
}
