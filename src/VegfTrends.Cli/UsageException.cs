namespace VegfTrends.Cli;

/// <summary>The command line makes no sense; the message says what to give instead.</summary>
public sealed class UsageException(string message) : Exception(message);
