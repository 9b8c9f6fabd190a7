namespace VegfTrends.Core;

/// <summary>What one row of a file says of one paper, as it stands there: a cell, a keyword or a JSON object, by
/// whatever program it was last saved.</summary>
/// <param name="File">File name.</param>
/// <param name="Sheet">Name of the sheet, or <c>null</c> where the format has none.</param>
/// <param name="Row">Row of the sheet, line of the text, or number of the record; from 1.</param>
public sealed record DecisionEdit(string File, string? Sheet, int Row)
{
    /// <summary>Names of the paper, the surest first.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Names or keys of categories, see <see cref="CategoryNames"/>; <c>null</c> when the row has no place for
    /// a decision.</summary>
    public string? Decision { get; init; }

    /// <summary><c>null</c> when the row has no place for a note.</summary>
    public string? Note { get; init; }

    /// <summary>Such as <c>G17</c>, where the format has cells.</summary>
    public string? DecisionCell { get; init; }

    /// <inheritdoc cref="DecisionCell"/>
    public string? NoteCell { get; init; }

    /// <summary>See <see cref="RowSeal.Base(AssessedPaper)"/>; <c>null</c> in a format that does not carry
    /// it.</summary>
    public string? Base { get; init; }

    public string? Seal { get; init; }

    /// <summary>Who decided, where the file says so.</summary>
    public string? Who { get; init; }

    /// <summary>When, where the file says so. Such a row is a decision that was made, not a change to what a sheet
    /// showed.</summary>
    public DateTimeOffset? When { get; init; }

    /// <summary>Why the row could not be read at all, and what was expected.</summary>
    public (Bilingual Found, Bilingual Expected)? Fault { get; init; }
}

/// <summary>What became of an edit.</summary>
public enum EditOutcome
{
    /// <summary>It is in the store, or would be without <c>--dry-run</c>.</summary>
    Taken,

    /// <summary>The store said the same before.</summary>
    Known,

    /// <summary>Someone decided since, or the file says two things of one paper. Not taken.</summary>
    Conflict,

    /// <summary>Not taken.</summary>
    NotUnderstood,
}

/// <summary>An edit and what became of it.</summary>
/// <param name="Edit">The row.</param>
/// <param name="PaperId">The paper's id in the store, else the id that the row gives, or <c>null</c>.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record JudgedEdit(DecisionEdit Edit, string? PaperId, EditOutcome Outcome)
{
    /// <summary>Keys that the store holds; of a row that was not understood, those that it showed.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Keys that the row asks for.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public string? Note { get; init; }

    public string? Cell { get; init; }

    public Bilingual Found { get; init; }

    public Bilingual Expected { get; init; }

    /// <summary>What is to be kept, of an edit that is taken.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The decision that must still hold when <see cref="Decision"/> is kept; <c>null</c> for none.</summary>
    public Decision? Replaces { get; init; }
}
