using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace VegfTrends.Core;

/// <summary>ONNX Runtime as a program that works offline wants it: no telemetry, and no warnings between the lines of a
/// nightly job.</summary>
public static class QuietRuntime
{
    /// <summary>Heeded by the native library before its first event; its own switch comes after that one.</summary>
    const string TelemetryOff = "ORT_DISABLE_TELEMETRY";

    static readonly Lock Gate = new();

    /// <summary>Call before a session is opened; more than once does no harm.</summary>
    public static void Start()
    {
        lock (Gate)
        {
            if (!OrtEnv.IsCreated)
            {
                SilenceTelemetry();

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

    // .NET keeps an environment of its own on Unix: what is set there, native code does not see.
    static void SilenceTelemetry()
    {
        Environment.SetEnvironmentVariable(TelemetryOff, "1");
        if (!OperatingSystem.IsWindows())
        {
            _ = SetEnvironment(TelemetryOff, "1", overwrite: 1);
        }
    }

    [DllImport("libc", EntryPoint = "setenv")]
    static extern int SetEnvironment(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        int overwrite
    );
}
