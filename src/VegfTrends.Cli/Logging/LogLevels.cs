using Microsoft.Extensions.Logging;

namespace VegfTrends.Cli.Logging;

/// <summary>How much is logged: <c>--log-level</c>, else the environment, else the configuration file.</summary>
static class LogLevels
{
    /// <summary>From most to least said; <c>none</c> is the last.</summary>
    public static readonly string[] Names = ["trace", "debug", "info", "warning", "error", "none"];

    /// <summary>Where nobody says anything: what a person must look into, and nothing else.</summary>
    public const string Default = "warning";

    /// <exception cref="ArgumentException">The name is none of <see cref="Names"/>.</exception>
    public static LogLevel Of(string name) =>
        name switch
        {
            "trace" => LogLevel.Trace,
            "debug" => LogLevel.Debug,
            "info" => LogLevel.Information,
            "warning" => LogLevel.Warning,
            "error" => LogLevel.Error,
            "none" => LogLevel.None,
            _ => throw new ArgumentException($"Found '{name}', expected {string.Join(", ", Names)}.", nameof(name)),
        };

    /// <summary>As a user asks for it.</summary>
    public static string Name(LogLevel level) =>
        level == LogLevel.Information ? "info" : level.ToString().ToLowerInvariant();

    /// <summary>What a command logs to.</summary>
    public static ILoggerFactory Factory(LogLevel level, TextWriter error, bool json) =>
        LoggerFactory.Create(builder =>
            builder
                .SetMinimumLevel(level)
                .AddProvider(new LineLog(error, json, TimeProvider.System))
                // Libraries speak of their own insides; asked for with trace alone.
                .AddFilter("Microsoft", level == LogLevel.Trace ? LogLevel.Trace : LogLevel.Warning)
                .AddFilter("System", level == LogLevel.Trace ? LogLevel.Trace : LogLevel.Warning)
                .AddFilter("Polly", level == LogLevel.Trace ? LogLevel.Trace : LogLevel.Warning)
        );
}
