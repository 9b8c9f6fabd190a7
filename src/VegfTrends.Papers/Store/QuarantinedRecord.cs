using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Store;

/// <summary>A broken record, with the run that first met it.</summary>
public sealed record QuarantinedRecord(long RunId, string FileSha256, DateTimeOffset Noted, QuarantineRow Row);
