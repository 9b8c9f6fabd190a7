using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace VegfTrends.Core;

/// <summary>Any sentence encoder in ONNX, driven by its <see cref="EncoderManifest"/>. One thread a call, no spinning,
/// one text at a time.</summary>
public sealed class OnnxTextEncoder : ITextEncoder, IDisposable
{
    readonly EncoderManifest _manifest;
    readonly TokenIds _tokens;
    readonly InferenceSession _session;
    readonly RunOptions _runOptions = new();
    readonly string[] _outputs;
    readonly Lazy<StaticPieces?> _pieces;

    OnnxTextEncoder(EncoderManifest manifest, TokenIds tokens, InferenceSession session, string model)
    {
        (_manifest, _tokens, _session, _outputs) = (manifest, tokens, session, [manifest.Output]);
        Id = manifest.Id;
        _pieces = new(() =>
            tokens.ArePlain && manifest is { Pooling: "in-graph", Data.Count: 0 }
                ? StaticPieces.Of(File.ReadAllBytes(model), manifest.Dimension, tokens.Of, text => Encode(text).Vector)
                : null
        );
    }

    public string Id { get; }

    public int Dimension => _manifest.Dimension;

    public EncoderManifest Manifest => _manifest;

    /// <summary>Loads the encoder of a folder; every file is checked against its SHA-256 first.</summary>
    /// <exception cref="InvalidDataException">A file is missing or wrong; the message names it.</exception>
    public static OnnxTextEncoder Load(string folder)
    {
        EncoderManifest manifest = EncoderManifest.Load(folder);
        var tokens = new TokenIds(manifest, folder);
        string model = manifest.Model.PathIn(folder);
        InferenceSession session = Open(model);
        try
        {
            Check(manifest, session, model);
            return new OnnxTextEncoder(manifest, tokens, session, model);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The names of a graph's inputs.</summary>
    /// <exception cref="InvalidDataException">ONNX Runtime cannot load the graph.</exception>
    public static IReadOnlyList<string> InputsOf(string model)
    {
        using InferenceSession session = Open(model);
        return [.. session.InputMetadata.Keys];
    }

    /// <summary>The vectors that embeddings are summed from; <c>null</c> for an encoder that is no such sum.</summary>
    internal StaticPieces? Pieces => _pieces.Value;

    /// <summary>How often each of <see cref="Pieces"/> stands in a text.</summary>
    internal Dictionary<int, int> CountPieces(string text)
    {
        var counts = new Dictionary<int, int>();
        return Pieces is { } pieces && pieces.TryCount(_tokens.Of(text), counts)
            ? counts
            : throw new InvalidOperationException($"Encoder '{Id}' is no sum of pieces.");
    }

    /// <inheritdoc cref="TokenIds.Cut"/>
    internal IReadOnlyList<int>? Cut(string run) => _tokens.Cut(run);

    /// <exception cref="InvalidDataException">The graph fails, or gives another shape than its manifest
    /// says.</exception>
    public Embedding Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        long[] ids = _tokens.Of(text);
        if (ids.Length == 0)
        {
            return new Embedding(Id, new float[Dimension]);
        }

        long[] shape = [1, ids.Length];
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        var inputs = new List<OrtValue>(3);
        try
        {
            foreach (long[] values in new[] { ids, mask, new long[ids.Length] }.Take(_manifest.Inputs.Count))
            {
                inputs.Add(OrtValue.CreateTensorValueFromMemory(values, shape));
            }

            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(
                _runOptions,
                _manifest.Inputs,
                inputs,
                _outputs
            );
            return new Embedding(Id, Pool(outputs[0].GetTensorDataAsSpan<float>(), ids.Length));
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException(
                $"Encoder '{_manifest.Name}' failed on a text of {ids.Length} tokens: {e.Message} Check tokenizer and "
                    + $"max_tokens in its encoder.json.",
                e
            );
        }
        finally
        {
            inputs.ForEach(i => i.Dispose());
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _runOptions.Dispose();
    }

    static InferenceSession Open(string model)
    {
        try
        {
            QuietRuntime.Start();
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            };
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException(
                $"{model}: found a graph that ONNX Runtime cannot load ({e.Message}), expected a sentence encoder.",
                e
            );
        }
    }

    static void Check(EncoderManifest manifest, InferenceSession session, string model)
    {
        if (
            !session.InputMetadata.Keys.ToHashSet().SetEquals(manifest.Inputs)
            || session.InputMetadata.Values.Any(i => i.ElementDataType != TensorElementType.Int64)
        )
        {
            string found = string.Join(", ", session.InputMetadata.Select(i => $"{i.Key} ({i.Value.ElementDataType})"));
            throw new InvalidDataException(
                $"{model}: found the inputs {found}; encoder.json expects {string.Join(", ", manifest.Inputs)} of type Int64."
            );
        }

        if (
            !session.OutputMetadata.TryGetValue(manifest.Output, out NodeMetadata? output)
            || output.ElementDataType != TensorElementType.Float
        )
        {
            string found = string.Join(
                ", ",
                session.OutputMetadata.Select(o => $"{o.Key} ({o.Value.ElementDataType})")
            );
            throw new InvalidDataException(
                $"{model}: found the outputs {found}; encoder.json expects {manifest.Output} of type Float."
            );
        }
    }

    float[] Pool(ReadOnlySpan<float> output, int tokens)
    {
        int expected = _manifest.Pooling == "in-graph" ? Dimension : Dimension * tokens;
        if (output.Length != expected)
        {
            throw new InvalidDataException(
                $"Encoder '{_manifest.Name}' gave {output.Length} numbers for {tokens} tokens, expected {expected}: "
                    + $"check dimension and pooling in its encoder.json."
            );
        }

        var vector = new float[Dimension];
        if (_manifest.Pooling == "mean")
        {
            for (int t = 0; t < tokens; t++)
            {
                TensorPrimitives.Add(vector, output.Slice(t * Dimension, Dimension), vector);
            }
        }
        else
        {
            output[..Dimension].CopyTo(vector);
        }

        float length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
