namespace VegfTrends.Papers.Formats;

/// <summary>Excel workbooks: the first sheet that has a header row with a title or an abstract column in Chinese or
/// English.</summary>
public sealed class XlsxFormat : IPaperFormat
{
    const int HeaderWithin = 10;

    public string Key => "xlsx";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return WorkbookRows.Recognises(file);
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        return ReadRows(file, options, cancel);
    }

    IEnumerable<ReadOutcome> ReadRows(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using var workbook = new WorkbookRows(file, options);
        foreach (string sheet in workbook.Sheets())
        {
            PaperColumn[]? columns = null;
            int row = 0,
                record = 0;
            foreach (List<string?> texts in workbook.Read(sheet))
            {
                cancel.ThrowIfCancellationRequested();
                row++;
                if (texts.TrueForAll(string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                if (columns is null)
                {
                    PaperColumn[] found = ColumnNames.Find(texts.Select(t => t ?? ""));
                    if (ColumnNames.IsHeader(found))
                    {
                        columns = found;
                    }
                    else if (row >= HeaderWithin)
                    {
                        break;
                    }

                    continue;
                }

                var draft = new PaperDraft(file.Name, Key, ++record, options)
                {
                    Position = $"sheet '{sheet}', row {row}",
                };
                TableRow.Fill(columns, texts, draft);
                yield return draft.Build(string.Join('\t', texts));
            }

            if (columns is not null)
            {
                yield break;
            }
        }

        throw new UnreadableFileException(
            file.Name,
            "no sheet with a header row",
            $"a title or an abstract column named within the first {HeaderWithin} rows of a sheet"
        );
    }
}
