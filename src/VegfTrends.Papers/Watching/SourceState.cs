namespace VegfTrends.Papers.Watching;

public enum SourceState
{
    Ok,

    /// <summary>It answered, but not with the papers that it is known to hold, or some records are missing.</summary>
    Suspect,

    /// <summary>It did not answer, or with an error.</summary>
    Failed,
}
