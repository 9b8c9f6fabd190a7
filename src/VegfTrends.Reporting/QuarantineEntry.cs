namespace VegfTrends.Reporting;

/// <summary>A record that could not be read.</summary>
/// <param name="File">File name.</param>
/// <param name="Record">Place in the file, from 1; 0 for the file as a whole.</param>
/// <param name="Position">Where to look, such as <c>line 120</c>.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Expected">What was expected, and what to do.</param>
public sealed record QuarantineEntry(string File, int Record, string Position, string Found, string Expected);
