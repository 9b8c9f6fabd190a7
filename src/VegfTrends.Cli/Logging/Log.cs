using Microsoft.Extensions.Logging;

namespace VegfTrends.Cli.Logging;

static partial class Log
{
    [LoggerMessage(Level = LogLevel.Critical, Message = "a defect of the program")]
    public static partial void Defect(ILogger logger, Exception error);
}
