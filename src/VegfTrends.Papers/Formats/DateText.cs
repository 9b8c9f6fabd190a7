using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Reads a publication date as files write it, in English or Chinese, with the precision that it
/// has.</summary>
public static class DateText
{
    // A date is short; what follows in a long field is volume, pages or prose.
    const int MaxLength = 120;

    static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    /// <summary>
    /// Reads <c>2019</c>, <c>2019/05/12/</c>, <c>2019-05-12</c>, <c>2019 Nov-Dec</c> (November), <c>12 May 2019</c>,
    /// <c>2018 Winter</c> (the year alone), <c>2019年5月12日</c>, <c>20190512</c>, <c>2019;30(2)</c> and the like.
    /// False when no year from 1500 to 2200 stands in the text.
    /// </summary>
    public static bool TryParse(string? text, out PaperDate date)
    {
        date = default;
        List<Token> tokens = Tokens(text);
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Packed is { } packed)
            {
                return PaperDate.TryCreate(packed.Year, packed.Month, packed.Day, out date);
            }

            if (token.IsYear)
            {
                (int? month, int? day) = After(tokens, i);
                if (month is null && i > 0)
                {
                    (month, day) = Before(tokens, i);
                }

                return PaperDate.TryCreate(token.Number, month, day, out date);
            }
        }

        return false;
    }

    static (int? Month, int? Day) After(List<Token> tokens, int year)
    {
        Token next = At(tokens, year + 1),
            second = At(tokens, year + 2),
            third = At(tokens, year + 3);
        if (EndsDate(next.Gap))
        {
            return default;
        }

        if (next.MonthName is { } named)
        {
            return (named, second.IsDay && !EndsDate(second.Gap) ? second.Number : null);
        }

        if (!next.IsDay)
        {
            // The signs for year and month are letters, so they stand as tokens: 2019 年 5 月 12 日. A number before 期
            // is an issue.
            bool chinese = next.Word == "年" && second.IsDay && third.Word == "月";
            Token day = At(tokens, year + 4);
            return !chinese
                ? default
                : (second.Number, day.IsDay && At(tokens, year + 5).Word is "日" or "号" ? day.Number : null);
        }

        if (second.MonthName is { } late)
        {
            return (late, next.Number);
        }

        // "2019 10" and "2019, 10" may be a volume; only a written separator or a full date makes the number a month.
        string gap = next.Gap.Trim();
        bool dayFollows = second.IsDay && !EndsDate(second.Gap) && second.Gap.Trim().Length < 2;
        return gap is "/" or "-" or "." || (gap.Length == 0 && dayFollows)
            ? (next.Number, dayFollows ? second.Number : null)
            : default;
    }

    static (int? Month, int? Day) Before(List<Token> tokens, int year)
    {
        int name = tokens.FindIndex(0, year, t => t.MonthName is not null);
        if (name >= 0)
        {
            int first = name;
            while (first > 0 && tokens[first - 1].IsDay)
            {
                first--;
            }

            Token day = first < name ? tokens[first] : At(tokens, name + 1);
            return (tokens[name].MonthName, day.IsDay ? day.Number : null);
        }

        if (year == 1 && tokens[0].IsDay && tokens[1].Gap.Trim() is "/" or "-" or ".")
        {
            return (tokens[0].Number, null);
        }

        if (year == 2 && tokens[0].IsDay && tokens[1].IsDay)
        {
            // 05/12/2019 is May in one country and December in another: a month is taken only when the other number
            // cannot be one.
            (int a, int b) = (tokens[0].Number, tokens[1].Number);
            return a > 12 ? (b, a)
                : b > 12 || a == b ? (a, b)
                : default;
        }

        return default;
    }

    static bool EndsDate(string gap) => gap.AsSpan().ContainsAny(";:([") || gap.AsSpan().Count('/') > 1;

    static Token At(List<Token> tokens, int index) => index < tokens.Count ? tokens[index] : Token.None;

    static List<Token> Tokens(string? text)
    {
        var tokens = new List<Token>();
        string folded = string.Create(
            Math.Min(text?.Length ?? 0, MaxLength),
            text,
            (span, source) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = CharFold.Fold(source![i]);
                }
            }
        );
        int gapStart = 0;
        for (int i = 0; i < folded.Length;)
        {
            int start = i;
            Func<char, bool>? kind =
                char.IsAsciiDigit(folded[i]) ? char.IsAsciiDigit
                : IsLatin(folded[i]) ? IsLatin
                : null;
            if (kind is null && !char.IsLetter(folded[i]))
            {
                i++;
                continue;
            }

            // A Chinese character is a word of its own.
            i++;
            while (kind is not null && i < folded.Length && kind(folded[i]))
            {
                i++;
            }

            tokens.Add(new Token(folded[gapStart..start], folded[start..i]));
            gapStart = i;
        }

        return tokens;
    }

    static bool IsLatin(char c) => c < '\u0250' && char.IsLetter(c);

    readonly record struct Token(string Gap, string Word)
    {
        public static readonly Token None = new("", "");

        bool IsNumber => Word.Length > 0 && char.IsAsciiDigit(Word[0]);

        public int Number => Slice(0, Word.Length);

        public bool IsYear => IsNumber && Word.Length == 4 && Number is >= 1500 and <= 2200;

        public bool IsDay => IsNumber && Word.Length <= 2;

        /// <summary>20190512, 201905 or 20190512093000.</summary>
        public (int Year, int Month, int? Day)? Packed =>
            IsNumber
            && Word.Length is 6 or 8 or 14
            && Slice(0, 4) is >= 1500 and <= 2200
            && Slice(4, 2) is >= 1 and <= 12
                ? (Slice(0, 4), Slice(4, 2), Word.Length > 6 ? Slice(6, 2) : null)
                : null;

        public int? MonthName
        {
            get
            {
                string word = Word;
                int index =
                    word.Length < 3 ? -1 : Array.FindIndex(Months, m => m.StartsWith(word, StringComparison.Ordinal));
                return index < 0 ? null : index + 1;
            }
        }

        int Slice(int start, int length) =>
            int.Parse(Word.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
