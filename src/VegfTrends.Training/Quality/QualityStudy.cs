using VegfTrends.Training.Baselines;

namespace VegfTrends.Training.Quality;

/// <summary>A baseline on the same papers as the model.</summary>
public sealed record BaselineResult(BaselineKind Kind, EvaluatedSet Set);

/// <summary>All that a quality report shows of one model.</summary>
public sealed record QualityStudy
{
    /// <summary>Id of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Papers that it was trained on; <c>null</c> when that is not known.</summary>
    public int? TrainedOn { get; init; }

    /// <summary>Bytes of the model's files.</summary>
    public long? Bytes { get; init; }

    /// <summary>Processor time of the training.</summary>
    public TimeSpan? TrainTime { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<EvaluatedSet> Sets { get; init; }

    /// <summary>On the papers of the last of <see cref="Sets"/>.</summary>
    public IReadOnlyList<BaselineResult> Baselines { get; init; } = [];

    /// <summary>From few papers to all.</summary>
    public IReadOnlyList<LearningPoint> Learning { get; init; } = [];

    /// <summary>Against an older model, on the papers of the last of <see cref="Sets"/>.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>Id of the older model.</summary>
    public string? OldModel { get; init; }
}
