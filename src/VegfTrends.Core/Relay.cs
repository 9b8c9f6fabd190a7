namespace VegfTrends.Core;

/// <summary>Progress that is told at once; that of .NET goes through the thread pool, and its last line may come after
/// the work.</summary>
public sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
