using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>Writes what the program loads: graph and manifest, beside the tokenizer.</summary>
static class EncoderFolder
{
    public const string Graph = "encoder.onnx",
        Tokenizer = "sentencepiece.model",
        Name = "vegf-static";

    static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Write(string folder, byte[] graph, int dimension)
    {
        File.WriteAllBytes(Path.Combine(folder, Graph), graph);
        var manifest = new EncoderManifest
        {
            Name = Name,
            Dimension = dimension,
            MaxTokens = 512,
            Model = new ManifestFile { File = Graph, Sha256 = Sha(folder, Graph) },
            Tokenizer = new TokenizerManifest
            {
                Kind = "sentencepiece-unigram",
                File = Tokenizer,
                Sha256 = Sha(folder, Tokenizer),
            },
            Inputs = ["input_ids", "attention_mask"],
            Output = "sentence_embedding",
            Pooling = "in-graph",
            Languages = ["zh", "en"],
        };
        File.WriteAllText(Path.Combine(folder, "encoder.json"), JsonSerializer.Serialize(manifest, Indented) + "\n");
    }

    static string Sha(string folder, string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
}
