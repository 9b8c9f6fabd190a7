using System.Text;

namespace VegfTrends.Papers.Formats;

/// <summary>One record as it stood: its fields in order, where it began, and the beginning of its raw text.</summary>
sealed class TaggedRecord(int line, ReadOptions options)
{
    readonly List<TaggedField> _fields = [];
    readonly HashSet<string> _tags = [];
    readonly StringBuilder _value = new(),
        _raw = new();
    string? _tag;
    long _chars;

    /// <summary>Line where the record begins, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Text that belongs to no record.</summary>
    public bool IsStray { get; init; }

    public bool IsTooLong { get; private set; }

    public string? FirstTag { get; private set; }

    public string? LastTag { get; private set; }

    public IReadOnlyList<TaggedField> Fields
    {
        get
        {
            EndField();
            return _fields;
        }
    }

    /// <summary>The record as it stood, cut to what the quarantine keeps.</summary>
    public string Raw => _raw.ToString();

    public bool Has(string tag) => _tags.Contains(tag);

    public void Add(string line, TaggedField field, bool cut)
    {
        EndField();
        FirstTag ??= field.Tag;
        LastTag = field.Tag;
        _tags.Add(field.Tag);
        if (Keep(line, cut))
        {
            _tag = field.Tag;
            _value.Append(field.Value);
        }
    }

    /// <summary>A further line of the last field.</summary>
    public void Continue(string line, bool cut)
    {
        if (Keep(line, cut))
        {
            _value.Append('\n').Append(line);
        }
    }

    /// <summary>The first value of the first of these tags that has one.</summary>
    public string? First(params ReadOnlySpan<string> tags)
    {
        foreach (string tag in tags)
        {
            foreach (TaggedField field in Fields)
            {
                if (field.Tag == tag && !string.IsNullOrWhiteSpace(field.Value))
                {
                    return field.Text;
                }
            }
        }

        return null;
    }

    bool Keep(string line, bool cut)
    {
        _chars += line.Length + 1;
        IsTooLong |= cut || _chars > options.MaxRecordChars;
        if (_raw.Length < options.MaxQuarantineChars)
        {
            _raw.Append(line.AsSpan(0, Math.Min(line.Length, options.MaxQuarantineChars - _raw.Length))).Append('\n');
        }

        return !IsTooLong;
    }

    void EndField()
    {
        if (_tag is not null)
        {
            _fields.Add(new TaggedField(_tag, _value.ToString()));
            _tag = null;
        }

        _value.Clear();
    }
}
