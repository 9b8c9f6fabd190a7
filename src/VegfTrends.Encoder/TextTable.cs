using System.IO.Compression;

namespace VegfTrends.Encoder;

/// <summary>The rows of a corpus file: tab-separated, UTF-8, plain or <c>.gz</c>.</summary>
static class TextTable
{
    public static IEnumerable<string[]> Read(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        string? found = new[] { path + ".gz", path }.FirstOrDefault(File.Exists);
        if (found is null)
        {
            throw new InvalidDataException(
                $"{path}.gz: the corpus is missing. Give the folder that holds {string.Join(", ", Corpora.Files)}."
            );
        }

        return Rows(found);
    }

    static IEnumerable<string[]> Rows(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }
}
