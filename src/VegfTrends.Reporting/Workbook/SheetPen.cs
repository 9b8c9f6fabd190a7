using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Writes cells of one workbook: safe texts, links within Excel's limits, and one look.</summary>
sealed class SheetPen(Language language, int linkLimit = SheetPen.LinksASheet)
{
    // Excel repairs a sheet with more than 65,530 links.
    public const int LinksASheet = 65_000;

    // Ships with Windows and with Office for Mac; LibreOffice and WPS put a Chinese font of their own in its place. Cells know no list of fonts.
    public const string ChineseFont = "Microsoft YaHei";

    public static readonly XLColor HeaderFill = XLColor.FromHtml("#1F4E79");
    public static readonly XLColor PartFill = XLColor.FromHtml("#DCE6F1");
    public static readonly XLColor Line = XLColor.FromHtml("#BFBFBF");
    static readonly XLColor LinkColour = XLColor.FromHtml("#0563C1");

    readonly Dictionary<string, List<CellLink>> _links = [];

    public Language Language => language;

    /// <summary>The font of the whole workbook.</summary>
    public string Font => language == Language.Zh ? ChineseFont : "Calibri";

    /// <summary>Cells whose text was too long for Excel.</summary>
    public int CutCells { get; private set; }

    /// <summary>By sheet name. <see cref="LinkParts"/> puts them into the package.</summary>
    public IReadOnlyDictionary<string, List<CellLink>> Links => _links;

    /// <summary>Links that stand as plain addresses because the sheet is full of links.</summary>
    public int PlainLinks { get; private set; }

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
        if (link is null)
        {
            return;
        }

        string sheet = cell.Worksheet.Name;
        if (!_links.TryGetValue(sheet, out List<CellLink>? links))
        {
            _links[sheet] = links = [];
        }

        if (links.Count >= linkLimit)
        {
            PlainLinks++;
            Text(cell, link.Address.AbsoluteUri);
            return;
        }

        Text(cell, link.Name);
        links.Add(new CellLink(cell.Address.ToString()!, link.Address));
    }

    /// <summary>The look of links, for a whole column or range: cell by cell it is slow.</summary>
    public static void LinkStyle(IXLStyle style) => style.Font.SetFontColor(LinkColour).Font.SetUnderline(XLFontUnderlineValues.Single);

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
        range.FirstRow().WorksheetRow().Height = RowHeight.Of(RowHeight.Lines(text, range.Columns().Sum(c => c.WorksheetColumn().Width)));
    }

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
