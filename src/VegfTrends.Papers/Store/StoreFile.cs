namespace VegfTrends.Papers.Store;

/// <summary>A file that is being imported.</summary>
/// <param name="Name">Without folder.</param>
/// <param name="Sha256">Of its bytes, hexadecimal; empty when it cannot be read or the records do not come from a
/// file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Format">Format key, or <c>unknown</c>.</param>
public sealed record StoreFile(string Name, string Sha256, long Size, string Format);
