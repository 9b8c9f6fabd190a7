namespace VegfTrends.Training;

/// <summary>What must be added to the calibrated log-odds of one language's papers so that their scores are right there
/// too, shrunk towards nothing.</summary>
static class LanguageShift
{
    // As much as a dozen papers say that there is no shift.
    const double Strength = 3;

    /// <param name="calibrated">Calibrated log-odds of the language's papers.</param>
    /// <param name="labels">Whether the category holds.</param>
    public static double Fit(IReadOnlyList<double> calibrated, IReadOnlyList<bool> labels)
    {
        double shift = 0;
        for (int step = 0; step < 50; step++)
        {
            double gradient = Strength * shift,
                curve = Strength;
            for (int i = 0; i < calibrated.Count; i++)
            {
                double p = 1 / (1 + Math.Exp(-(calibrated[i] + shift)));
                gradient += p - (labels[i] ? 1 : 0);
                curve += p * (1 - p);
            }

            double change = gradient / curve;
            shift -= Math.Clamp(change, -1, 1);
            if (Math.Abs(change) < 1e-9)
            {
                break;
            }
        }

        return shift;
    }

    public static double Loss(IEnumerable<double> logOdds, IEnumerable<bool> labels) =>
        logOdds
            .Zip(labels)
            .Sum(x => Math.Max(x.First, 0) - (x.Second ? x.First : 0) + Math.Log(1 + Math.Exp(-Math.Abs(x.First))));
}
