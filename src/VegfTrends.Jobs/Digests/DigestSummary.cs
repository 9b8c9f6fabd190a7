namespace VegfTrends.Jobs.Digests;

/// <summary>What became of the digests of one run.</summary>
/// <param name="Prepared">Digests made in this run.</param>
/// <param name="Delivered">Deliveries that arrived, those of earlier digests among them.</param>
/// <param name="Failed">Deliveries that did not arrive and are tried again by a later run.</param>
/// <param name="Uncertain">Deliveries that may have arrived; sent again by the next run, under the same id.</param>
/// <param name="Repeats">Deliveries sent again after an uncertain end: their receivers may have them twice.</param>
/// <param name="Waiting">Deliveries not tried: too soon after a failure, or the readers' file has their reader or
/// channel no more.</param>
/// <param name="Problems">A sentence a delivery that did not arrive.</param>
public sealed record DigestSummary(
    int Prepared,
    int Delivered,
    int Failed,
    int Uncertain,
    int Repeats,
    int Waiting,
    IReadOnlyList<string> Problems
)
{
    /// <summary>0 when all arrived, 1 when something is left for a later run.</summary>
    public int ExitCode => Failed + Uncertain == 0 && Problems.Count == 0 ? 0 : 1;
}
