namespace VegfTrends.Papers.Watching;

/// <summary>Another run of a watch is at work on the same store. Nothing was changed.</summary>
public sealed class WatchBusyException(string message) : Store.StoreException(message);
