namespace VegfTrends.Cli;

/// <summary>How a command ends.</summary>
static class ExitCode
{
    /// <summary>All well; undecided papers are normal.</summary>
    public const int Ok = 0;

    /// <summary>Done, but something was quarantined, and is named.</summary>
    public const int Incomplete = 1;

    /// <summary>Failed.</summary>
    public const int Failed = 2;

    /// <summary>Wrong use.</summary>
    public const int Usage = 64;
}
