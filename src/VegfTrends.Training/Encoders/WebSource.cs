using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Files of a web server, under the address of each.</summary>
/// <param name="download">Fetches.</param>
/// <param name="addresses">Where a path may be; the first that exists counts.</param>
sealed class WebSource(FileDownload download, Func<string, IReadOnlyList<Uri>> addresses) : IEncoderSource
{
    public async Task FetchAsync(KnownFile file, string part, IProgress<long>? progress, CancellationToken cancel)
    {
        IReadOnlyList<Uri> tried = addresses(file.Path);
        foreach (Uri address in tried)
        {
            if (await download.FetchAsync(address, part, file.Size, progress, cancel))
            {
                return;
            }
        }

        throw new InvalidDataException(
            $"Found no file at {string.Join(" or ", tried)} (404). Check the address, or give a copy: --from FOLDER-OR-URL."
        );
    }

    public async Task<byte[]?> FindManifestAsync(CancellationToken cancel)
    {
        string part = Path.GetTempFileName();
        try
        {
            return await download
                .Limited(1 << 20)
                .FetchAsync(addresses(EncoderManifest.FileName)[0], part, null, null, cancel)
                ? await File.ReadAllBytesAsync(part, cancel)
                : null;
        }
        finally
        {
            FileDownload.Forget(part);
        }
    }
}
