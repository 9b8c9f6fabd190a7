using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Files of a folder, such as an air-gapped copy: at their paths in the repository, or side by side.</summary>
sealed class FolderSource(string folder, long mostBytes) : IEncoderSource
{
    public async Task FetchAsync(KnownFile file, string part, IProgress<long>? progress, CancellationToken cancel)
    {
        string path = Path.Combine([folder, .. file.Path.Split('/')]);
        path = File.Exists(path) ? path : Path.Combine(folder, file.Name);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder}: found no file {file.Path} and no {file.Name}. Copy it there.");
        }

        long size = new FileInfo(path).Length;
        if ((file.Size is { } known && size != known) || size > Math.Max(mostBytes, file.Size ?? 0))
        {
            throw new InvalidDataException(
                $"{path}: found {size:N0} bytes, expected "
                    + $"{(file.Size is { } expected ? $"{expected:N0}" : $"at most {mostBytes:N0}")}."
            );
        }

        using FileStream from = File.OpenRead(path);
        using FileStream to = File.Create(part);
        await from.CopyToAsync(to, cancel);
        progress?.Report(size);
    }

    public async Task<byte[]?> FindManifestAsync(CancellationToken cancel)
    {
        string path = Path.Combine(folder, EncoderManifest.FileName);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancel) : null;
    }
}
