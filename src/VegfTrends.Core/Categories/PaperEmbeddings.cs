using System.Numerics.Tensors;

namespace VegfTrends.Core;

/// <summary>
/// Embeddings of one paper without some of its text. By subtraction where the encoder is a sum of piece vectors;
/// otherwise the parts are encoded alone and what the paper loses is estimated by their length.
/// </summary>
sealed class PaperEmbeddings
{
    readonly AnalysedPaper _paper;
    readonly FeatureExtractor _features;
    readonly ReadOnlyMemory<float> _whole;
    readonly CanonicalNames? _names;
    readonly OnnxTextEncoder? _static;
    readonly Dictionary<Language, (Dictionary<int, int> Counts, float[] Sum)> _sums = [];
    readonly int _length;

    public PaperEmbeddings(AnalysedPaper paper, ReadOnlyMemory<float> whole, FeatureExtractor features)
    {
        (_paper, _whole, _features) = (paper, whole, features);
        _length = Math.Max(1, paper.Sentences.Sum(s => s.End - s.Start));
        _names = features.Encoder as CanonicalNames;
        _static = _names?.Inner is OnnxTextEncoder { Pieces: not null } sums ? sums : null;
        foreach (Language language in (ReadOnlySpan<Language>)(_static is null ? [] : [Language.Zh, Language.En]))
        {
            if (paper.Text(language) is { } text)
            {
                Dictionary<int, int> counts = Count(text);
                _sums[language] = (counts, _static!.Pieces!.Sum(counts));
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
            Dictionary<int, int> counts = Count(text);
            return new Part(sentence, Unit(_static.Pieces!.Sum(counts)), counts);
        }

        return new Part(sentence, _features.Encoder.Encode(_features.Lexicon.Simplified(text)).Vector, null);
    }

    /// <summary>What the paper's embedding would be with another text in place of one sentence. Without sums, so much
    /// nearer to the other text as the sentence is long.</summary>
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
        foreach ((Language language, (Dictionary<int, int> counts, float[] all)) in _sums)
        {
            float[] one = [.. all];
            if (language == changed)
            {
                Change(counts, sentence.Counts!, other?.Counts ?? [], one);
            }

            TensorPrimitives.Add(sum, Unit(one), sum);
        }

        return Unit(sum);
    }

    // Only the pieces whose count changes; a piece cut differently beside its neighbours may be missing from the whole.
    void Change(Dictionary<int, int> all, Dictionary<int, int> before, Dictionary<int, int> after, float[] sum)
    {
        foreach (int row in before.Keys.Union(after.Keys))
        {
            int count = all.GetValueOrDefault(row),
                now = Math.Max(0, count - before.GetValueOrDefault(row) + after.GetValueOrDefault(row));
            if (now != count)
            {
                _static!.Pieces!.Add(row, MathF.Sqrt(now) - MathF.Sqrt(count), sum);
            }
        }
    }

    Dictionary<int, int> Count(string text) =>
        _static!.CountPieces(_names!.Rewrite(_features.Lexicon.Simplified(text)));

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
    /// <param name="Counts">Of its pieces; <c>null</c> where the encoder is no sum.</param>
    public sealed record Part(Sentence Sentence, ReadOnlyMemory<float> Embedding, Dictionary<int, int>? Counts);
}
