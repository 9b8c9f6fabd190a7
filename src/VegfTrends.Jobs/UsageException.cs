namespace VegfTrends.Jobs;

/// <summary>What was asked for makes no sense; the message says what to give instead.</summary>
public sealed class UsageException(string message) : Exception(message);
