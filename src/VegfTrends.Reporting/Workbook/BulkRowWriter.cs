using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using ClosedXML.Excel;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Writes the rows of a <see cref="IBulkRows"/> as SpreadsheetML (ECMA-376 part 1, 18.3.1.73 row, 18.3.1.4 c),
/// texts inline.</summary>
/// <param name="writer">Stands inside <c>sheetData</c>.</param>
/// <param name="styles">Style of a cell by column, of usual texts and of texts that look like formulas.</param>
/// <param name="font">Of bold words: they forget the font of their cell.</param>
sealed partial class BulkRowWriter(XmlWriter writer, IReadOnlyList<(string Usual, string Quoted)> styles, string font)
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // Of a text inside a formula.
    const int LongestTarget = 255;

    readonly string[] _letters =
    [
        .. Enumerable.Range(1, styles.Count).Select(c => XLHelper.GetColumnLetterFromNumber(c)),
    ];

    public void Write(IBulkRows rows, CancellationToken cancel)
    {
        var cells = new BulkCell[rows.Columns];
        for (int i = 0; i < rows.Rows; i++)
        {
            if (i % 1_000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            double height = rows.Fill(i, cells);
            string number = (rows.FirstRow + i).ToString(CultureInfo.InvariantCulture);
            writer.WriteStartElement("row", Main);
            writer.WriteAttributeString("r", number);
            writer.WriteAttributeString("ht", height.ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("customHeight", "1");
            for (int c = 0; c < cells.Length; c++)
            {
                Write(cells[c], _letters[c] + number, styles[c]);
            }

            writer.WriteEndElement();
        }
    }

    void Write(BulkCell cell, string place, (string Usual, string Quoted) style)
    {
        string text = string.IsNullOrEmpty(cell.Text) ? "" : CellText.Clean(cell.Text).Text;
        writer.WriteStartElement("c", Main);
        writer.WriteAttributeString("r", place);
        writer.WriteAttributeString(
            "s",
            text.Length > 0 && CellText.LooksLikeFormula(text) ? style.Quoted : style.Usual
        );
        if (cell.Number is { } number)
        {
            writer.WriteElementString("v", Main, number.ToString("R", CultureInfo.InvariantCulture));
        }
        else if (text.Length > 0 && cell.Target is { Length: <= LongestTarget } target)
        {
            // Formulas, since a sheet takes no more than 65,530 hyperlinks.
            writer.WriteAttributeString("t", "str");
            writer.WriteElementString("f", Main, $"HYPERLINK({Quoted(target)},{Quoted(text)})");
            writer.WriteElementString("v", Main, text);
        }
        else if (text.Length > 0)
        {
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement("is", Main);
            if (cell.Bold is { } bold)
            {
                Runs(text, bold);
            }
            else
            {
                Text(cell.Target ?? text);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    void Runs(string text, IReadOnlyList<Range> bold)
    {
        int at = 0;
        foreach (Range range in bold)
        {
            (int start, int end) = (Math.Min(range.Start.Value, text.Length), Math.Min(range.End.Value, text.Length));
            Run(text[at..start], isBold: false);
            Run(text[start..end], isBold: true);
            at = end;
        }

        Run(text[at..], isBold: false);
    }

    void Run(string text, bool isBold)
    {
        if (text.Length == 0)
        {
            return;
        }

        writer.WriteStartElement("r", Main);
        if (isBold)
        {
            writer.WriteStartElement("rPr", Main);
            writer.WriteElementString("b", Main, null);
            Value("sz", SheetPen.FontSize.ToString(CultureInfo.InvariantCulture));
            Value("rFont", font);
            writer.WriteEndElement();
        }

        Text(text);
        writer.WriteEndElement();
    }

    void Value(string name, string value)
    {
        writer.WriteStartElement(name, Main);
        writer.WriteAttributeString("val", value);
        writer.WriteEndElement();
    }

    void Text(string text)
    {
        writer.WriteStartElement("t", Main);
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n', StringComparison.Ordinal))
        {
            writer.WriteAttributeString("xml", "space", null, "preserve");
        }

        // Excel reads _x0041_ as A; its underscore is written as _x005F_.
        writer.WriteString(text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F$0") : text);
        writer.WriteEndElement();
    }

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
