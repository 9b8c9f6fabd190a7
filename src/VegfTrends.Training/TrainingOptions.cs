namespace VegfTrends.Training;

/// <summary>How a category model is trained. Defaults were chosen by cross-validation on training-data, not on the gold
/// set.</summary>
public sealed record TrainingOptions
{
    /// <summary>Precision that a category's threshold is chosen for, on held-out folds. 0.5 to 1; default
    /// 0.90.</summary>
    public double Precision
    {
        get;
        init =>
            field = value is >= 0.5 and <= 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use a precision from 0.5 to 1.");
    } = 0.90;

    /// <summary>Folds of the cross-validation that calibration, thresholds and the quality report come from. Default
    /// 5.</summary>
    public int Folds
    {
        get;
        init =>
            field = value is >= 2 and <= 20
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 2 to 20 folds.");
    } = 5;

    /// <summary>The embedding is multiplied by this before training, so that regularisation weighs it rightly against
    /// named features. Default 3.</summary>
    public float EmbeddingScale { get; init; } = 3;

    /// <summary>L2 regularisation of the logistic regression. Default 1.</summary>
    public float L2 { get; init; } = 1f;

    /// <summary>L1 regularisation of the logistic regression. Default 0.3.</summary>
    public float L1 { get; init; } = 0.3f;

    /// <summary>A named feature must occur in this many papers. Default 3.</summary>
    public int LeastPapersAFeature { get; init; } = 3;

    /// <summary>Weight of a synthetic paper against a real one. 0 to 1; default 0.5.</summary>
    public float SyntheticWeight { get; init; } = 0.5f;

    /// <summary>Whether <see cref="HeldOutTenth"/> stays out of the training, so that the model can be measured on it.
    /// Default true.</summary>
    public bool HoldOutTenth { get; init; } = true;

    /// <summary>Whether words count beside the embedding. Default: if that lowers the held-out log loss.</summary>
    public bool Words { get; init; } = true;

    /// <summary>How many terms the vocabulary holds at most. Default 60,000.</summary>
    public int MostWords { get; init; } = 60_000;

    /// <summary>Cost of an error (C) of the support vector machine over words. Default 2.</summary>
    public double WordCost { get; init; } = 2;

    /// <summary>Smoothing of the word ratios. Default 0.1.</summary>
    public double WordSmoothing { get; init; } = 0.1;

    /// <summary>A category with fewer labelled papers is known by its definition, to which these papers are added.
    /// Default 5.</summary>
    public int LeastExamples { get; init; } = 5;

    /// <summary>A term must occur in this many papers. Default 1: in short texts a rare word is a good one.</summary>
    public int LeastPapersAWord { get; init; } = 1;

    /// <summary>Log-odds for a full difference in likeness to a definition, where no labelled paper tells. Default 10,
    /// about the best on Chinese titles of 13 subjects defined in a line each.</summary>
    public double DefinitionScale { get; init; } = 10;

    /// <summary>A category known by definition alone is assigned from this score on. 0 to 1; default 0.6.</summary>
    public double AssignDefinedFrom { get; init; } = 0.6;

    /// <summary>From this score on, such a category is for a person to decide. 0 to <see cref="AssignDefinedFrom"/>;
    /// default 0.3.</summary>
    public double UndecidedDefinedFrom { get; init; } = 0.3;

    /// <summary>How sure the model must be of every category of an unlabelled paper, the labelling functions not
    /// contradicting it. 0.5 to 1; default 0.7.</summary>
    public double WeakFloor { get; init; } = 0.7;

    /// <summary>Weakly labelled papers of a category, at most this many times its labelled ones. Default 0.5.</summary>
    public double WeakShare { get; init; } = 0.5;

    /// <summary>Weight of a weakly labelled paper that all agree on fully. 0 to 1; default 0.3.</summary>
    public double WeakWeight { get; init; } = 0.3;

    /// <summary>A language's papers are calibrated by themselves from this many on. Default 40.</summary>
    public int LeastPapersALanguage { get; init; } = 40;

    /// <summary>The weight of a paper in training.</summary>
    public float WeightOf(LabelledPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.Weight * (paper.Synthetic ? SyntheticWeight : 1);
    }
}
