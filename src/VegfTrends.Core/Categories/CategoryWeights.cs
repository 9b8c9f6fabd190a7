namespace VegfTrends.Core;

/// <summary>One linear model: log-odds that a category holds, from a paper's features.</summary>
public sealed record CategoryWeights
{
    public required string Key { get; init; }

    public required double Bias { get; init; }

    /// <summary>One weight a dimension of the embedding.</summary>
    public required IReadOnlyList<float> Embedding { get; init; }

    /// <summary>Weights of named features; those that are zero are left out.</summary>
    public required IReadOnlyDictionary<string, float> Named { get; init; }

    /// <summary>Weights of the model's vocabulary, in its order, as <see cref="PackedFloats"/>; <c>null</c> when there
    /// is none.</summary>
    public string? Lexical { get; init; }

    /// <summary>What the weights come from.</summary>
    public CategoryBasis Basis { get; init; }

    /// <summary>Platt calibration on held-out folds: score = 1 / (1 + exp(-(Slope * log-odds + Offset))).</summary>
    public required double Slope { get; init; }

    public required double Offset { get; init; }

    /// <summary>Second calibration, of the log-odds as <see cref="JointScores"/> weighs them against those of the other
    /// categories; <c>null</c> where it has no say.</summary>
    public double? JointSlope { get; init; }

    public double JointOffset { get; init; }

    /// <summary>From this score on the category is assigned. 0 to 1.</summary>
    public required double AssignFrom { get; init; }

    /// <summary>From this score on, and below <see cref="AssignFrom"/>, a person should look. 0 to
    /// <see cref="AssignFrom"/>.</summary>
    public required double UndecidedFrom { get; init; }

    /// <summary>Uncalibrated log-odds.</summary>
    public double LogOdds(PaperFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Bias + OfEmbedding(features.Embedding) + OfNamed(features.Named);
    }

    /// <summary>What an embedding adds to the log-odds.</summary>
    internal double OfEmbedding(ReadOnlyMemory<float> embedding) =>
        System.Numerics.Tensors.TensorPrimitives.Dot(Embedding as float[] ?? [.. Embedding], embedding.Span);

    /// <summary>What named features add to the log-odds.</summary>
    internal double OfNamed(IReadOnlyDictionary<string, float> features)
    {
        double sum = 0;
        foreach ((string name, float value) in features)
        {
            if (Named.TryGetValue(name, out float weight))
            {
                sum += weight * value;
            }
        }

        return sum;
    }

    /// <summary>The same weights with those of the vocabulary among <see cref="Named"/>, where papers have
    /// them.</summary>
    /// <exception cref="InvalidDataException">There are not as many as the vocabulary has terms.</exception>
    internal CategoryWeights Unpacked(LexicalVocabulary vocabulary)
    {
        if (Lexical is null)
        {
            return this;
        }

        float[] weights = PackedFloats.Unpack(Lexical);
        if (weights.Length != vocabulary.Terms.Count)
        {
            throw new InvalidDataException(
                $"category '{Key}' has {weights.Length} weights of words, expected {vocabulary.Terms.Count}."
            );
        }

        var named = new Dictionary<string, float>(Named, StringComparer.Ordinal);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0)
            {
                named[vocabulary.Name(i)] = weights[i];
            }
        }

        return this with
        {
            Named = named,
            Lexical = null,
        };
    }

    /// <summary>Calibrated probability by this model alone, 0 to 1; see <see cref="JointScores"/>.</summary>
    public double Calibrate(double logOdds) => 1 / (1 + Math.Exp(-((Slope * logOdds) + Offset)));
}

/// <summary>What a category's weights were learned from.</summary>
public enum CategoryBasis
{
    /// <summary>Labelled papers; scores are calibrated on papers held out.</summary>
    Examples,

    /// <summary>Its name and definition, and at most a handful of papers: scores rank papers, but are no measured
    /// probabilities.</summary>
    Definition,
}
