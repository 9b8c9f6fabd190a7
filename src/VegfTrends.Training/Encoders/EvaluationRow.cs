namespace VegfTrends.Training;

/// <summary>One figure of an encoder on one development set.</summary>
/// <param name="Set">What was measured, such as <c>ChinaXiv abstracts, zh - en</c>.</param>
/// <param name="Count">Pairs or queries.</param>
/// <param name="Measure"><c>top-1</c> (share of texts whose nearest neighbour is their own translation) or
/// <c>Spearman</c>.</param>
/// <param name="Value">0 to 1, or -1 to 1 for Spearman; first language to English.</param>
/// <param name="Back">The other direction, where there is one.</param>
public sealed record EvaluationRow(string Set, int Count, string Measure, double Value, double? Back);
