using VegfTrends.Core;

namespace VegfTrends.Reporting.DecisionFiles;

/// <summary>A paper of the store as decisions are exported.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Proposed">Keys that the model assigned; empty where it has not seen the paper.</param>
/// <param name="Decision">The decision that holds, or <c>null</c>.</param>
public sealed record ExportedPaper(Paper Paper, IReadOnlyList<string> Proposed, Decision? Decision);
