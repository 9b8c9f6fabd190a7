namespace VegfTrends.Jobs;

/// <summary>What a job says while it works; what it found is in its result.</summary>
/// <param name="Message">A line about the work.</param>
/// <param name="Problem">Something a person must know, whoever wants it quiet.</param>
public sealed record JobMessages(Action<string> Message, Action<string> Problem);
