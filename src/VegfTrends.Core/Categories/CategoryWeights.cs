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

    /// <summary>Platt calibration on held-out folds: score = 1 / (1 + exp(-(Slope * log-odds + Offset))).</summary>
    public required double Slope { get; init; }

    public required double Offset { get; init; }

    /// <summary>From this score on the category is assigned. 0 to 1.</summary>
    public required double AssignFrom { get; init; }

    /// <summary>From this score on, and below <see cref="AssignFrom"/>, a person should look. 0 to <see cref="AssignFrom"/>.</summary>
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

    /// <summary>Calibrated probability, 0 to 1.</summary>
    public double Calibrate(double logOdds) => 1 / (1 + Math.Exp(-((Slope * logOdds) + Offset)));
}
