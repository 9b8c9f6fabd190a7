using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace VegfTrends.Core.Tests.Encoding;

/// <summary>Small encoders of the architectures that real ones have: the same files, inputs, outputs and special
/// tokens, a table instead of layers.</summary>
public static class TinyEncoder
{
    /// <summary>
    /// The pieces of XLM-R in the order of its SentencePiece file; their ids in the model are one higher, but &lt;s&gt;
    /// 0, &lt;pad&gt; 1, &lt;/s&gt; 2, &lt;unk&gt; 3. Source: the comment in
    /// transformers/models/xlm_roberta/tokenization_xlm_roberta.py that sets both columns side by side.
    /// </summary>
    public static readonly IReadOnlyList<string> XlmRPieces =
    [
        "<unk>",
        "<s>",
        "</s>",
        ",",
        ".",
        "▁",
        "s",
        "▁de",
        "-",
        "▁a",
    ];

    static readonly string[] InputNames = ["input_ids", "attention_mask", "token_type_ids"];

    /// <summary>Row r of the token table: a direction of its own for every id, so that a vector tells which tokens went
    /// in.</summary>
    public static float[] Row(int id, int dimension) =>
        [.. new Random(id + 1).GetItems<float>([-1, -0.5f, 0.25f, 0.75f, 1], dimension)];

    /// <summary>A unigram model, identity normalisation, no byte fallback.</summary>
    public static byte[] SentencePiece(IEnumerable<string> pieces, int modelType = 1, bool byteFallback = false)
    {
        var model = new Protobuf();
        int id = 0;
        foreach (string piece in pieces)
        {
            // Longer pieces score better, so that they win over their letters.
            int type =
                id == 0 ? 2
                : id < 3 ? 3
                : 1;
            model.Message(
                1,
                new Protobuf().Text(1, piece).Real(2, type == 1 ? -10f / piece.Length : 0).Number(3, type)
            );
            id++;
        }

        model.Message(
            2,
            new Protobuf()
                .Number(3, modelType)
                .Number(4, id)
                .Number(35, byteFallback ? 1 : 0)
                .Number(40, 0)
                .Number(41, 1)
                .Number(42, 2)
        );
        return model.Message(3, new Protobuf().Text(1, "identity").Number(3, 1).Number(4, 1).Number(5, 1)).ToArray();
    }

    /// <summary>ids (and token types) to a table row each, under the mask: <c>last_hidden_state</c>, or its mean,
    /// <c>sentence_embedding</c>.</summary>
    public static byte[] Graph(
        int ids,
        int dimension,
        int inputs = 2,
        bool pooled = false,
        string? weightsBeside = null
    )
    {
        var graph = new OnnxGraph();
        string[] names = [.. InputNames.Take(inputs).Select(n => graph.Input(n))];
        string table = weightsBeside is null
            ? graph.Floats(Table(ids, dimension), ids, dimension)
            : graph.FloatsBeside(weightsBeside, ids, dimension);
        string hidden = graph.Node("Gather", [table, names[0]], ("axis", 0));
        if (inputs > 2)
        {
            float[] types = [.. new float[dimension], .. Enumerable.Repeat(9f, dimension)];
            hidden = graph.Node(
                "Add",
                [hidden, graph.Node("Gather", [graph.Floats(types, 2, dimension), names[2]], ("axis", 0))]
            );
        }

        string mask = graph.Node(
            "Unsqueeze",
            [graph.Node("Cast", [names[1]], ("to", OnnxGraph.FloatType)), graph.Longs([-1], 1)]
        );
        if (pooled)
        {
            hidden = graph.Node("Mul", [hidden, mask]);
            graph.Node("ReduceMean", [hidden], ["sentence_embedding"], ("axes", new long[] { 1 }), ("keepdims", 0));
            graph.Output("sentence_embedding", 2);
        }
        else
        {
            graph.Node("Mul", [hidden, mask], ["last_hidden_state"]);
            graph.Output("last_hidden_state", 3);
        }

        return graph.ToBytes();
    }

    public static float[] Table(int ids, int dimension) =>
        [.. Enumerable.Range(0, ids).SelectMany(id => Row(id, dimension))];

    /// <summary>The manifest of an XLM-R like encoder (e5, MiniLM, bge-m3); checksums are filled in by
    /// <see cref="Write"/>.</summary>
    public static EncoderManifest XlmR(string name = "tiny-xlmr", int dimension = 8) =>
        new()
        {
            Name = name,
            Dimension = dimension,
            MaxTokens = 16,
            Inputs = [.. InputNames.Take(2)],
            Output = "last_hidden_state",
            Pooling = "mean",
            Languages = ["zh", "en"],
            Licence = "MIT",
            Model = new ManifestFile { File = "model.onnx", Sha256 = "" },
            Tokenizer = new TokenizerManifest
            {
                File = "sentencepiece.bpe.model",
                Sha256 = "",
                Kind = "sentencepiece-unigram",
                IdOffset = 1,
                UnknownId = 3,
                Begin = 0,
                End = 2,
            },
        };

    public static EncoderManifest Bert(int begin, int end, string name = "tiny-bert", int dimension = 8) =>
        XlmR(name, dimension) with
        {
            Inputs = InputNames,
            Pooling = "cls",
            Tokenizer = new TokenizerManifest
            {
                File = "vocab.txt",
                Sha256 = "",
                Kind = "bert-wordpiece",
                Begin = begin,
                End = end,
            },
        };

    /// <summary>Writes an encoder's folder; a graph that is not given is made to fit the manifest.</summary>
    public static string Write(string folder, EncoderManifest manifest, byte[] tokenizer, byte[]? graph = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Directory.CreateDirectory(folder);
        int ids = manifest.Tokenizer.Kind == "bert-wordpiece" ? Lines(tokenizer) : XlmRPieces.Count + 300;
        graph ??= Graph(
            ids,
            manifest.Dimension,
            manifest.Inputs.Count,
            manifest.Pooling == "in-graph",
            manifest.Data.Count > 0 ? manifest.Data[0].File : null
        );
        File.WriteAllBytes(Path.Combine(folder, manifest.Model.File), graph);
        File.WriteAllBytes(Path.Combine(folder, manifest.Tokenizer.File), tokenizer);
        foreach (ManifestFile data in manifest.Data)
        {
            File.WriteAllBytes(
                Path.Combine(folder, data.File),
                MemoryMarshal.AsBytes(Table(ids, manifest.Dimension).AsSpan())
            );
        }

        EncoderManifest whole = manifest with
        {
            Model = manifest.Model with { Sha256 = Sha(folder, manifest.Model) },
            Tokenizer = manifest.Tokenizer with { Sha256 = Sha(folder, manifest.Tokenizer) },
            Data = [.. manifest.Data.Select(d => d with { Sha256 = Sha(folder, d) })],
        };
        File.WriteAllBytes(Path.Combine(folder, EncoderManifest.FileName), whole.ToBytes());
        return folder;
    }

    static int Lines(byte[] text) => System.Text.Encoding.UTF8.GetString(text).Split('\n').Length;

    static string Sha(string folder, ManifestFile file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file.File))));
}
