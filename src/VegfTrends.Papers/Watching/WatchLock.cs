using System.Globalization;
using System.Text;

namespace VegfTrends.Papers.Watching;

/// <summary>
/// Keeps a second run away from a store. The operating system lets go of the lock when its process ends, however it ends, so that none is ever
/// left behind; the file itself stays.
/// </summary>
sealed class WatchLock : IDisposable
{
    readonly FileStream _file;

    WatchLock(FileStream file) => _file = file;

    /// <exception cref="WatchBusyException">Another run is at work on this store.</exception>
    public static WatchLock Take(string storePath, DateTimeOffset now)
    {
        string path = storePath + ".watch.lock";
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            byte[] who = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} since {now:yyyy-MM-dd HH:mm:ss}Z\n"));
            file.SetLength(0);
            file.Write(who);
            file.Flush();
            return new WatchLock(file);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new Store.StoreException($"{path}: cannot be made ({e.Message}). A watch needs write access to the folder of its store.", e);
        }
        catch (IOException e)
        {
            throw Holder(path) is { Length: > 0 } holder
                ? new WatchBusyException($"{storePath}: another watch is at work on this store ({holder}). Wait until it has ended; if it hangs, end it, and the next run goes on where it stopped.", e)
                : new Store.StoreException($"{path}: cannot be written ({e.Message}). A watch needs write access to the folder of its store, and space on its disk.", e);
        }
    }

    public void Dispose() => _file.Dispose();

    static string? Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(file);
            return text.ReadLine();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
