using System.Buffers;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Cuts the records out of one long JSON text: the objects in its outermost array, or in every array that is the value
/// of a given key. A record that does not close is given up, and the search goes on for the next object that begins as
/// records do, with the given first key.
/// </summary>
/// <param name="window">The file.</param>
/// <param name="arrayKey">The key whose arrays hold the records, or <c>null</c> when the file is itself an array, or
/// objects one after the other.</param>
/// <param name="firstKeys">Keys that stand first in a record: where to go on after damage.</param>
/// <param name="options">Limits.</param>
sealed class JsonPieces(TextWindow window, string? arrayKey, string[] firstKeys, ReadOptions options)
{
    const int MaxDepth = 64;

    // What JSON has between its texts and brackets. Anything else means that a quotation mark is missing or too many;
    // finding that at once also keeps the search after damage from reading the rest of the file again and again.
    static readonly SearchValues<char> Plain = SearchValues.Create(" \t\r\n,:+-.0123456789eEtrufalsn");

    readonly int _maxLength = options.MaxRecordChars > int.MaxValue / 4 ? int.MaxValue / 2 : options.MaxRecordChars * 2;

    Place _place = arrayKey is null ? Place.AmongRecords : Place.BeforeArray;

    enum Place
    {
        BeforeArray,
        AmongRecords,
        BehindDamage, // nobody knows whether inside or outside of a text: only an object with a first key counts
    }

    public IEnumerable<RecordPiece> Read()
    {
        while (FindRecord())
        {
            yield return Take();
        }
    }

    // Drops what stands before the next record.
    bool FindRecord()
    {
        int position = 0;
        while (true)
        {
            int next = window.Text[position..].IndexOfAny('{', '"', ']');
            window.Drop(next < 0 ? window.Length : position + next);
            position = 0;
            if (!window.Reaches(0))
            {
                return false;
            }

            switch ((_place, window.Text[0]))
            {
                case (Place.AmongRecords, '{'):
                    return true;
                case (Place.BehindDamage, '{') when BeginsAsRecord():
                    _place = Place.AmongRecords;
                    return true;
                case (Place.AmongRecords, ']') when arrayKey is not null:
                    _place = Place.BeforeArray;
                    position = 1;
                    break;
                case (Place.BeforeArray, '"') when ArrayStart() is > 0 and var start:
                    _place = Place.AmongRecords;
                    position = start;
                    break;
                case (Place.BeforeArray or Place.AmongRecords, '"'):
                    position = Math.Min(StringEnd(0), window.Length);
                    break;
                default:
                    position = 1;
                    break;
            }
        }
    }

    RecordPiece Take()
    {
        (int end, string? fault, bool tooDeep) = RecordEnd();
        if (fault is null)
        {
            var piece = new RecordPiece("", window.Text[..end].ToString(), window.Line);
            window.Drop(end);
            return piece;
        }

        // Go on right behind the opening brace, for the record that follows may lie inside what looked like this one;
        // but nobody nests so deeply.
        var broken = new RecordPiece(
            "",
            RecordText.Cut(
                window.Text[..Math.Min(end, options.MaxQuarantineChars + 1)].ToString(),
                options.MaxQuarantineChars
            ),
            window.Line,
            fault
        );
        window.Drop(tooDeep ? end : 1);
        _place = Place.BehindDamage;
        return broken;
    }

    (int End, string? Fault, bool TooDeep) RecordEnd()
    {
        int depth = 0,
            position = 0;
        ulong isArray = 0; // of each open level, one bit
        while (true)
        {
            int next = window.Text[position..].IndexOfAnyExcept(Plain);
            if (next < 0)
            {
                position = window.Length;
                if (position > _maxLength)
                {
                    return (position, $"more than {_maxLength:N0} characters", false);
                }

                if (window.Grow())
                {
                    continue;
                }

                return (position, "no closing brace before the end of the file", false);
            }

            position += next;
            char sign = window.Text[position];
            switch (sign)
            {
                case '"':
                    position = StringEnd(position);
                    if (position > window.Length || window.Text[position - 1] != '"')
                    {
                        return (Math.Min(position, window.Length), "a text without its closing quotation mark", false);
                    }

                    continue;
                case not ('{' or '}' or '[' or ']'):
                    return (
                        position,
                        $"{(char.IsAscii(sign) && !char.IsControl(sign) ? $"'{sign}'" : $"U+{(int)sign:X4}")} outside of a text",
                        false
                    );
                case '{' or '[' when depth == MaxDepth:
                    return (position, $"values nested more than {MaxDepth} deep", true);
                case '{' or '[':
                    isArray = (isArray << 1) | (sign == '[' ? 1UL : 0);
                    depth++;
                    break;
                case var _ when (isArray & 1) != (sign == ']' ? 1UL : 0):
                    return (position, $"'{sign}' where another bracket has to close first", false);
                default:
                    isArray >>= 1;
                    depth--;
                    break;
            }

            position++;
            if (depth == 0)
            {
                return (position, null, false);
            }
        }
    }

    // The index behind the closing quotation mark, or behind the line end, too long a text or end of file that stands
    // in its place.
    int StringEnd(int open)
    {
        int position = open + 1;
        while (true)
        {
            int next = window.Text[Math.Min(position, window.Length)..].IndexOfAny('"', '\\', '\n');
            position = next < 0 ? window.Length : position + next;
            if (position - open > _maxLength || (next < 0 && !window.Grow()))
            {
                return window.Length + 1;
            }

            if (next >= 0)
            {
                if (window.Text[position] != '\\')
                {
                    return position + 1;
                }

                window.Reaches(position + 1);
                position += 2;
            }
        }
    }

    // At a quotation mark: the index behind the bracket of "result": [
    int ArrayStart()
    {
        int position = KeyEnd(0, arrayKey!);
        return
            position > 0
            && Colon(position) is > 0 and var value
            && NextSign(value) is >= 0 and var bracket
            && window.Text[bracket] == '['
            ? bracket + 1
            : -1;
    }

    // At a brace: { "id":
    bool BeginsAsRecord()
    {
        int key = NextSign(1);
        return key > 0 && firstKeys.Any(k => KeyEnd(key, k) is > 0 and var end && Colon(end) > 0);
    }

    int KeyEnd(int position, string key)
    {
        window.Reaches(position + key.Length + 2);
        ReadOnlySpan<char> text = window.Text[position..];
        return
            text.Length > key.Length + 1
            && text[0] == '"'
            && text[1..].StartsWith(key, StringComparison.Ordinal)
            && text[key.Length + 1] == '"'
            ? position + key.Length + 2
            : -1;
    }

    int Colon(int position) => NextSign(position) is >= 0 and var sign && window.Text[sign] == ':' ? sign + 1 : -1;

    // The next character that is no white space, within a few lines.
    int NextSign(int position)
    {
        for (int end = position + 1000; position < end && window.Reaches(position); position++)
        {
            if (!char.IsWhiteSpace(window.Text[position]))
            {
                return position;
            }
        }

        return -1;
    }
}
