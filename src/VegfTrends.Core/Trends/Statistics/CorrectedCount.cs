namespace VegfTrends.Core;

/// <summary>A count with the model's errors taken out.</summary>
/// <param name="Raw">Studies in the category by a person's word, else by the model's.</param>
/// <param name="Corrected">Studies of the category that there probably are; <see cref="Raw"/> where it cannot be
/// corrected.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Correctable">There were enough decisions to know the errors.</param>
public sealed record CorrectedCount(int Raw, double Corrected, double Low, double High, bool Correctable);
