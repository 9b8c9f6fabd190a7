using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>What became of one record.</summary>
public abstract record ReadOutcome
{
    ReadOutcome() { }

    /// <summary>A paper.</summary>
    public sealed record Read(Paper Paper) : ReadOutcome
    {
        /// <summary>What a person said of it in a reference manager, see <see cref="DecisionKeywords"/>.</summary>
        public IReadOnlyList<string> Labels { get; init; } = [];
    }

    /// <summary>A broken record, or a broken rest of a file: kept, counted and shown, never dropped.</summary>
    public sealed record Quarantined(QuarantineRow Row) : ReadOutcome;

    /// <summary>The source has withdrawn this citation (PubMed DeleteCitation): the store marks the paper that has the
    /// PMID.</summary>
    public sealed record Deleted(string Pmid, int Record) : ReadOutcome;
}

/// <summary>A record that could not be read.</summary>
/// <param name="File">File name.</param>
/// <param name="Format">Format key, or <c>unknown</c>.</param>
/// <param name="Record">Place in the file, from 1; 0 for the file as a whole.</param>
/// <param name="Position">Where to look, such as <c>line 120</c>.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Expected">What was expected, and what to do.</param>
/// <param name="Raw">The beginning of the record as it stood, or <c>null</c>.</param>
public sealed record QuarantineRow(
    string File,
    string Format,
    int Record,
    string Position,
    string Found,
    string Expected,
    string? Raw
);
