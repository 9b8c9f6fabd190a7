namespace VegfTrends.Jobs.Digests;

/// <summary>Keeps a second program from sending the digests of the same store at the same time. The system frees it
/// when a program is killed.</summary>
sealed class SendingLock : IDisposable
{
    /// <summary>What .NET gives as the reason when another process holds a file: EAGAIN on Linux and macOS, a sharing
    /// violation on Windows.</summary>
    static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    readonly FileStream _file;

    SendingLock(FileStream file) => _file = file;

    /// <summary><c>null</c> while another program has it.</summary>
    /// <param name="store">Path of the store; the lock is a file beside it, which stays.</param>
    /// <exception cref="IOException">The lock cannot be made, for the folder of the store may not be written
    /// to.</exception>
    public static SendingLock? Take(string store)
    {
        string path = store + ".digest.lock";
        try
        {
            return new SendingLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (HeldByAnother.Contains(e.HResult))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{path}: cannot be made ({e.Message}). Digests need write access to the folder of their store.",
                e
            );
        }
    }

    public void Dispose() => _file.Dispose();
}
