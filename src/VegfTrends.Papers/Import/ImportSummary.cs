using System.Globalization;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Import;

/// <summary>What became of all files of an import.</summary>
public sealed record ImportSummary(long RunId, IReadOnlyList<FileImport> Files)
{
    /// <summary>Length of <see cref="Quarantine"/> at most.</summary>
    public const int MostQuarantineRows = 1_000;

    /// <summary>The first broken records that this import met, also those that the store knew from an earlier
    /// one.</summary>
    public IReadOnlyList<QuarantineRow> Quarantine { get; init; } = [];

    public int New => Files.Sum(f => f.New);

    public int Duplicates => Files.Sum(f => f.Duplicates);

    public int Quarantined => Files.Sum(f => f.Quarantined);

    public int Deleted => Files.Sum(f => f.Deleted);

    /// <summary>Records met: new, duplicate or quarantined.</summary>
    public int Read => Files.Sum(f => f.Read);

    /// <summary>0 when all went well, 1 when something was quarantined, 2 when nothing could be read.</summary>
    public int ExitCode =>
        New + Duplicates + Deleted == 0 && (Quarantined > 0 || Files.Count == 0) ? 2
        : Quarantined > 0 ? 1
        : 0;

    internal RunCounts Counts => new(Read, New, Duplicates, Quarantined);

    /// <summary><c>read 1,204, new 1,180, duplicates 21, quarantined 3</c>, and the deletion notices if there were
    /// any.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"read {Read:N0}, new {New:N0}, duplicates {Duplicates:N0}, quarantined "
                + $"{Quarantined:N0}{(Deleted > 0 ? $", deleted {Deleted:N0}" : "")}"
        );
}
