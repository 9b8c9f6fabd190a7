namespace VegfTrends.Papers.Formats;

/// <summary>
/// Cuts an XML text into its records by their tags alone. Each record is then parsed by itself, so that malformed XML
/// costs one record and not the rest of the file, memory holds one record, and no document type, entity or outer
/// element ever reaches the parser.
/// </summary>
/// <param name="window">The file.</param>
/// <param name="names">Elements that are records. One that begins inside another means that the first has lost its
/// end.</param>
/// <param name="innerNames">Elements that are records only where none of <paramref name="names"/> is open around
/// them.</param>
/// <param name="options">Limits.</param>
sealed class XmlPieces(TextWindow window, string[] names, string[] innerNames, ReadOptions options)
{
    const int LongestStartTag = 4096;

    // Markup and attributes take space beside the text that MaxRecordChars counts.
    readonly int _maxLength = options.MaxRecordChars > int.MaxValue / 4 ? int.MaxValue / 2 : options.MaxRecordChars * 2;

    // How far the text has been searched for an end that is not there: many unclosed comments must not make the search
    // quadratic.
    readonly Dictionary<string, long> _noEndBefore = [];

    string? _open;
    int _position;

    public IEnumerable<RecordPiece> Read()
    {
        while (Next() is { } piece)
        {
            yield return piece;
        }
    }

    RecordPiece? Next()
    {
        while (true)
        {
            int next = window.Text[_position..].IndexOf('<');
            if (_open is null)
            {
                Skip(next < 0 ? window.Length : _position + next);
            }
            else
            {
                _position = next < 0 ? window.Length : _position + next;
                if (_position > _maxLength)
                {
                    return Fault($"more than {_maxLength:N0} characters");
                }
            }

            if (next < 0)
            {
                if (window.Grow())
                {
                    continue;
                }

                return _open is null ? null : Fault($"no </{_open}> before the end of the file");
            }

            // Enough for any name with its bracket; at the end of the file there is less.
            window.Reaches(_position + 64);
            if (TakeTag() is { } piece)
            {
                return piece;
            }
        }
    }

    // At a '<'. Moves behind it; a record that ends here, or is broken off by the next one, comes back.
    RecordPiece? TakeTag()
    {
        ReadOnlySpan<char> text = window.Text[_position..];
        if (text.StartsWith("<!--"))
        {
            SkipTo("-->", 4);
        }
        else if (text.StartsWith("<![CDATA["))
        {
            SkipTo("]]>", 9);
        }
        else if (_open is null && text.StartsWith("<!DOCTYPE"))
        {
            SkipDocumentType();
        }
        else if (_open is not null && text.StartsWith("</") && IsName(text[2..], _open))
        {
            int close = text[..Math.Min(text.Length, 64)].IndexOf('>');
            _position += close < 0 ? 2 : close + 1;
            return close < 0 ? null : Take();
        }
        else if (Array.Find(names, n => IsName(window.Text[(_position + 1)..], n)) is { } name)
        {
            return Begin(name);
        }
        else if (
            (_open is null || innerNames.Contains(_open))
            && Array.Find(innerNames, n => IsName(window.Text[(_position + 1)..], n)) is { } inner
        )
        {
            return Begin(inner);
        }
        else
        {
            _position++;
        }

        return null;
    }

    RecordPiece? Begin(string name)
    {
        if (_open is { } broken)
        {
            return Fault($"no </{broken}> before the next <{name}>");
        }

        Skip(_position);
        _open = name;
        while (window.Text.IndexOf('>') < 0 && window.Length < LongestStartTag && window.Grow()) { }

        int end = window.Text[..Math.Min(window.Length, LongestStartTag)].IndexOf('>');
        _position = end < 0 ? 1 : end + 1;
        return end > 0 && window.Text[end - 1] == '/' ? Take() : null;
    }

    RecordPiece Take()
    {
        var piece = new RecordPiece(_open!, window.Text[.._position].ToString(), window.Line);
        _open = null;
        Skip(_position);
        return piece;
    }

    RecordPiece Fault(string fault)
    {
        var piece = new RecordPiece(
            _open!,
            RecordText.Cut(
                window.Text[..Math.Min(_position, options.MaxQuarantineChars + 1)].ToString(),
                options.MaxQuarantineChars
            ),
            window.Line,
            fault
        );
        _open = null;
        Skip(_position);
        return piece;
    }

    void Skip(int count)
    {
        window.Drop(count);
        _position = 0;
    }

    // A comment or CDATA section that never ends is a damaged sign, not a reason to lose the rest of the file.
    void SkipTo(string end, int from)
    {
        int found = Find(end, _position + from, _position + _maxLength);
        _position = found < 0 ? _position + from : found + end.Length;
    }

    void SkipDocumentType()
    {
        int limit = _position + _maxLength;
        int close = Find(">", _position, limit),
            subset = close < 0 ? -1 : window.Text[_position..close].IndexOf('[');
        int end = subset < 0 ? close : Find("]>", _position, limit);
        _position = end < 0 ? _position + 1 : end + 1;
    }

    int Find(string wanted, int from, int limit)
    {
        long searched = _noEndBefore.GetValueOrDefault(wanted) - window.Dropped;
        from = (int)Math.Max(from, searched);
        while (true)
        {
            int end = Math.Min(window.Length, limit);
            int found = from < end ? window.Text[from..end].IndexOf(wanted, StringComparison.Ordinal) : -1;
            if (found >= 0)
            {
                return from + found;
            }

            from = Math.Max(from, end - wanted.Length + 1);
            if (end >= limit || !window.Grow())
            {
                _noEndBefore[wanted] = window.Dropped + from;
                return -1;
            }
        }
    }

    static bool IsName(ReadOnlySpan<char> text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal)
        && text.Length > name.Length
        && (text[name.Length] is '>' or '/' or ' ' or '\t' or '\r' or '\n');
}
