namespace VegfTrends.Papers.Sources;

/// <summary>An answer is broken, cut off, or not what was asked for; asked again it may be whole.</summary>
public sealed class UnreadableAnswerException(string message, Exception? inner = null) : SourceException(message, inner)
{
    /// <summary>The answer as it came, where there is one: its whole records can still be read.</summary>
    public byte[]? Body { get; set; }
}
