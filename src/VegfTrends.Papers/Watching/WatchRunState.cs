namespace VegfTrends.Papers.Watching;

public enum WatchRunState
{
    Running,

    /// <summary>Every source answered and returned the papers it is known to hold: "nothing new" is true.</summary>
    Ok,

    /// <summary>Some source failed, or did not return a paper that it is known to hold: "nothing new" may be
    /// wrong.</summary>
    Suspect,

    /// <summary>No source could be asked, or the store could not be written.</summary>
    Failed,

    /// <summary>Killed or stopped before its end; the next run goes on from there.</summary>
    Interrupted,
}
