using System.Globalization;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Decisions;

/// <summary>
/// Reads decisions out of files that people give back: a workbook or a table with the columns of <see cref="RowSeal"/>,
/// a plain table of
/// <c>id,decision,note</c>, JSON Lines, and papers of a reference manager with the keywords of
/// <see cref="DecisionKeywords"/>.
/// </summary>
public static class DecisionFile
{
    const int HeaderWithin = 10;

    /// <summary>Every row that is about a paper, in the order of the file; also those that nobody touched. Sheets
    /// without the columns are passed over.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read, or has no place for decisions.</exception>
    public static IEnumerable<DecisionEdit> Read(string path, ReadOptions options, CancellationToken cancel = default)
    {
        PaperFile file = PaperFile.Open(path, options);
        return WorkbookRows.Recognises(file) ? ReadWorkbook(file, options, cancel)
            : file.Head.AsSpan().TrimStart() is ['{', ..]
            && file.Head.Contains("\"categories\"", StringComparison.Ordinal)
                ? ReadJson(file, options, cancel)
            : FindTable(file.Head) is { } table
                ? ReadTable(file, table.Delimiter, table.Before, table.Columns, table.Width, options, cancel)
            : ReadLabels(path, file, options, cancel);
    }

    static IEnumerable<DecisionEdit> ReadWorkbook(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using var workbook = new WorkbookRows(file, options, ownReports: true);
        bool any = false;
        foreach (string sheet in workbook.Sheets())
        {
            EditColumns? columns = null;
            int row = 0;
            foreach (List<string?> cells in workbook.Read(sheet))
            {
                cancel.ThrowIfCancellationRequested();
                row++;
                if (columns is not null)
                {
                    if (columns.Read(cells, new DecisionEdit(file.Name, sheet, row), hasCells: true) is { } edit)
                    {
                        yield return edit;
                    }
                }
                else if ((columns = EditColumns.Find(cells)) is null && row >= HeaderWithin)
                {
                    break;
                }
            }

            any |= columns is not null;
        }

        if (!any)
        {
            throw NoPlace(file);
        }
    }

    static (char Delimiter, int Before, EditColumns Columns, int Width)? FindTable(string head)
    {
        foreach (char delimiter in ",;\t")
        {
            var records = new CsvRecords(
                new TextWindow(new StringReader(head), CancellationToken.None),
                delimiter,
                new ReadOptions()
            );
            for (int before = 0; before < HeaderWithin && records.Next() is { } row; before++)
            {
                if (row.Cells is { } cells && EditColumns.Find(cells) is { } columns)
                {
                    return (delimiter, before, columns, cells.Length);
                }
            }
        }

        return null;
    }

    static IEnumerable<DecisionEdit> ReadTable(
        PaperFile file,
        char delimiter,
        int before,
        EditColumns columns,
        int width,
        ReadOptions options,
        CancellationToken cancel
    )
    {
        using TextReader text = file.OpenText();
        var records = new CsvRecords(new TextWindow(text, cancel), delimiter, options);
        for (int i = 0; i <= before; i++)
        {
            records.Next();
        }

        while (records.Next(width) is { } row)
        {
            var place = new DecisionEdit(file.Name, null, row.Line);
            if (row.Cells is null)
            {
                yield return place with
                {
                    Fault = (
                        new Bilingual(
                            $"无法拆分的一行（{row.Fault}）",
                            $"a row that cannot be taken apart: {row.Fault}"
                        ),
                        new Bilingual($"{width} 个单元格", $"{width} cells, quoted where they hold a separator")
                    ),
                };
            }
            else if (
                columns.Read([.. row.Cells.Select(c => (string?)WithoutApostrophe(c))], place, hasCells: false) is
                { } edit
            )
            {
                yield return edit;
            }
        }
    }

    // Put before what a spreadsheet would take for a formula or a number.
    static string WithoutApostrophe(string cell) =>
        cell is ['\'', '=' or '+' or '-' or '@' or '\'' or (>= '0' and <= '9'), ..] ? cell[1..] : cell;

    static IEnumerable<DecisionEdit> ReadJson(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using TextReader text = file.OpenText();
        foreach (
            RecordPiece line in BoundedLines.Read(
                new TextWindow(text, cancel),
                (int)Math.Min(options.MaxRecordChars * 2L, int.MaxValue / 2),
                options.MaxQuarantineChars
            )
        )
        {
            if (line.Fault is null && string.IsNullOrWhiteSpace(line.Text))
            {
                continue;
            }

            DecisionEdit edit = new(file.Name, null, line.Line);
            string? fault = line.Fault ?? JsonFields.Read(line.Text, row => edit = Filled(edit, row));
            yield return fault is null
                ? edit
                : edit with
                {
                    Fault = (
                        new Bilingual($"无法读取的一行（{fault}）", fault),
                        new Bilingual(
                            "形如 {\"id\":…,\"categories\":[…],\"who\":…,\"when\":…,\"note\":…} 的对象",
                            "an object such as {\"id\":…,\"categories\":[…],\"who\":…,\"when\":…,\"note\":…}"
                        )
                    ),
                };
        }
    }

    static DecisionEdit Filled(DecisionEdit edit, JsonElement row)
    {
        DateTimeOffset? when = null;
        if (row.Text("when") is { } moment)
        {
            if (
                !DateTimeOffset.TryParse(
                    moment,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out DateTimeOffset parsed
                )
            )
            {
                throw new JsonException($"the moment '{moment}'");
            }

            when = parsed;
        }

        if (row.Get("categories") is not { ValueKind: JsonValueKind.Array } categories)
        {
            throw new JsonException("no list of categories");
        }

        string[] keys =
        [
            .. categories
                .EnumerateArray()
                .Select(k => ((JsonElement?)k).Text() ?? throw new JsonException("a category that is no text")),
        ];
        return edit with
        {
            Ids = row.Text("id") is { Length: > 0 } id ? [id.Trim()] : [],
            Decision = keys.Length == 0 ? CategoryNames.None(Language.En) : string.Join(';', keys),
            Note = row.Get("note") is null && when is null ? null : row.Text("note") ?? "",
            Who = row.Text("who") is { } who && !string.IsNullOrWhiteSpace(who) ? who.Trim() : null,
            When = when,
        };
    }

    static IEnumerable<DecisionEdit> ReadLabels(
        string path,
        PaperFile file,
        ReadOptions options,
        CancellationToken cancel
    )
    {
        if (!PaperFormats.All.Any(f => f.Recognises(file.Head, file)))
        {
            throw NoPlace(file);
        }

        int record = 0;
        foreach (ReadOutcome outcome in PaperFormats.Read(path, options, opened: null, cancel))
        {
            record++;
            if (outcome is ReadOutcome.Quarantined { Row: { } broken })
            {
                yield return new DecisionEdit(file.Name, null, broken.Record)
                {
                    Fault = (
                        new Bilingual($"无法读取的记录（{broken.Found}）", broken.Found),
                        new Bilingual(broken.Expected, broken.Expected)
                    ),
                };
            }
            else if (
                outcome is ReadOutcome.Read { Paper: { } paper } read
                && DecisionKeywords.Read(read.Labels, new DecisionEdit(file.Name, null, record), Names(paper))
                    is { } edit
            )
            {
                yield return edit;
            }
        }
    }

    static IEnumerable<string> Names(Paper paper)
    {
        (string Scheme, string? Id)[] ids =
        [
            ("pmid", paper.Pmid),
            ("doi", paper.Doi),
            ("pmcid", paper.Pmcid),
            ("cnki", paper.CnkiId),
        ];
        return ids.Where(i => i.Id is not null).Select(i => $"{i.Scheme}:{i.Id}").Append(paper.Id);
    }

    static UnreadableFileException NoPlace(PaperFile file) =>
        new(
            file.Name,
            "no place for decisions",
            $"columns {RowSeal.IdHeading}, {RowSeal.BaseHeading}, {RowSeal.SealHeading} with "
                + $"{RowSeal.DecisionHeading.En} or {RowSeal.DecisionHeading.Zh}; columns id and decision; JSON Lines "
                + $"with id and categories; or papers with keywords such as {DecisionKeywords.Person}none"
        );
}
