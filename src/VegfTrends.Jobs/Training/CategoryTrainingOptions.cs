using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Jobs.Training;

/// <summary>What a category model is trained on, and where it goes.</summary>
public sealed record CategoryTrainingOptions
{
    /// <summary>Taxonomy file; <c>null</c> for the bundled one.</summary>
    public string? Taxonomy { get; init; }

    /// <summary>Label files. None: those of a checkout; with a taxonomy of one's own no labels, and categories are
    /// known by their definitions.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Files that hold the text of label rows that carry an id only.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>Files with papers that nobody labelled.</summary>
    public IReadOnlyList<string> Unlabelled { get; init; } = [];

    /// <summary>File of ids never to learn from, or <c>null</c>.</summary>
    public string? Exclude { get; init; }

    /// <summary>Folder for the model; <c>null</c> for that of the encoder in use.</summary>
    public string? Folder { get; init; }

    /// <summary>Precision that thresholds are chosen for, 0.5 to 1.</summary>
    public double Precision { get; init; } = new TrainingOptions().Precision;

    /// <summary>Whether words count beside the embedding where that helps.</summary>
    public bool Words { get; init; } = true;

    /// <summary>Language of the quality report beside the model; <c>null</c> leaves the report out.</summary>
    public Language? Report { get; init; }

    /// <summary>Replace a model that was trained on more papers than this one.</summary>
    public bool Replace { get; init; }
}
