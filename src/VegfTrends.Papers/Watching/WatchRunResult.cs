namespace VegfTrends.Papers.Watching;

/// <summary>A finished run.</summary>
/// <param name="Run">What it brought.</param>
/// <param name="Assessed">Papers assessed.</param>
/// <param name="Problems">What a person should know: suspect sources, rejected files, a clock that is wrong.</param>
/// <param name="ExitCode">0 all well, 1 something was suspect, quarantined or rejected, 2 failed.</param>
public sealed record WatchRunResult(WatchRun Run, int Assessed, IReadOnlyList<string> Problems, int ExitCode)
{
    public int New => Run.Sources.Sum(s => s.New);

    public int Changed => Run.Sources.Sum(s => s.Changed);

    public int Retracted => Run.Sources.Sum(s => s.Retracted);

    public int Deleted => Run.Sources.Sum(s => s.Deleted);

    public int Quarantined => Run.Sources.Sum(s => s.Quarantined);

    public int Requests => Run.Sources.Sum(s => s.Requests);

    public double Seconds => Run.Sources.Sum(s => s.Seconds);
}
