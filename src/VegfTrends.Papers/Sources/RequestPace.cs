namespace VegfTrends.Papers.Sources;

/// <summary>
/// Keeps requests apart: one at a time, each at least one interval after the end of the one before. A server then never
/// counts more than the allowed number in any second, however long single requests travel; a bucket of tokens would
/// allow twice as many around its refill.
/// </summary>
sealed class RequestPace(double perSecond, TimeProvider time) : IDisposable
{
    // A hundredth more, so that rounding of clocks and timers never shortens an interval.
    readonly TimeSpan _interval = TimeSpan.FromSeconds(1.01 / perSecond);
    readonly SemaphoreSlim _one = new(1, 1);
    long? _lastEnd;

    public async Task<T> RunAsync<T>(Func<Task<T>> request, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_lastEnd is { } last)
            {
                // Monotonic: a clock that is set back neither stalls nor hurries anything.
                for (TimeSpan left; (left = _interval - time.GetElapsedTime(last)) > TimeSpan.Zero;)
                {
                    await Task.Delay(
                        left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left,
                        time,
                        cancel
                    );
                }
            }

            try
            {
                return await request();
            }
            finally
            {
                _lastEnd = time.GetTimestamp();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
