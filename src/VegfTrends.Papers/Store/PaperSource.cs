namespace VegfTrends.Papers.Store;

/// <summary>A place where a paper stood.</summary>
/// <param name="File">File name.</param>
/// <param name="Sha256">Of the file's bytes, hexadecimal; empty when the record came from elsewhere.</param>
/// <param name="Format">Format key.</param>
/// <param name="Record">Place in the file, from 1.</param>
/// <param name="RunId">The run that first met it there.</param>
/// <param name="Other">JSON object of what this record said differently and the paper did not take over, or
/// <c>null</c>.</param>
public sealed record PaperSource(string File, string Sha256, string Format, int Record, long RunId, string? Other);
