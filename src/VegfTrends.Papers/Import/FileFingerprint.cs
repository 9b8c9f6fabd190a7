using System.Security.Cryptography;

namespace VegfTrends.Papers.Import;

/// <summary>Knows a file by its bytes.</summary>
static class FileFingerprint
{
    /// <returns>SHA-256 in hexadecimal and bytes; empty and 0 for a file that cannot be read, of which its reader says
    /// why.</returns>
    public static (string Sha256, long Size) Of(string path, CancellationToken cancel)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                1 << 16,
                FileOptions.SequentialScan
            );
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var block = new byte[1 << 20];
            long size = 0;
            for (int read; (read = stream.Read(block)) > 0; size += read)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(block.AsSpan(0, read));
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("", 0);
        }
    }
}
