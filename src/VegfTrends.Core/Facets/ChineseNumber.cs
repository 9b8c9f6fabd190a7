using System.Globalization;

namespace VegfTrends.Core;

/// <summary>Whole numbers in figures or simplified Chinese numerals, up to 9,999 in numerals.</summary>
static class ChineseNumber
{
    const string Digits = "零一二三四五六七八九";

    /// <summary>"1,234", "二十四", "一百二十", "两"; <c>null</c> when it is none.</summary>
    public static int? Parse(string text)
    {
        string figures = string.Concat(text.Where(c => c is not (',' or ' ')));
        if (figures.Length > 0 && figures.All(char.IsAsciiDigit))
        {
            return int.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : null;
        }

        int sum = 0,
            digit = 0;
        foreach (char c in text)
        {
            int unit = c switch
            {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                _ => 0,
            };
            if (unit > 0)
            {
                sum += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            }
            else if (c == '两' || Digits.Contains(c, StringComparison.Ordinal))
            {
                digit = c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal);
            }
            else
            {
                return null;
            }
        }

        return sum + digit is > 0 and int number2 ? number2 : null;
    }
}
