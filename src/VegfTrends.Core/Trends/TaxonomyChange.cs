namespace VegfTrends.Core;

/// <summary>A break in the series: on this day the store's papers were first assessed by a model with other categories
/// than the model before it.</summary>
/// <param name="Date">Day of the first assessment by the model in use.</param>
/// <param name="Model">Id of the model in use.</param>
/// <param name="Before">Id of the model before it.</param>
/// <param name="Added">Keys that only the model in use has, sorted.</param>
/// <param name="Removed">Keys that only the model before it had, sorted.</param>
public sealed record TaxonomyChange(
    DateOnly Date,
    string Model,
    string Before,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed
);
