namespace VegfTrends.Papers.Formats;

/// <summary>One row of a delimited text.</summary>
/// <param name="Cells">Its cells; <c>null</c> when the row is broken.</param>
/// <param name="Raw">The row as it stands; of a broken one, its beginning.</param>
/// <param name="Line">The line in which it begins.</param>
/// <param name="Fault">Why it is broken, or <c>null</c>.</param>
sealed record TextRow(string[]? Cells, string Raw, int Line, string? Fault);
