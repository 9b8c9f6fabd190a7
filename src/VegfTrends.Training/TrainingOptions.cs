namespace VegfTrends.Training;

/// <summary>How a category model is trained. Defaults were chosen by cross-validation on training-data, not on the gold set.</summary>
public sealed record TrainingOptions
{
    /// <summary>Precision that a category's threshold is chosen for, on held-out folds. 0.5 to 1; default 0.90.</summary>
    public double Precision
    {
        get;
        init => field = value is >= 0.5 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Use a precision from 0.5 to 1.");
    } = 0.90;

    /// <summary>Folds of the cross-validation that calibration, thresholds and the quality report come from. Default 5.</summary>
    public int Folds
    {
        get;
        init => field = value is >= 2 and <= 20 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 2 to 20 folds.");
    } = 5;

    /// <summary>The embedding is multiplied by this before training, so that regularisation weighs it rightly against named features. Default 3.</summary>
    public float EmbeddingScale { get; init; } = 3;

    /// <summary>L2 regularisation of the logistic regression. Default 1.</summary>
    public float L2 { get; init; } = 1f;

    /// <summary>L1 regularisation of the logistic regression. Default 0.3.</summary>
    public float L1 { get; init; } = 0.3f;

    /// <summary>A named feature must occur in this many papers. Default 3.</summary>
    public int LeastPapersAFeature { get; init; } = 3;

    /// <summary>Weight of a synthetic paper against a real one. 0 to 1; default 0.5.</summary>
    public float SyntheticWeight { get; init; } = 0.5f;

    /// <summary>Whether <see cref="HeldOutTenth"/> stays out of the training, so that the model can be measured on it. Default true.</summary>
    public bool HoldOutTenth { get; init; } = true;
}
