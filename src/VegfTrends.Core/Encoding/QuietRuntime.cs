using Microsoft.ML.OnnxRuntime;

namespace VegfTrends.Core;

/// <summary>ONNX Runtime as a program that works offline wants it: no telemetry, and no warnings between the lines of a
/// nightly job.</summary>
static class QuietRuntime
{
    static readonly Lock Gate = new();

    /// <summary>Call before a session is opened; more than once does no harm.</summary>
    public static void Start()
    {
        lock (Gate)
        {
            if (!OrtEnv.IsCreated)
            {
                // What it does with its device id is said as a warning and is of no use to anybody; errors still show.
                var options = new EnvironmentCreationOptions
                {
                    logId = "vegftrends",
                    logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
                };
                OrtEnv.CreateInstanceWithOptions(ref options);
            }

            OrtEnv.Instance().DisableTelemetryEvents();
        }
    }
}
