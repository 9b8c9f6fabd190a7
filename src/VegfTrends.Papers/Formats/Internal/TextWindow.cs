namespace VegfTrends.Papers.Formats;

/// <summary>
/// Sees a long text through a window that grows at its end and is dropped at its beginning, so that a record can be
/// looked at as a whole while the file never is. Indexes count from the beginning of the window and move when
/// <see cref="Drop"/> is called.
/// </summary>
sealed class TextWindow(TextReader reader, CancellationToken cancel)
{
    const int Block = 1 << 16;

    char[] _chars = new char[2 * Block];
    int _start,
        _length;
    bool _ended;

    public ReadOnlySpan<char> Text => _chars.AsSpan(_start, _length);

    public int Length => _length;

    /// <summary>How many characters have been dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>The line, from 1, in which the window begins.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Reads on; false at the end of the text.</summary>
    public bool Grow()
    {
        cancel.ThrowIfCancellationRequested();
        if (_ended)
        {
            return false;
        }

        if (_start > 0)
        {
            Array.Copy(_chars, _start, _chars, 0, _length);
            _start = 0;
        }

        if (_chars.Length - _length < Block)
        {
            Array.Resize(ref _chars, _chars.Length * 2);
        }

        int read = reader.Read(_chars, _length, Block);
        _length += read;
        _ended = read == 0;
        return !_ended;
    }

    /// <summary>Grows until the index is inside the window; false where the text ends before it.</summary>
    public bool Reaches(int index)
    {
        while (index >= _length)
        {
            if (!Grow())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Forgets the first characters.</summary>
    public void Drop(int count)
    {
        cancel.ThrowIfCancellationRequested();
        Line += Text[..count].Count('\n');
        Dropped += count;
        _start += count;
        _length -= count;
    }

    public int LineAt(int index) => Line + Text[..index].Count('\n');
}
