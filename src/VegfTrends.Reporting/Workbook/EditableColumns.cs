using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>The columns of a sheet that a person may change, and the hidden ones by which its rows are known when they
/// come back.</summary>
sealed class EditableColumns(Taxonomy taxonomy, WorkbookTexts texts, SheetPen pen)
{
    /// <summary>The name behind which the choices of the drop-down list stand.</summary>
    public const string Choices = "CategoryNames";

    /// <summary>Decision, note and the three hidden columns.</summary>
    public const int Count = 5;

    /// <summary>Widths of the two that are seen.</summary>
    public const double DecisionWidth = 34,
        NoteWidth = 28;

    const string ListsSheet = "Lists";

    readonly CategoryNames _names = new(taxonomy);

    public IReadOnlyList<string> Headings { get; } =
    [
        RowSeal.DecisionHeading.In(texts.Language)!,
        RowSeal.NoteHeading.In(texts.Language)!,
        RowSeal.IdHeading,
        RowSeal.BaseHeading,
        RowSeal.SealHeading,
    ];

    /// <summary>The five cells of one row, the decision in the first.</summary>
    public void Write(IXLCell first, string id, Decision? decision)
    {
        string rowBase = RowSeal.Base(decision);
        pen.Text(first, _names.Cell(decision, texts.Language));
        pen.Text(first.CellRight(1), decision?.Note);
        pen.Text(first.CellRight(2), id);
        pen.Text(first.CellRight(3), rowBase);
        pen.Text(first.CellRight(4), RowSeal.Seal(id, rowBase));
    }

    /// <summary>Colour, drop-down list, width and hiding, once all rows are written.</summary>
    public void Finish(IXLWorksheet sheet, int firstRow, int lastRow, int column)
    {
        sheet.Column(column).Width = DecisionWidth;
        sheet.Column(column + 1).Width = NoteWidth;
        sheet.Columns(column + 2, column + 4).Hide();
        if (lastRow < firstRow)
        {
            return;
        }

        SheetPen.InputStyle(sheet.Range(firstRow, column, lastRow, column + 1).Style);
        Offer(sheet, firstRow, lastRow, column);
    }

    /// <summary>The drop-down list alone.</summary>
    public void Offer(IXLWorksheet sheet, int firstRow, int lastRow, int column)
    {
        AddChoices(sheet.Workbook);
        IXLDataValidation validation = sheet.Range(firstRow, column, lastRow, column).SetDataValidation();
        validation.List("=" + Choices, inCellDropdown: true);
        validation.IgnoreBlanks = true;

        // Only a remark: several categories are typed with a semicolon between them, which no list knows.
        validation.ErrorStyle = XLErrorStyle.Information;
        validation.ErrorTitle = RowSeal.DecisionHeading.In(texts.Language);
        validation.ErrorMessage = texts.HowToDecide;
        validation.InputTitle = RowSeal.DecisionHeading.In(texts.Language);
        validation.InputMessage = texts.HowToDecide;
    }

    void AddChoices(XLWorkbook workbook)
    {
        if (workbook.TryGetWorksheet(ListsSheet, out _))
        {
            return;
        }

        IXLWorksheet lists = workbook.AddWorksheet(ListsSheet);
        pen.Text(lists.Cell(1, 1), Choices);
        int row = 1;
        foreach (string choice in _names.Choices(texts.Language))
        {
            pen.Text(lists.Cell(++row, 1), choice);
        }

        workbook.NamedRanges.Add(Choices, lists.Range(2, 1, row, 1));
        lists.Visibility = XLWorksheetVisibility.VeryHidden;
    }
}
