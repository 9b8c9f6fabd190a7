namespace VegfTrends.Papers.Sources;

/// <summary>A source does not answer, or not as expected. Names the source, what was found, what was expected and what
/// to do; never a key.</summary>
public class SourceException(string message, Exception? inner = null) : Exception(message, inner);
