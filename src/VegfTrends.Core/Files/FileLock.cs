namespace VegfTrends.Core;

/// <summary>
/// A file that one program at a time can hold. The operating system lets go of it when its process ends, however it
/// ends, so that no lock is ever left behind. The file itself stays: whoever deletes it could take it from one who has
/// just opened it.
/// </summary>
public sealed class FileLock : IDisposable
{
    /// <summary>What .NET gives as the reason when another process holds a file: EAGAIN on Linux and macOS, a sharing
    /// violation on Windows.</summary>
    static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    readonly FileStream _file;

    FileLock(FileStream file) => _file = file;

    /// <summary><c>null</c> while another program holds it.</summary>
    /// <param name="path">Of the lock itself, which need not exist; its folder does.</param>
    /// <param name="need">For the message: who needs write access to what.</param>
    /// <exception cref="IOException">The lock cannot be made, for instance because its folder may not be written
    /// to.</exception>
    public static FileLock? TryTake(string path, string need)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (HeldByAnother.Contains(e.HResult))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: cannot be made ({e.Message}). {need}", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
