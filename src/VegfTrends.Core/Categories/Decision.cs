namespace VegfTrends.Core;

/// <summary>What a person said of one paper. Beats any assessment and is never overwritten: a later decision is a new
/// row.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Categories">Keys that hold; empty means that none does.</param>
/// <param name="Who">Name or initials.</param>
/// <param name="When">Moment of the decision, UTC.</param>
/// <param name="Note">Free text, or <c>null</c>.</param>
public sealed record Decision(
    string PaperId,
    IReadOnlyList<string> Categories,
    string Who,
    DateTimeOffset When,
    string? Note
);
