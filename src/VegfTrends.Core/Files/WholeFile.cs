using System.Text;

namespace VegfTrends.Core;

/// <summary>Writes a file whole or not at all: what stood at the path stays as it was until the new one is on the disk,
/// also when the program is killed or the power fails.</summary>
public static class WholeFile
{
    /// <param name="path">Its folder exists.</param>
    /// <param name="write">Writes the content; when it throws, the old file stays.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because another program has it
    /// open.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var draft = new Draft(path);
        write(draft.Content);
        draft.Keep();
    }

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, byte[] content) => Write(path, file => file.Write(content));

    /// <summary>As UTF-8 without a byte order mark.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public static async Task WriteAsync(string path, string text, CancellationToken cancel)
    {
        using var draft = new Draft(path);
        await draft.Content.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        draft.Keep();
    }

    /// <summary>The new file under another name beside the old one, gone in the end unless it was kept.</summary>
    sealed class Draft : IDisposable
    {
        readonly string _target,
            _path;
        readonly FileStream _file;

        public Draft(string path)
        {
            _target = Path.GetFullPath(path);
            _path = Path.Combine(
                Path.GetDirectoryName(_target)!,
                $".{Path.GetFileName(_target)}.{Environment.ProcessId}.tmp"
            );
            _file = File.Create(_path);
        }

        public Stream Content => _file;

        public void Keep()
        {
            // The system may rename before it writes: without this a power cut could leave an empty file.
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            File.Move(_path, _target, overwrite: true);
        }

        public void Dispose()
        {
            _file.Dispose();
            File.Delete(_path);
        }
    }
}
