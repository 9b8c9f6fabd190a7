namespace VegfTrends.Core;

/// <summary>A concept where it stands in a text: UTF-16 code units into the field as given, end exclusive.</summary>
public sealed record Mention(Concept Concept, TextField Field, int Start, int End);
