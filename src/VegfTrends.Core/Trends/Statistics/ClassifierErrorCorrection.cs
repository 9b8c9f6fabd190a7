namespace VegfTrends.Core;

/// <summary>A count with the classifier's errors taken out.</summary>
/// <param name="Raw">Papers that the classifier assigned.</param>
/// <param name="Corrected">Papers of the category that there probably are; <see cref="Raw"/> where it cannot be corrected.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Correctable">There were enough decisions to know the errors.</param>
public sealed record CorrectedCount(int Raw, double Corrected, double Low, double High, bool Correctable);

/// <summary>Where decisions of people met assessments of the model.</summary>
/// <param name="Assigned">Decided papers that the model had assigned.</param>
/// <param name="Right">Of these, in the category.</param>
/// <param name="NotAssigned">Decided papers that it had not assigned.</param>
/// <param name="Missed">Of these, in the category all the same.</param>
public sealed record DecisionErrors(int Assigned, int Right, int NotAssigned, int Missed);

/// <summary>
/// Counts corrected for the classifier's errors. In simulation the sum of scores is off by a third when a category has become twice as frequent since it was
/// calibrated, and decisions are not; so decisions are the method of choice, and the sum is what they are compared with.
/// </summary>
public static class ClassifierErrorCorrection
{
    /// <summary>Decisions wanted on either side before a count is corrected from them.</summary>
    public const int LeastDecisions = 30;

    /// <summary>Sum of calibrated scores: what it is right on average wherever the scores are calibrated for these papers.</summary>
    /// <param name="scores">Of all papers of the period, 0 to 1.</param>
    /// <param name="assigned">Papers that the classifier assigned.</param>
    public static CorrectedCount FromScores(IReadOnlyCollection<double> scores, int assigned)
    {
        ArgumentNullException.ThrowIfNull(scores);
        double mean = scores.Sum(), error = 1.96 * Math.Sqrt(scores.Sum(s => s * (1 - s)));
        return new CorrectedCount(assigned, mean, Math.Max(0, mean - error), mean + error, Correctable: true);
    }

    /// <summary>
    /// Of the assigned papers those that people confirmed, and of the others those that they added: predictive values (Tenenbein 1970, JASA 65:1350),
    /// for the decisions were made on papers by what the model had said of them.
    /// </summary>
    /// <param name="assigned">Papers of the period that the classifier assigned.</param>
    /// <param name="notAssigned">Papers of the period that it did not.</param>
    /// <param name="errors">What decisions say of its errors.</param>
    public static CorrectedCount FromDecisions(int assigned, int notAssigned, DecisionErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Assigned < LeastDecisions || errors.NotAssigned < LeastDecisions)
        {
            return new CorrectedCount(assigned, assigned, assigned, assigned, Correctable: false);
        }

        // Agresti and Coull's two and two: a share of 0 of 40 has an error too.
        (double right, double rightVariance) = Share(errors.Right, errors.Assigned);
        (double missed, double missedVariance) = Share(errors.Missed, errors.NotAssigned);
        double mean = (assigned * (double)errors.Right / errors.Assigned) + (notAssigned * (double)errors.Missed / errors.NotAssigned);
        double variance = ((double)assigned * assigned * rightVariance) + ((double)notAssigned * notAssigned * missedVariance)
            + (assigned * right * (1 - right)) + (notAssigned * missed * (1 - missed));
        double error = 1.96 * Math.Sqrt(variance);
        return new CorrectedCount(assigned, mean, Math.Max(0, mean - error), mean + error, Correctable: true);
    }

    static (double Share, double Variance) Share(int found, int of)
    {
        double share = (found + 2.0) / (of + 4);
        return (share, share * (1 - share) / (of + 4));
    }
}
