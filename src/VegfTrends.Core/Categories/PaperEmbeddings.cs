using System.Numerics.Tensors;

namespace VegfTrends.Core;

/// <summary>
/// Embeddings of one paper without some of its text. By subtraction where the encoder is a sum of piece vectors; otherwise the parts are encoded
/// alone and what the paper loses is estimated by their length.
/// </summary>
sealed class PaperEmbeddings
{
    readonly AnalysedPaper _paper;
    readonly FeatureExtractor _features;
    readonly ReadOnlyMemory<float> _whole;
    readonly CanonicalNames? _names;
    readonly OnnxTextEncoder? _static;
    readonly Dictionary<Language, float[]> _sums = [];
    readonly int _length;

    public PaperEmbeddings(AnalysedPaper paper, ReadOnlyMemory<float> whole, FeatureExtractor features)
    {
        (_paper, _whole, _features) = (paper, whole, features);
        _length = Math.Max(1, paper.Sentences.Sum(s => s.End - s.Start));
        _names = features.Encoder as CanonicalNames;
        _static = _names?.Inner is OnnxTextEncoder { IsStatic: true } sums ? sums : null;
        foreach (Language language in (ReadOnlySpan<Language>)(_static is null ? [] : [Language.Zh, Language.En]))
        {
            if (paper.Text(language) is { } text)
            {
                _sums[language] = Sum(text);
            }
        }
    }

    /// <summary>Whether nothing is estimated.</summary>
    public bool AreExact => _static is not null;

    /// <summary>Cuts a run of Chinese characters into the encoder's pieces, where it has some.</summary>
    public IReadOnlyList<int>? Cut(string run) => (_names?.Inner as OnnxTextEncoder)?.Cut(run);

    /// <summary>A part of the paper: its own embedding, and the sum of pieces behind it where there is one.</summary>
    public Part Of(Sentence sentence, string text)
    {
        if (_static is not null)
        {
            float[] sum = Sum(text);
            return new Part(sentence, Unit(sum), sum);
        }

        return new Part(sentence, _features.Encoder.Encode(_features.Lexicon.Simplified(text)).Vector, null);
    }

    /// <summary>What the paper's embedding would be with another text in place of one sentence. Without sums, so much nearer to the other text as the sentence is long.</summary>
    /// <param name="sentence">The sentence as it is.</param>
    /// <param name="other">What stands in its place; <c>null</c> for nothing.</param>
    public ReadOnlyMemory<float> With(Part sentence, Part? other)
    {
        var sum = new float[_whole.Length];
        if (_static is null)
        {
            float share = (float)(sentence.Sentence.End - sentence.Sentence.Start) / _length;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] = _whole.Span[i] + (share * ((other?.Embedding.Span[i] ?? 0) - sentence.Embedding.Span[i]));
            }

            return sum;
        }

        Language changed = sentence.Sentence.Field.Language();
        foreach ((Language language, float[] all) in _sums)
        {
            float[] one = [.. all];
            if (language == changed)
            {
                TensorPrimitives.Subtract(one, sentence.Sum, one);
                if (other is not null)
                {
                    TensorPrimitives.Add(one, other.Sum, one);
                }
            }

            TensorPrimitives.Add(sum, Unit(one), sum);
        }

        return Unit(sum);
    }

    float[] Sum(string text)
    {
        var sum = new float[_whole.Length];
        _static!.TrySum(_names!.Rewrite(_features.Lexicon.Simplified(text)), sum);
        return sum;
    }

    static float[] Unit(float[] sum)
    {
        float length = TensorPrimitives.Norm(sum);
        // What is left after subtracting everything is rounding.
        if (length < 1e-4f)
        {
            return new float[sum.Length];
        }

        var unit = new float[sum.Length];
        TensorPrimitives.Divide(sum, length, unit);
        return unit;
    }

    /// <param name="Sentence">The sentence that the text stands in.</param>
    /// <param name="Embedding">Of the text alone.</param>
    /// <param name="Sum">Of its pieces; <c>null</c> where the encoder is no sum.</param>
    public sealed record Part(Sentence Sentence, ReadOnlyMemory<float> Embedding, float[]? Sum);
}
