using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Checksums of files for which none was published, as they were at the first pull; a later pull must bring
/// the same.</summary>
sealed class PinnedChecksums
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    readonly SortedDictionary<string, string> _known;

    PinnedChecksums(string path, SortedDictionary<string, string> known) => (FilePath, _known) = (path, known);

    public string FilePath { get; }

    /// <exception cref="InvalidDataException">The file is broken.</exception>
    public static PinnedChecksums Read(string path)
    {
        try
        {
            return new PinnedChecksums(
                path,
                File.Exists(path)
                    ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllBytes(path)) ?? []
                    : []
            );
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{path}: found broken checksums ({e.Message}). Mend or delete the file.",
                e
            );
        }
    }

    public string? Find(string encoder, KnownFile file) => _known.GetValueOrDefault(Key(encoder, file));

    public void Pin(string encoder, KnownFile file, string sha256)
    {
        _known[Key(encoder, file)] = sha256;
        WholeFile.Write(FilePath, JsonSerializer.SerializeToUtf8Bytes(_known, Json));
    }

    static string Key(string encoder, KnownFile file) => $"{encoder}/{file.Path}";
}
