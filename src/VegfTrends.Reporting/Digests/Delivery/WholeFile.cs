using System.Text;

namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>Writes a file whole or not at all.</summary>
public static class WholeFile
{
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path),
            temporary = Temporary(full);
        try
        {
            using (FileStream file = File.Create(temporary))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static async Task WriteAsync(string path, string text, CancellationToken cancel)
    {
        string full = Path.GetFullPath(path),
            temporary = Temporary(full);
        try
        {
            await using (FileStream file = File.Create(temporary))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static string Temporary(string full) =>
        Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
}
