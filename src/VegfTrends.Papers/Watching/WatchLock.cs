using System.Globalization;

namespace VegfTrends.Papers.Watching;

/// <summary>
/// Keeps a second run away from a store. The operating system lets go of the lock when its process ends, however it
/// ends, so that none is ever left behind; the files themselves stay.
/// </summary>
sealed class WatchLock : IDisposable
{
    /// <summary>What .NET gives as the reason when another process holds a file: EAGAIN on Linux and macOS, a sharing
    /// violation on Windows.</summary>
    static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    readonly FileStream _file;

    WatchLock(FileStream file) => _file = file;

    /// <exception cref="WatchBusyException">Another run is at work on this store.</exception>
    /// <exception cref="Store.StoreException">The folder of the store cannot be written.</exception>
    public static WatchLock Take(string storePath, DateTimeOffset now)
    {
        string path = storePath + ".watch.lock";
        try
        {
            var taken = new WatchLock(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
            Sign(storePath, now);
            return taken;
        }
        catch (IOException e) when (HeldByAnother.Contains(e.HResult))
        {
            throw new WatchBusyException(
                $"{storePath}: another watch is at work on this store ({Holder(storePath)}). Wait until it has ended; "
                    + $"if it hangs, end it, and the next run goes on where it stopped.",
                e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Store.StoreException(
                $"{path}: cannot be made ({e.Message}). A watch needs write access to the folder of its store.",
                e
            );
        }
    }

    public void Dispose() => _file.Dispose();

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
