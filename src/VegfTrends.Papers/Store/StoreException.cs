using Microsoft.Data.Sqlite;

namespace VegfTrends.Papers.Store;

/// <summary>The store cannot be opened, read or written; the message says what was found, what was expected and what to
/// do.</summary>
public class StoreException : Exception
{
    public StoreException(string message, Exception? inner = null)
        : base(message, inner) { }

    internal static StoreException From(SqliteException error, string path, int busySeconds) =>
        error.SqliteErrorCode switch
        {
            5 or 6 => new StoreBusyException(
                $"{path}: another program is writing to this store and did not finish within {busySeconds} s. Wait "
                    + $"until it has ended, or use another store.",
                error
            ),
            8 => new StoreException(
                $"{path}: found a store that may only be read, expected write access. Change its permissions, or use "
                    + $"another store.",
                error
            ),
            11 => new StoreException(
                $"{path}: the store is damaged ({error.Message}). Restore it from a backup.",
                error
            ),
            13 => new StoreException(
                $"{path}: the disk is full; nothing of this step was saved. Free some space and run it again.",
                error
            ),
            14 => new StoreException(
                $"{path}: the file cannot be opened ({error.Message}). Give the path of a file in a folder that may be "
                    + $"written to.",
                error
            ),
            26 => new StoreException(
                $"{path}: found a file that is no database, expected a VegfTrends store. Give another path, or move "
                    + $"the file away.",
                error
            ),
            _ => new StoreException($"{path}: {error.Message}", error),
        };
}

/// <summary>Another program held the store's write lock for longer than <see cref="StoreOptions.BusySeconds"/>. Nothing
/// was changed.</summary>
public sealed class StoreBusyException(string message, Exception inner) : StoreException(message, inner);
