namespace VegfTrends.Papers.Store;

/// <summary>Another program held the store's write lock for longer than <see cref="StoreOptions.BusySeconds"/>. Nothing
/// was changed.</summary>
public sealed class StoreBusyException(string message, Exception inner) : StoreException(message, inner);
