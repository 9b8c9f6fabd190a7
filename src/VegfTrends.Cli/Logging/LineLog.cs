using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace VegfTrends.Cli.Logging;

/// <summary>Writes what is logged to standard error, one line an event: for people
/// <c>2026-03-01T02:30:00Z warning Papers.Sources: message</c>, for machines one JSON object with the event's values as
/// members of their own.</summary>
sealed class LineLog(TextWriter writer, bool json, TimeProvider time) : ILoggerProvider
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Part of every category of this program, and so of no use in a line.
    const string Prefix = "VegfTrends.";

    // Lines of parallel work must not run into each other.
    readonly Lock _turn = new();

    public ILogger CreateLogger(string categoryName) =>
        new Category(
            this,
            categoryName.StartsWith(Prefix, StringComparison.Ordinal) ? categoryName[Prefix.Length..] : categoryName
        );

    public void Dispose() { }

    void Write(string line)
    {
        lock (_turn)
        {
            writer.WriteLine(line);
        }
    }

    string Line(string category, LogLevel level, EventId id, string message, object? state, Exception? error)
    {
        string at = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        string name = LogLevels.Name(level);
        if (!json)
        {
            return $"{at} {name} {category}: {TerminalText.OneLine(message)}"
                + (error is null ? "" : $" | {error.GetType().Name}: {TerminalText.OneLine(error.Message)}");
        }

        var members = new Dictionary<string, object?>
        {
            ["time"] = at,
            ["level"] = name,
            ["category"] = category,
            ["event"] = id.Name,
            ["message"] = message,
        };
        foreach ((string key, object? value) in state as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
        {
            if (key != "{OriginalFormat}")
            {
                members.TryAdd(JsonNamingPolicy.SnakeCaseLower.ConvertName(key), Plain(value));
            }
        }

        if (error is not null)
        {
            members["error"] = $"{error.GetType().Name}: {error.Message}";
        }

        return JsonSerializer.Serialize(members, Relaxed);
    }

    static object? Plain(object? value) =>
        value switch
        {
            null or string or bool or int or long or double => value,
            IEnumerable many => many.Cast<object?>().Select(Plain).ToArray(),
            IFormattable one => one.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    sealed class Category(LineLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Write(log.Line(name, logLevel, eventId, formatter(state, exception), state, exception));
    }
}
