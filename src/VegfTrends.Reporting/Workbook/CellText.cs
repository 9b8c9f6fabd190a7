using System.Buffers;
using System.Text;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Makes any text fit for a cell.</summary>
static class CellText
{
    /// <summary>UTF-16 code units that Excel takes in one cell.</summary>
    public const int Limit = 32_767;

    const string CutMark = " […]";

    static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n");

    /// <summary>Without control characters and halves of surrogate pairs, which XML or Excel refuse; cut and marked
    /// when too long.</summary>
    public static (string Text, bool IsCut) Clean(string text)
    {
        int bad = 0;
        while (bad < text.Length && IsPlain(text, bad))
        {
            bad++;
        }

        if (bad < text.Length)
        {
            var clean = new StringBuilder(text.Length).Append(text, 0, bad);
            for (int i = bad; i < text.Length; i++)
            {
                clean.Append(
                    IsPlain(text, i) ? text[i]
                    : char.IsSurrogate(text[i]) || text[i] >= '\uFFFE' ? '\uFFFD'
                    : ' '
                );
            }

            text = clean.ToString();
        }

        if (text.Length <= Limit)
        {
            return (text, false);
        }

        int keep = Limit - CutMark.Length;
        return (text[..(char.IsHighSurrogate(text[keep - 1]) ? keep - 1 : keep)] + CutMark, true);
    }

    /// <summary>Would become a formula if a reader edited the cell, or opened the sheet saved as CSV.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]);

    static bool IsPlain(string text, int i) =>
        text[i] switch
        {
            '\n' or '\t' => true,
            < ' ' or (>= '\u007F' and <= '\u009F') or >= '\uFFFE' => false,
            var c when char.IsHighSurrogate(c) => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
            var c when char.IsLowSurrogate(c) => i > 0 && char.IsHighSurrogate(text[i - 1]),
            _ => true,
        };
}
