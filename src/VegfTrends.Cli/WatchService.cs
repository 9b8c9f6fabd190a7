using System.Globalization;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Cli;

/// <summary>A watch that stays and runs every day; a service of systemd where there is one.</summary>
/// <param name="watch">What is asked for.</param>
/// <param name="time">When, in local time.</param>
/// <param name="night">One run, which also shows what it brought.</param>
/// <param name="output">Where to.</param>
sealed class WatchService(WatchFile watch, TimeOnly time, Func<Task<int>> night, Output output)
{
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var notifier = new ServiceNotifier();
        var schedule = new DailySchedule(time, TimeProvider.System);
        notifier.Ready();
        try
        {
            while (true)
            {
                DateTimeOffset next = schedule.Next();
                output.Message(output.Texts.NextRun(next));
                notifier.Status(string.Create(CultureInfo.InvariantCulture, $"next run {next:yyyy-MM-dd HH:mm}"));
                await schedule.WaitAsync(next, cancel);
                notifier.Status("running");
                await NightAsync();
            }
        }
        catch (OperationCanceledException)
        {
            output.Message(output.Texts.WatchStopped);
            return ExitCode.Ok;
        }
        finally
        {
            notifier.Stopping();
        }
    }

    async Task NightAsync()
    {
        try
        {
            await night();
        }
#pragma warning disable CA1031 // one bad night must not end the service: the next one goes on where this one stopped
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            (int ExitCode, string Message) failure = output.FailureOf(e);
            output.Problem(failure.Message);
            WatchOutput.ShowFailure(watch, e, failure, output);
        }
    }
}
