using System.Globalization;

namespace VegfTrends.Core;

/// <summary>Whole numbers in figures or English words, up to 999 in words.</summary>
static class EnglishNumber
{
    static readonly Dictionary<string, int> Words = (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        + "eighteen nineteen"
    )
        .Split(' ')
        .Index()
        .ToDictionary(w => w.Item, w => w.Index + 1)
        .Concat(
            "twenty thirty forty fifty sixty seventy eighty ninety"
                .Split(' ')
                .Index()
                .ToDictionary(w => w.Item, w => (w.Index + 2) * 10)
        )
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>"1,234", "42", "one hundred and twenty-three"; <c>null</c> when it is none.</summary>
    public static int? Parse(string text)
    {
        string figures = string.Concat(text.Where(c => c is not (',' or ' ')));
        if (figures.Length > 0 && figures.All(char.IsAsciiDigit))
        {
            return int.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : null;
        }

        int sum = 0;
        foreach (string word in text.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "hundred")
            {
                sum *= 100;
            }
            else if (Words.TryGetValue(word, out int value))
            {
                sum += value;
            }
            else if (word != "and")
            {
                return null;
            }
        }

        return sum > 0 ? sum : null;
    }
}
