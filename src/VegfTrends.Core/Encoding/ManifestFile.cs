using System.Security.Cryptography;

namespace VegfTrends.Core;

/// <summary>A file of the manifest's folder with its SHA-256 in lower-case hexadecimal.</summary>
public record ManifestFile
{
    public required string File { get; init; }

    public required string Sha256 { get; init; }

    internal string PathIn(string folder) =>
        File.Length > 0 && Path.GetFileName(File) == File && File is not ("." or "..")
            ? Path.Combine(folder, File)
            : throw new InvalidDataException(
                $"The encoder manifest in '{folder}' names the file '{File}', expected a name without folders."
            );

    internal void Check(string folder)
    {
        string path = PathIn(folder);
        if (!System.IO.File.Exists(path))
        {
            throw new InvalidDataException(
                $"{path}: the file that encoder.json names is missing. Install the encoder again."
            );
        }

        using FileStream stream = System.IO.File.OpenRead(path);
        string found = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (!string.Equals(found, Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(
                $"{path}: found SHA-256 {found}, expected {Sha256}. The file was changed or cut; install the encoder again."
            );
        }
    }
}
