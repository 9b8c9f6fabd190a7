namespace VegfTrends.Core;

/// <summary>Words of a paper that say what a facet is.</summary>
/// <param name="Facet"><c>study_type</c>, <c>cancer</c>, <c>subtype</c>, <c>setting</c>, <c>registry</c> or
/// <c>sample_size</c>.</param>
/// <param name="Value">The facet's value, such as <c>phase2</c> or <c>NCT01234567</c>.</param>
/// <param name="Field">The text they stand in.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
public sealed record FacetSpan(string Facet, string Value, TextField Field, int Start, int End);
