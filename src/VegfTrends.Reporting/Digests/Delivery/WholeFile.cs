using System.Text;

namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>Writes a file whole or not at all.</summary>
public static class WholeFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken cancel)
    {
        string full = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
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
}
