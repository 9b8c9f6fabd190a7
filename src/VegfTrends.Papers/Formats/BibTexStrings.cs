namespace VegfTrends.Papers.Formats;

/// <summary>The <c>@string</c> definitions of a file and BibTeX's months.</summary>
sealed class BibTexStrings(ReadOptions options)
{
    readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jan"] = "January",
        ["feb"] = "February",
        ["mar"] = "March",
        ["apr"] = "April",
        ["may"] = "May",
        ["jun"] = "June",
        ["jul"] = "July",
        ["aug"] = "August",
        ["sep"] = "September",
        ["oct"] = "October",
        ["nov"] = "November",
        ["dec"] = "December",
    };

    long _chars;

    /// <summary>Longest value that strings may be joined to: a few definitions that repeat each other would grow
    /// without end.</summary>
    public int MaxLength { get; } = options.MaxFieldChars;

    /// <summary>Most characters of all values of an entry.</summary>
    public int MaxEntryLength { get; } = options.MaxRecordChars;

    /// <summary>The value of a name; a name that nobody defined stands for itself.</summary>
    public string Resolve(string name) => _values.GetValueOrDefault(name, name);

    /// <summary>False when the definitions of the file grow too long.</summary>
    public bool TryDefine(IReadOnlyDictionary<string, string> fields)
    {
        foreach ((string name, string value) in fields)
        {
            _chars += name.Length + value.Length;
            if (_chars > MaxEntryLength)
            {
                return false;
            }

            _values[name] = value;
        }

        return true;
    }
}
