using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Reads lines of bounded length. <see cref="TextReader.ReadLine"/> would gather a file without line breaks in memory;
/// here the rest of a line that passes the limit is skipped and said to be. CR LF, LF and a lone CR all end a line.
/// </summary>
sealed class TextLines(TextReader reader, int maxLength) : IDisposable
{
    readonly char[] _buffer = new char[1 << 14];
    int _start,
        _end;
    bool _skipLineFeed;

    /// <summary>Number of the last line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The last line was longer than the limit and has been cut.</summary>
    public bool Cut { get; private set; }

    /// <summary>Why reading stopped before the end (damaged compression, a failing disk), or <c>null</c>.</summary>
    public string? Failure { get; private set; }

    /// <summary>The next line without its end mark and without a byte order mark, or <c>null</c> at the end.</summary>
    public string? Next()
    {
        StringBuilder? gathered = null;
        Cut = false;
        while (true)
        {
            if (_start == _end && !Fill())
            {
                return gathered is null ? null : Finish(gathered.ToString());
            }

            if (_skipLineFeed)
            {
                _skipLineFeed = false;
                if (_buffer[_start] == '\n')
                {
                    _start++;
                    continue;
                }
            }

            ReadOnlySpan<char> rest = _buffer.AsSpan(_start, _end - _start);
            int length = rest.IndexOfAny('\r', '\n');
            if (length >= 0)
            {
                _skipLineFeed = rest[length] == '\r';
                _start += length + 1;
                return Finish(
                    gathered is null ? rest[..length].ToString() : Append(gathered, rest[..length]).ToString()
                );
            }

            Append(gathered ??= new StringBuilder(), rest);
            _start = _end;
        }
    }

    public void Dispose() => reader.Dispose();

    StringBuilder Append(StringBuilder line, ReadOnlySpan<char> part)
    {
        int room = maxLength - line.Length;
        Cut |= part.Length > room;
        return line.Append(part[..Math.Min(part.Length, room)]);
    }

    // Files joined by hand carry a byte order mark in the middle.
    string Finish(string line)
    {
        Number++;
        return line.StartsWith('\uFEFF') ? line[1..] : line;
    }

    bool Fill()
    {
        if (Failure is not null)
        {
            return false;
        }

        try
        {
            (_start, _end) = (0, reader.Read(_buffer));
            return _end > 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not UnreadableFileException)
        {
            (_start, _end, Failure) = (0, 0, e.Message);
            return false;
        }
    }
}
