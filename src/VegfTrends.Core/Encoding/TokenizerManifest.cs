using System.Text.Json.Serialization;

namespace VegfTrends.Core;

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

    /// <summary>WordPiece only: whether text is lower-cased and loses its accents.</summary>
    public bool Lowercase { get; init; } = true;
}
