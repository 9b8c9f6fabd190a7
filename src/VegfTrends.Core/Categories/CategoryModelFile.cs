using System.Text.Json;
using System.Text.Json.Serialization;

namespace VegfTrends.Core;

/// <summary>The shape of <c>models/categories/model.json</c>.</summary>
public sealed record CategoryModelFile
{
    /// <summary>Version of this shape.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    public required string Name { get; init; }

    /// <summary><see cref="CanonicalNames.Id"/> over the encoder it was trained with.</summary>
    public required string Encoder { get; init; }

    /// <summary>SHA-256 of the lexicon it was trained with.</summary>
    public required string LexiconSha256 { get; init; }

    /// <summary>A copy of the taxonomy.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>One for every leaf and exclusive category, in their order.</summary>
    public required IReadOnlyList<CategoryWeights> Weights { get; init; }

    /// <summary>The words behind <see cref="CategoryWeights.Lexical"/>; <c>null</c> when the model has none.</summary>
    public LexicalFile? Lexical { get; init; }

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same model gives the same bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">The bytes are no model.</exception>
    public static CategoryModelFile FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<CategoryModelFile>(bytes, Json) ?? throw new JsonException("the file holds null");
}

/// <summary>The vocabulary as a model file holds it.</summary>
/// <param name="Terms">Separated by vertical bars.</param>
/// <param name="Idf">Inverse document frequencies, see <see cref="PackedFloats"/>.</param>
public sealed record LexicalFile(string Terms, string Idf);
