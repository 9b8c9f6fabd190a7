namespace VegfTrends.Training;

/// <summary>What a model that has not seen a labelled paper says of it.</summary>
/// <param name="Paper">The paper with its true labels.</param>
/// <param name="Scores">Calibrated, 0 to 1, by category.</param>
/// <param name="Assigned">Keys that the model assigns.</param>
/// <param name="Undecided">Keys that it leaves to a person; they count as not assigned.</param>
public sealed record Prediction(
    LabelledPaper Paper,
    IReadOnlyDictionary<string, double> Scores,
    IReadOnlyList<string> Assigned,
    IReadOnlyList<string> Undecided
);
