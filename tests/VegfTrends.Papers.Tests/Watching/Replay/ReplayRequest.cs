namespace VegfTrends.Replay;

/// <summary>A request as the server met it.</summary>
/// <param name="Path">Last part of the path, such as <c>efetch.fcgi</c>.</param>
/// <param name="Fields">Of the form or the address.</param>
/// <param name="Timestamp">By the server's own monotonic clock.</param>
/// <param name="Place">How many requests of this path came before it.</param>
public sealed record ReplayRequest(string Path, IReadOnlyDictionary<string, string> Fields, long Timestamp, int Place);
