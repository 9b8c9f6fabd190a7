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
        float[] weights = Embedding as float[] ?? [.. Embedding];
        double sum = Bias + System.Numerics.Tensors.TensorPrimitives.Dot(weights, features.Embedding.Span);
        foreach ((string name, float value) in features.Named)
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
