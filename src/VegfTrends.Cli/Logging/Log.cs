using Microsoft.Extensions.Logging;

namespace VegfTrends.Cli.Logging;

static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "vegftrends {Version}: {Command}")]
    public static partial void Started(ILogger logger, string? version, string command);

    [LoggerMessage(Level = LogLevel.Debug, Message = "ended with exit code {ExitCode} after {Seconds:0.00} s")]
    public static partial void Ended(ILogger logger, int exitCode, double seconds);

    [LoggerMessage(Level = LogLevel.Critical, Message = "a defect of the program")]
    public static partial void Defect(ILogger logger, Exception error);
}
