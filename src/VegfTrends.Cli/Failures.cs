using VegfTrends.Jobs;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli;

/// <summary>What is said of an error, and how the command then ends.</summary>
static class Failures
{
    /// <summary>What an error becomes; <c>null</c> for one that only a defect of this program can cause, whose stack
    /// trace is wanted.</summary>
    public static (int ExitCode, string Message)? Explain(Exception error) =>
        error switch
        {
            // Of parallel work: the cause, not the cancellation that it led to.
            AggregateException many => many.Flatten()
                .InnerExceptions.OrderBy(e => e is OperationCanceledException)
                .Select(Explain)
                .FirstOrDefault(e => e is not null),
            OperationCanceledException => (
                ExitCode.Failed,
                "Stopped. What was saved so far is whole; run the same command again to go on."
            ),
            UsageException => (ExitCode.Usage, error.Message),
            IOException
            or InvalidDataException
            or UnauthorizedAccessException
            or InvalidOperationException
            or ArgumentException
            or StoreException => (ExitCode.Failed, error.Message),
            _ => null,
        };
}
