using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>One entry as it stood: <c>@type{body}</c>.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Type">In lower case.</param>
/// <param name="Body">What stands between the outer braces.</param>
/// <param name="Problem">Why it is no whole entry, or <c>null</c>.</param>
sealed record BibTexEntry(int Line, string Type, string Body, string? Problem)
{
    public string Raw(int maxLength)
    {
        string raw = $"@{Type}{{{Body[..Math.Min(Body.Length, maxLength)]}";
        return raw[..Math.Min(raw.Length, maxLength)];
    }

    /// <summary>
    /// Cuts a file into entries. Text between them is comment, as in BibTeX. Where a brace is missing, the entry ends
    /// at the next line that begins another, so that one mistake does not swallow the rest of the file.
    /// </summary>
    public static IEnumerable<BibTexEntry> ReadAll(TextLines lines, int maxLength, CancellationToken cancel)
    {
        var scanner = new EntryScanner(maxLength);
        while (lines.Next() is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            bool begins = EntryScanner.Begins(line);
            if (scanner.IsOpen && begins && scanner.End("the next entry before the closing brace") is { } unclosed)
            {
                yield return unclosed;
            }

            int at = 0;
            while (at < line.Length)
            {
                if (!scanner.IsOpen)
                {
                    // Outside entries an @ counts at the beginning of a line or right behind an entry; elsewhere it is
                    // an address.
                    at = SkipBlank(line, at);
                    if (at >= line.Length || line[at] != '@')
                    {
                        break;
                    }

                    scanner.Open(lines.Number);
                    at++;
                }

                if (scanner.Take(line, ref at, lines.Cut) is { } entry)
                {
                    yield return entry;
                }
            }

            scanner.EndLine();
        }

        if (scanner.IsOpen && scanner.End("the end of the file before the closing brace") is { } last)
        {
            yield return last;
        }
    }

    static int SkipBlank(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at;
    }

    sealed class EntryScanner(int maxLength)
    {
        readonly StringBuilder _type = new(),
            _body = new();
        int _line,
            _depth;
        char _close;
        bool _quoted,
            _tooLong;

        public bool IsOpen { get; private set; }

        /// <summary>A line such as "@article{": only an entry begins so.</summary>
        public static bool Begins(string line)
        {
            int at = line.StartsWith('@') ? SkipBlank(line, 1) : line.Length;
            int word = at;
            while (at < line.Length && char.IsAsciiLetter(line[at]))
            {
                at++;
            }

            bool named = at > word;
            at = SkipBlank(line, at);
            return named && at < line.Length && line[at] is '{' or '(';
        }

        public void Open(int line)
        {
            _type.Clear();
            _body.Clear();
            (_line, _depth, _close, _quoted, _tooLong, IsOpen) = (line, 0, '\0', false, false, true);
        }

        /// <summary>Takes characters until the entry closes or the line ends.</summary>
        public BibTexEntry? Take(string line, ref int at, bool cut)
        {
            _tooLong |= cut;
            for (; at < line.Length; at++)
            {
                char c = line[at];
                if (_close == '\0')
                {
                    if (c is '{' or '(')
                    {
                        _close = c == '{' ? '}' : ')';
                    }
                    else if (c == '%')
                    {
                        at = line.Length;
                        return null;
                    }
                    else if (char.IsAsciiLetterOrDigit(c) && _type.Length < 40)
                    {
                        _type.Append(c);
                    }
                    else if (!char.IsWhiteSpace(c))
                    {
                        // "@" in running text.
                        (IsOpen, at) = (false, line.Length);
                        return null;
                    }

                    continue;
                }

                if (c == _close && _depth == 0 && !_quoted)
                {
                    at++;
                    return End(_tooLong ? $"an entry of more than {maxLength:N0} characters" : null);
                }

                _depth +=
                    c == '{' ? 1
                    : c == '}' ? -1
                    : 0;
                _quoted ^= c == '"' && _depth == 0 && _close == ')';
                Append(c);
            }

            return null;
        }

        public void EndLine()
        {
            if (IsOpen && _close != '\0')
            {
                Append('\n');
            }
        }

        public BibTexEntry? End(string? problem)
        {
            IsOpen = false;
            string type = _type.ToString().ToLowerInvariant();
            return _close == '\0' ? null : new BibTexEntry(_line, type, _body.ToString(), problem);
        }

        void Append(char c)
        {
            if (_body.Length < maxLength)
            {
                _body.Append(c);
            }
            else
            {
                _tooLong = true;
            }
        }
    }
}
