namespace VegfTrends.Papers.Formats;

/// <summary>The text of one record, cut out of its file.</summary>
/// <param name="Name">The element that holds it (XML), else empty.</param>
/// <param name="Text">The record; of a broken one, its beginning.</param>
/// <param name="Line">The line in which it begins.</param>
/// <param name="Fault">Why it is broken, or <c>null</c>.</param>
readonly record struct RecordPiece(string Name, string Text, int Line, string? Fault = null);
