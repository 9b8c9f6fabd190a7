using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Papers.Watching;

/// <summary>Keeps a second run away from a store, and says who holds it.</summary>
sealed class WatchLock : IDisposable
{
    readonly FileLock _lock;

    WatchLock(FileLock held) => _lock = held;

    /// <exception cref="WatchBusyException">Another run is at work on this store.</exception>
    /// <exception cref="Store.StoreException">The folder of the store cannot be written.</exception>
    public static WatchLock Take(string storePath, DateTimeOffset now)
    {
        try
        {
            FileLock held =
                FileLock.TryTake(storePath + ".watch.lock", "A watch needs write access to the folder of its store.")
                ?? throw new WatchBusyException(
                    $"{storePath}: another watch is at work on this store ({Holder(storePath)}). Wait until it has "
                        + $"ended; if it hangs, end it, and the next run goes on where it stopped."
                );
            Sign(storePath, now);
            return new WatchLock(held);
        }
        catch (IOException e)
        {
            throw new Store.StoreException(e.Message, e);
        }
    }

    public void Dispose() => _lock.Dispose();

    // A locked file cannot be read everywhere, so who holds it stands beside it. Only for the message: a full disk must
    // not stop a run here.
    static void Sign(string storePath, DateTimeOffset now)
    {
        try
        {
            File.WriteAllText(
                Owner(storePath),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"process {Environment.ProcessId} since {now:yyyy-MM-dd HH:mm:ss}Z"
                )
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The store itself says so at its first write.
        }
    }

    static string Holder(string storePath)
    {
        try
        {
            return File.ReadAllText(Owner(storePath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "an unknown process";
        }
    }

    static string Owner(string storePath) => storePath + ".watch.owner";
}
