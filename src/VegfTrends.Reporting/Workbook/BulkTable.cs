using ClosedXML.Excel;

namespace VegfTrends.Reporting.Workbook;

/// <summary>A column of a <see cref="BulkTable{T}"/>.</summary>
/// <param name="Heading">Made unique when another column has it too.</param>
/// <param name="Width">In Excel's units.</param>
/// <param name="Cell">What stands in the row of an item.</param>
sealed record BulkColumn<T>(string Heading, double Width, Func<T, BulkCell> Cell)
{
    public bool Wraps { get; init; }

    public bool Hidden { get; init; }

    public Action<IXLStyle>? Style { get; init; }
}

/// <summary>Rows that <see cref="SheetParts"/> streams into a sheet.</summary>
interface IBulkRows
{
    /// <summary>From 1; there stand two sample rows whose cells have the styles: first usual, then of texts that look
    /// like formulas.</summary>
    int FirstRow { get; }

    int Rows { get; }

    /// <summary>Name of the Excel table over headings and rows.</summary>
    string Table { get; }

    int Columns { get; }

    /// <summary>The cells of a row, from 0, into a buffer of <see cref="Columns"/>; returns its height in
    /// points.</summary>
    double Fill(int row, Span<BulkCell> cells);
}

/// <summary>
/// One Excel table of any length. The library lays out headings, widths and styles on two sample rows; the rows
/// themselves are streamed while the package is copied, since the library would hold every cell in memory: 50,000
/// papers took 1.75 GB.
/// </summary>
sealed class BulkTable<T>(string table, IReadOnlyList<BulkColumn<T>> columns, IReadOnlyList<T> items, int headerRow = 1)
    : IBulkRows
{
    /// <summary>Rows stay scannable; the rest of a long text is in its cell.</summary>
    const int MostLines = 7;

    /// <summary>Rows of an Excel sheet.</summary>
    public const int RowLimit = 1_048_576;

    public int FirstRow => headerRow + 1;

    public int Rows => Math.Min(items.Count, RowLimit - headerRow);

    /// <summary>Items that the sheet has no row for.</summary>
    public int LeftOut => items.Count - Rows;

    public string Table => table;

    public int Columns => columns.Count;

    /// <summary>Number of the column with this heading, from 1.</summary>
    public int Column(string heading) =>
        columns.Select((c, i) => (c.Heading, i)).First(c => c.Heading == heading).i + 1;

    public void Lay(IXLWorksheet sheet, SheetPen pen, int headingLines = 4)
    {
        for (int c = 0; c < columns.Count; c++)
        {
            IXLColumn column = sheet.Column(c + 1);
            column.Width = columns[c].Width;
            if (columns[c].Hidden)
            {
                column.Hide();
            }

            for (int sample = 0; sample < 2; sample++)
            {
                IXLCell cell = sheet.Cell(FirstRow + sample, c + 1).SetValue("sample");
                cell.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText(columns[c].Wraps);
                cell.Style.Border.SetBottomBorder(XLBorderStyleValues.Thin).Border.SetBottomBorderColor(SheetPen.Line);
                columns[c].Style?.Invoke(cell.Style);
                if (sample == 1)
                {
                    cell.Style.SetIncludeQuotePrefix();
                }
            }
        }

        pen.Header(sheet.Cell(headerRow, 1), SheetPen.Unique([.. columns.Select(c => c.Heading)]));
        sheet.Row(headerRow).Height = RowHeight.Of(headingLines);
        IXLTable made = sheet.Range(headerRow, 1, FirstRow + 1, columns.Count).CreateTable(table);
        made.Theme = XLTableTheme.None;
        pen.Stream(sheet.Name, this);
    }

    /// <summary>Cells that would be cut, among the items that may hold such long texts.</summary>
    public int CutCells(Func<T, bool> mayBeLong) =>
        items.Take(Rows).Where(mayBeLong).Sum(item => columns.Count(c => c.Cell(item).Text?.Length > CellText.Limit));

    public double Fill(int row, Span<BulkCell> cells)
    {
        int lines = 1;
        for (int c = 0; c < columns.Count; c++)
        {
            cells[c] = columns[c].Cell(items[row]);
            if (columns[c].Wraps)
            {
                lines = Math.Max(lines, RowHeight.Lines(cells[c].Text, columns[c].Width));
            }
        }

        return RowHeight.Of(lines, MostLines);
    }
}
