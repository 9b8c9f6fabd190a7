using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VegfTrends.Papers.Sources;

namespace VegfTrends.Papers.Watching;

public sealed record WatchRunnerOptions
{
    /// <summary>Ask from this day on, whatever was taken before; <c>null</c> for the day that the last run
    /// suggests.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Assesses what is new in the store and says how much that was; <c>null</c> leaves it to a later
    /// command.</summary>
    public Func<CancellationToken, int>? Assess { get; init; }

    /// <summary>Takes the finished run, such as the digest; <c>null</c> when nobody is told.</summary>
    public WatchRunHandler? HandOver { get; init; }

    /// <summary>The services that queries may name. Default <see cref="PaperServices.All"/>.</summary>
    public IReadOnlyList<PaperService> Services { get; init; } = PaperServices.All;

    /// <summary>Told what goes on, a line at a time.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Told of every task, answer and failed try.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>The clock. Its local time decides which day it is.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
