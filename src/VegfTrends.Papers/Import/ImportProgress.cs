namespace VegfTrends.Papers.Import;

/// <summary>How far an import has come.</summary>
/// <param name="FileNumber">From 1.</param>
/// <param name="FileCount">All files of this import.</param>
/// <param name="File">What has become of the present file so far.</param>
public sealed record ImportProgress(int FileNumber, int FileCount, FileImport File);
