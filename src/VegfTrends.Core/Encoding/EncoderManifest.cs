using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VegfTrends.Core;

/// <summary>What <c>encoder.json</c> says of an encoder: its files with checksums, how to make tokens, how to
/// pool.</summary>
public sealed record EncoderManifest
{
    /// <summary>The file that holds a manifest.</summary>
    public const string FileName = "encoder.json";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
    };

    /// <summary>Letters, digits, dots, hyphens and underscores, beginning with a letter or digit: it names a
    /// folder.</summary>
    public required string Name { get; init; }

    /// <summary>Numbers in a vector.</summary>
    public required int Dimension { get; init; }

    /// <summary>Tokens beyond this are cut, special ones included.</summary>
    [JsonPropertyName("max_tokens")]
    public required int MaxTokens { get; init; }

    /// <summary>The ONNX graph.</summary>
    public required ManifestFile Model { get; init; }

    /// <summary>Weights that the graph keeps in files beside it.</summary>
    public IReadOnlyList<ManifestFile> Data { get; init; } = [];

    public required TokenizerManifest Tokenizer { get; init; }

    /// <summary>Input names in the order ids, attention mask, token types (as many as the graph has).</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Output name: <c>[batch, dimension]</c> for in-graph pooling, else <c>[batch, tokens,
    /// dimension]</c>.</summary>
    public required string Output { get; init; }

    /// <summary><c>in-graph</c>, <c>mean</c> (over the mask) or <c>cls</c> (first token).</summary>
    public required string Pooling { get; init; }

    /// <summary>Put before every text, such as <c>query: </c>.</summary>
    public string Prefix { get; init; } = "";

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Licence { get; init; }

    /// <summary>Every file that the manifest names.</summary>
    [JsonIgnore]
    public IEnumerable<ManifestFile> Files => [Model, .. Data, Tokenizer];

    /// <summary>
    /// Name and first eight digits of the SHA-256 of the graph. Where vectors depend on more than the graph and its own
    /// pieces (prefix, pooling, special tokens, weights beside the graph), eight digits of that follow, so that the
    /// same graph used otherwise is another encoder.
    /// </summary>
    [JsonIgnore]
    public string Id
    {
        get
        {
            string graph = $"{Name}@{Model.Sha256[..8].ToLowerInvariant()}";
            bool whole =
                Pooling == "in-graph"
                && Prefix.Length == 0
                && Data.Count == 0
                && Tokenizer is { Kind: "sentencepiece-unigram", IdOffset: 0, Begin: null, End: null };
            if (whole)
            {
                return graph;
            }

            byte[] settings = JsonSerializer.SerializeToUtf8Bytes(this with { Licence = null, Languages = [] }, Json);
            return $"{graph}+{Convert.ToHexStringLower(SHA256.HashData(settings))[..8]}";
        }
    }

    /// <summary>Whether a name can name an encoder and its folder.</summary>
    public static bool IsName(string name) =>
        name is { Length: > 0 and <= 80 }
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>Reads <c>encoder.json</c> in a folder and checks every file it names against its SHA-256.</summary>
    /// <exception cref="InvalidDataException">A file is missing, changed, or the manifest is broken; the message names
    /// it.</exception>
    public static EncoderManifest Load(string folder)
    {
        EncoderManifest manifest = Read(folder);
        foreach (ManifestFile file in manifest.Files)
        {
            file.Check(folder);
        }

        return manifest;
    }

    /// <summary>Reads <c>encoder.json</c> in a folder without a look at the files it names.</summary>
    /// <exception cref="InvalidDataException">It is missing or broken.</exception>
    public static EncoderManifest Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? Parse(File.ReadAllBytes(path), path)
            : throw new InvalidDataException(
                $"No encoder in '{folder}': found no encoder.json. Give a folder that holds one, such as models/encoder."
            );
    }

    /// <param name="json">The content of an <c>encoder.json</c>.</param>
    /// <param name="where">Where it came from, for messages.</param>
    /// <exception cref="InvalidDataException">It is broken.</exception>
    public static EncoderManifest Parse(ReadOnlySpan<byte> json, string where)
    {
        EncoderManifest manifest;
        try
        {
            manifest =
                JsonSerializer.Deserialize<EncoderManifest>(json, Json)
                ?? throw new JsonException("the file holds null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{where}: found a broken manifest ({e.Message}), expected the JSON of an encoder.",
                e
            );
        }

        if (!IsName(manifest.Name))
        {
            throw new InvalidDataException(
                $"{where}: found the name '{manifest.Name}', expected up to 80 letters, digits, dots, hyphens and underscores."
            );
        }

        if (
            manifest.Dimension < 1
            || manifest.MaxTokens < 3
            || manifest.Inputs.Count is < 1 or > 3
            || manifest.Pooling is not ("in-graph" or "mean" or "cls")
        )
        {
            throw new InvalidDataException(
                $"{where}: found dimension {manifest.Dimension}, max_tokens {manifest.MaxTokens}, "
                    + $"{manifest.Inputs.Count} inputs, pooling '{manifest.Pooling}'; "
                    + "expected positive numbers, one to three inputs and pooling in-graph, mean or cls."
            );
        }

        if (
            manifest.Files.FirstOrDefault(f => f.Sha256.Length != 64 || !f.Sha256.All(char.IsAsciiHexDigit)) is
            { } unsafeFile
        )
        {
            throw new InvalidDataException(
                $"{where}: found '{unsafeFile.Sha256}' as SHA-256 of '{unsafeFile.File}', expected 64 hexadecimal digits."
            );
        }

        return manifest;
    }

    /// <summary>What <c>encoder.json</c> holds.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
