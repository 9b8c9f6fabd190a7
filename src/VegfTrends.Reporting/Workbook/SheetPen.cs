using System.Globalization;
using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Writes cells of one workbook: safe texts, links within Excel's limits, and one look.</summary>
sealed class SheetPen(Language language)
{
    public const int FontSize = 10;

    // Ships with Windows and with Office for Mac; LibreOffice and WPS put a Chinese font of their own in its place.
    // Cells know no list of fonts.
    public const string ChineseFont = "Microsoft YaHei";

    public static readonly XLColor HeaderFill = XLColor.FromHtml("#1F4E79");
    public static readonly XLColor PartFill = XLColor.FromHtml("#DCE6F1");
    public static readonly XLColor InputFill = XLColor.FromHtml("#FFF8DC");
    public static readonly XLColor Line = XLColor.FromHtml("#BFBFBF");
    static readonly XLColor LinkColour = XLColor.FromHtml("#0563C1");

    readonly Dictionary<string, List<CellLink>> _links = [];
    readonly Dictionary<string, IBulkRows> _rows = [];

    public Language Language => language;

    /// <summary>The font of the whole workbook.</summary>
    public string Font => language.Pick(ChineseFont, "Calibri");

    /// <summary>Cells whose text was too long for Excel.</summary>
    public int CutCells { get; set; }

    /// <summary>Rows that a sheet has no room for.</summary>
    public int LeftOutRows { get; set; }

    /// <summary>Links and streamed rows by sheet name. <see cref="SheetParts"/> puts them into the package.</summary>
    public IReadOnlyDictionary<string, SheetAdditions> Additions =>
        _links
            .Keys.Union(_rows.Keys)
            .ToDictionary(
                sheet => sheet,
                sheet => new SheetAdditions(_links.GetValueOrDefault(sheet) ?? [], _rows.GetValueOrDefault(sheet), Font)
            );

    /// <summary>Always text, never a formula; an absent text leaves the cell empty.</summary>
    public void Text(IXLCell cell, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        (string clean, bool isCut) = CellText.Clean(text);
        CutCells += isCut ? 1 : 0;
        cell.SetValue(clean);
        if (CellText.LooksLikeFormula(clean))
        {
            // The quote prefix keeps it a text when a reader edits the cell.
            cell.Style.SetIncludeQuotePrefix();
        }
    }

    /// <summary>Looks like any text until the column has <see cref="LinkStyle"/>.</summary>
    public void Link(IXLCell cell, PaperLink? link)
    {
        if (link is not null)
        {
            Text(cell, link.Name);
            LinksOf(cell).Add(new CellLink(cell.Address.ToString()!, link.Address, null));
        }
    }

    /// <summary>Makes a cell lead to a place in the workbook; nothing without one.</summary>
    /// <param name="cell">What it shows is not changed.</param>
    /// <param name="location">Such as <c>'Papers'!A2:N9</c>.</param>
    public void Lead(IXLCell cell, string? location)
    {
        if (location is not null)
        {
            LinksOf(cell).Add(new CellLink(cell.Address.ToString()!, null, location));
        }
    }

    /// <summary>Has rows streamed into a sheet once the workbook is saved.</summary>
    public void Stream(string sheet, IBulkRows rows) => _rows.Add(sheet, rows);

    List<CellLink> LinksOf(IXLCell cell)
    {
        string sheet = cell.Worksheet.Name;
        if (!_links.TryGetValue(sheet, out List<CellLink>? links))
        {
            _links[sheet] = links = [];
        }

        return links;
    }

    /// <summary>The look of links, for a whole column or range: cell by cell it is slow.</summary>
    public static void LinkStyle(IXLStyle style) =>
        style.Font.SetFontColor(LinkColour).Font.SetUnderline(XLFontUnderlineValues.Single);

    /// <summary>A row of headings with its own fill: LibreOffice does not draw table styles.</summary>
    public void Header(IXLCell first, IReadOnlyList<string> headings)
    {
        for (int i = 0; i < headings.Count; i++)
        {
            IXLCell cell = first.CellRight(i);
            Text(cell, headings[i]);
            cell.Style.Fill.BackgroundColor = HeaderFill;
            cell.Style.Font.SetBold().Font.SetFontColor(XLColor.White);
            cell.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Center);
            cell.Style.Border.SetRightBorder(XLBorderStyleValues.Thin).Border.SetRightBorderColor(XLColor.White);
        }
    }

    public void Title(IXLCell cell, string text)
    {
        Text(cell, text);
        cell.Style.Font.SetBold().Font.SetFontSize(16).Font.SetFontColor(HeaderFill);
        cell.WorksheetRow().Height = 26;
    }

    public void Section(IXLCell cell, string text)
    {
        Text(cell, text);
        cell.Style.Font.SetBold().Font.SetFontSize(12).Font.SetFontColor(HeaderFill);
        cell.WorksheetRow().Height = 20;
    }

    /// <summary>One wrapped paragraph over several columns, as high as its text needs.</summary>
    public void Paragraph(IXLRange range, string text)
    {
        range.Merge();
        Text(range.FirstCell(), text);
        range.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        range.FirstRow().WorksheetRow().Height = RowHeight.Of(
            RowHeight.Lines(text, range.Columns().Sum(c => c.WorksheetColumn().Width))
        );
    }

    /// <summary>Makes headings and rows an Excel table, so that formulas and queries can name it; the look stays the
    /// cells' own.</summary>
    /// <param name="range">Headings, all different, and at least one row.</param>
    /// <param name="name">The same in every language and month.</param>
    public static void Table(IXLRange range, string name)
    {
        IXLTable table = range.CreateTable(name);
        table.Theme = XLTableTheme.None;
        table.ShowAutoFilter = false;
    }

    /// <summary>Excel repairs a table in which two headings are the same, or one is longer than 255
    /// characters.</summary>
    public static string[] Unique(IReadOnlyList<string> headings)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. headings.Select(heading =>
            {
                string stem = heading.Length > 200 ? heading[..200] : heading,
                    name = stem;
                for (int n = 2; !taken.Add(name); n++)
                {
                    name = string.Create(CultureInfo.InvariantCulture, $"{stem} ({n})");
                }

                return name;
            }),
        ];
    }

    /// <summary>The look of cells that are meant to be filled in.</summary>
    public static void InputStyle(IXLStyle style) => style.Fill.SetBackgroundColor(InputFill);

    /// <summary>Thin lines under the rows of a table.</summary>
    public static void Lines(IXLRange range) =>
        range.Style.Border.SetBottomBorder(XLBorderStyleValues.Thin).Border.SetBottomBorderColor(Line);

    /// <summary>Landscape, one page wide, numbered, headings on every page.</summary>
    public static void Print(IXLWorksheet sheet, int headerRow, XLPaperSize paper = XLPaperSize.A4Paper)
    {
        IXLPageSetup page = sheet.PageSetup;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.PaperSize = paper;
        page.FitToPages(1, 0);
        page.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.5).SetBottom(0.6);
        if (headerRow > 0)
        {
            page.SetRowsToRepeatAtTop(headerRow, headerRow);
        }

        page.Footer.Left.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" / ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }
}
