using Microsoft.Extensions.Logging;

namespace VegfTrends.Papers;

static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Store}: schema brought to step {Step}")]
    public static partial void Migrated(ILogger log, string store, int step);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "{Service}: {Method} {Address} answered {Status} after {Seconds:0.00} s"
    )]
    public static partial void Answered(
        ILogger log,
        string service,
        string method,
        string address,
        int status,
        double seconds
    );

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service}: try {Attempt} failed ({Reason}), next in {Wait}")]
    public static partial void TryFailed(ILogger log, string service, int attempt, string reason, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Source} {Query}: asking")]
    public static partial void TaskBegins(ILogger log, string source, string query);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Source} {Query}: {State}, {Found} found, {New} new, {Quarantined} quarantined, {Seconds:0.0} s"
    )]
    public static partial void TaskEnds(
        ILogger log,
        string source,
        string query,
        string state,
        int found,
        int @new,
        int quarantined,
        double seconds
    );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{File}: {Format}, {Read} read, {New} new, {Duplicates} duplicates, {Quarantined} quarantined"
    )]
    public static partial void FileRead(
        ILogger log,
        string file,
        string format,
        int read,
        int @new,
        int duplicates,
        int quarantined
    );
}
