using System.Buffers;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Reporting.Workbook;

namespace VegfTrends.Reporting.DecisionFiles;

/// <summary>Decisions as a table of text. What a spreadsheet would take for a formula or a number begins with an
/// apostrophe, which is dropped when it comes back.</summary>
static class DecisionCsv
{
    static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    public static int Write(TextWriter writer, IEnumerable<ExportedPaper> decided, Taxonomy taxonomy, Language language)
    {
        var texts = new WorkbookTexts(language);
        var names = new CategoryNames(taxonomy);
        Row(
            writer,
            [
                texts.PaperTitle,
                RowSeal.DecisionHeading.In(language),
                RowSeal.NoteHeading.In(language),
                texts.DecidedBy,
                texts.DecidedOn,
                RowSeal.IdHeading,
                RowSeal.BaseHeading,
                RowSeal.SealHeading,
            ]
        );
        int rows = 0;
        foreach (ExportedPaper paper in decided)
        {
            Decision decision = paper.Decision!;
            string id = paper.Paper.Id,
                rowBase = RowSeal.Base(decision);
            Row(
                writer,
                [
                    paper.Paper.Title.In(language),
                    names.Cell(decision, language),
                    decision.Note,
                    decision.Who,
                    decision.When.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                    id,
                    rowBase,
                    RowSeal.Seal(id, rowBase),
                ]
            );
            rows++;
        }

        return rows;
    }

    static void Row(TextWriter writer, IEnumerable<string?> cells) =>
        writer.WriteLine(string.Join(',', cells.Select(Cell)));

    static string Cell(string? text)
    {
        string safe =
            string.IsNullOrEmpty(text) ? ""
            : CellText.LooksLikeFormula(text)
            || text[0] == '\''
            || double.TryParse(text, CultureInfo.InvariantCulture, out _)
                ? "'" + text
            : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe != safe.Trim()
            ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : safe;
    }
}
