using VegfTrends.Jobs;
using VegfTrends.Papers.Sources;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli;

/// <summary>What is said of an error, and how the command then ends.</summary>
static class Failures
{
    /// <summary>What an error becomes that files, network, disk or the user can cause; <c>null</c> for any other, which
    /// is a defect of this program (<see cref="Output.FailureOf"/>).</summary>
    public static (int ExitCode, string Message)? Explain(Exception error) =>
        error switch
        {
            // Of parallel work: a defect above all, else the cause, not the cancellation that it led to.
            AggregateException many => Causes(many) is var causes && causes.TrueForAll(c => Explain(c) is not null)
                ? causes.OrderBy(c => c is OperationCanceledException).Select(Explain).FirstOrDefault()
                : null,
            OperationCanceledException => (
                ExitCode.Failed,
                "Stopped. What was saved so far is whole; run the same command again to go on."
            ),
            UsageException => (ExitCode.Usage, error.Message),
            IOException or InvalidDataException or UnauthorizedAccessException or SourceException or StoreException => (
                ExitCode.Failed,
                error.Message
            ),
            _ => null,
        };

    static List<Exception> Causes(AggregateException many) => [.. many.Flatten().InnerExceptions];
}
