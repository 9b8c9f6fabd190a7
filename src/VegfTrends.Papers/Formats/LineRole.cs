namespace VegfTrends.Papers.Formats;

/// <summary>What a line with a tag does.</summary>
enum LineRole
{
    /// <summary>Begins a record, and ends the one before.</summary>
    Begins,

    /// <summary>Belongs to the record.</summary>
    Field,

    /// <summary>Ends the record.</summary>
    Ends,

    /// <summary>Belongs to the file, not to a record.</summary>
    OfFile,
}
