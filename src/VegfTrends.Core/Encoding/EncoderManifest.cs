using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VegfTrends.Core;

/// <summary>What <c>encoder.json</c> says of an encoder: its files with checksums, how to make tokens, how to pool.</summary>
public sealed record EncoderManifest
{
    public required string Name { get; init; }

    /// <summary>Numbers in a vector.</summary>
    public required int Dimension { get; init; }

    /// <summary>Tokens beyond this are cut, special ones included.</summary>
    [JsonPropertyName("max_tokens")]
    public required int MaxTokens { get; init; }

    /// <summary>The ONNX graph.</summary>
    public required ManifestFile Model { get; init; }

    public required TokenizerManifest Tokenizer { get; init; }

    /// <summary>Input names in the order ids, attention mask, token types (as many as the graph has).</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Output name: <c>[batch, dimension]</c> for in-graph pooling, else <c>[batch, tokens, dimension]</c>.</summary>
    public required string Output { get; init; }

    /// <summary><c>in-graph</c>, <c>mean</c> (over the mask) or <c>cls</c> (first token).</summary>
    public required string Pooling { get; init; }

    /// <summary>Put before every text, such as <c>query: </c>.</summary>
    public string Prefix { get; init; } = "";

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Licence { get; init; }

    /// <summary>Reads <c>encoder.json</c> in a folder and checks every file it names against its SHA-256.</summary>
    /// <exception cref="InvalidDataException">A file is missing, changed, or the manifest is broken; the message names it.</exception>
    public static EncoderManifest Load(string folder)
    {
        string path = Path.Combine(folder, "encoder.json");
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"No encoder in '{folder}': found no encoder.json. Give a folder that holds one, such as models/encoder.");
        }

        EncoderManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<EncoderManifest>(File.ReadAllBytes(path), ManifestJson.Options)
                ?? throw new JsonException("the file holds null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: found a broken manifest ({e.Message}), expected the JSON of an encoder.", e);
        }

        if (manifest.Dimension < 1 || manifest.MaxTokens < 3 || manifest.Inputs.Count is < 1 or > 3 || manifest.Pooling is not ("in-graph" or "mean" or "cls"))
        {
            throw new InvalidDataException(
                $"{path}: found dimension {manifest.Dimension}, max_tokens {manifest.MaxTokens}, {manifest.Inputs.Count} inputs, pooling '{manifest.Pooling}'; " +
                "expected positive numbers, one to three inputs and pooling in-graph, mean or cls.");
        }

        manifest.Model.Check(folder);
        manifest.Tokenizer.Check(folder);
        return manifest;
    }
}

/// <summary>A file of the manifest's folder with its SHA-256 in lower-case hexadecimal.</summary>
public record ManifestFile
{
    public required string File { get; init; }

    public required string Sha256 { get; init; }

    internal string PathIn(string folder) => Path.GetFileName(File) == File
        ? Path.Combine(folder, File)
        : throw new InvalidDataException($"The encoder manifest in '{folder}' names the file '{File}', expected a name without folders.");

    internal void Check(string folder)
    {
        string path = PathIn(folder);
        if (!System.IO.File.Exists(path))
        {
            throw new InvalidDataException($"{path}: the file that encoder.json names is missing. Install the encoder again.");
        }

        using FileStream stream = System.IO.File.OpenRead(path);
        string found = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (!string.Equals(found, Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"{path}: found SHA-256 {found}, expected {Sha256}. The file was changed or cut; install the encoder again.");
        }
    }
}

/// <summary>How text becomes token ids.</summary>
public sealed record TokenizerManifest : ManifestFile
{
    /// <summary><c>sentencepiece-unigram</c> or <c>bert-wordpiece</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>SentencePiece only: added to every id except the unknown one (XLM-R: 1).</summary>
    [JsonPropertyName("id_offset")]
    public int IdOffset { get; init; }

    /// <summary>SentencePiece only: the id that stands for an unknown piece in the graph (XLM-R: 3).</summary>
    [JsonPropertyName("unk_id")]
    public int UnknownId { get; init; }

    /// <summary>Put first, or <c>null</c>.</summary>
    public int? Begin { get; init; }

    /// <summary>Put last, also after cutting, or <c>null</c>.</summary>
    public int? End { get; init; }

    /// <summary>WordPiece only: whether text is lower-cased.</summary>
    public bool Lowercase { get; init; } = true;
}

static class ManifestJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
