namespace VegfTrends.Cli.Settings;

/// <summary>A value that somebody set.</summary>
/// <param name="Value">As commands use it.</param>
/// <param name="From"><c>option</c>, <c>environment</c> or <c>file</c>.</param>
/// <param name="Source">The option, the variable, or file and line.</param>
sealed record Chosen(string Value, string From, string Source);
