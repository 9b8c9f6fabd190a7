using System.Diagnostics;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>How fast an encoder is on this machine.</summary>
/// <param name="TextsPerSecond">Abstracts a second by the clock.</param>
/// <param name="CpuMilliseconds">Processor time a text, of all threads.</param>
/// <param name="Texts">How many were encoded.</param>
public sealed record EncoderSpeed(double TextsPerSecond, double CpuMilliseconds, int Texts)
{
    /// <summary>Most memory that this program has held so far, MB.</summary>
    public static double PeakMegabytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>Encodes texts in turn, one at a time a thread, until the time is over; one round before does not
    /// count.</summary>
    /// <param name="encoder">To be measured.</param>
    /// <param name="texts">At least one.</param>
    /// <param name="time">How long.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="cancel">Ends the measuring.</param>
    public static EncoderSpeed Measure(
        ITextEncoder encoder,
        IReadOnlyList<string> texts,
        TimeSpan time,
        int threads = 1,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(texts.Count, 1);
        encoder.Encode(texts[0]);
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        void Work()
        {
            do
            {
                cancel.ThrowIfCancellationRequested();
                encoder.Encode(texts[Interlocked.Increment(ref done) % texts.Count]);
            } while (Stopwatch.GetElapsedTime(start) < time);
        }

        Task[] workers =
        [
            .. Enumerable
                .Range(1, threads - 1)
                .Select(_ =>
                    Task.Factory.StartNew(Work, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                ),
        ];
        Work();
        Task.WaitAll(workers, cancel);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return new EncoderSpeed(done / seconds, (process.TotalProcessorTime - cpu).TotalMilliseconds / done, done);
    }
}
