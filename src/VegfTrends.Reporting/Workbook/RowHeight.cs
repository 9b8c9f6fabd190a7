namespace VegfTrends.Reporting.Workbook;

/// <summary>
/// Guesses how high a row must be. Merged cells never grow by themselves, and the library's own measuring needs a
/// graphics library that servers lack.
/// </summary>
static class RowHeight
{
    const double LinePoints = 14.5,
        Padding = 3;

    /// <summary>Lines that a text takes in a column; Chinese characters are nearly two units wide.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Of the column, in Excel's units (digits of the default font).</param>
    public static int Lines(string? text, double width)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 1;
        }

        double usable = Math.Max(1, width - 1.5);
        return text.Split('\n')
            .Sum(line =>
                Math.Max(
                    1,
                    (int)
                        Math.Ceiling(
                            line.Sum(c =>
                                c >= '\u1100' ? 1.85
                                : char.IsUpper(c) ? 1.1
                                : 0.9
                            ) / usable
                        )
                )
            );
    }

    /// <summary>Points. Excel takes 409 at most.</summary>
    public static double Of(int lines, int most = 27) => Padding + (LinePoints * Math.Clamp(lines, 1, most));
}
