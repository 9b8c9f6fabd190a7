namespace VegfTrends.Reporting;

/// <summary>How good the category model was on papers it had not seen, as its trainer measured it.</summary>
/// <param name="Categories">In the order of the taxonomy.</param>
/// <param name="All">All categories together (micro average).</param>
/// <param name="MacroF1">Mean F1 of the categories, 0 to 1.</param>
/// <param name="Ece">Expected calibration error of the scores, 0 to 1.</param>
/// <param name="Coverage">Share of papers that the model decides by itself, 0 to 1.</param>
/// <param name="Papers">Papers judged.</param>
public sealed record ModelQuality(
    IReadOnlyList<CategoryQuality> Categories,
    CategoryQuality All,
    double MacroF1,
    double Ece,
    double Coverage,
    int Papers
);

/// <summary>Of one category; shares from 0 to 1.</summary>
/// <param name="Category">Key.</param>
/// <param name="Positives">Papers that are in it.</param>
/// <param name="Precision">Of the papers assigned, those that are in it.</param>
/// <param name="Recall">Of the papers in it, those assigned.</param>
/// <param name="F1">Harmonic mean of both.</param>
/// <param name="F1Low">Lower end of the 95 % bootstrap interval.</param>
/// <param name="F1High">Upper end.</param>
public sealed record CategoryQuality(
    string Category,
    int Positives,
    double Precision,
    double Recall,
    double F1,
    double F1Low,
    double F1High
);
