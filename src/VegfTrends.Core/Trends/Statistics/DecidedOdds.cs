namespace VegfTrends.Core;

/// <summary>
/// Turns predictive values, which decisions show, into error rates. Decisions are made on studies by what the model had
/// said of them, so an assigned and decided study stands for another number of studies than one that is decided and not
/// assigned: for as many as the archive has of either where decisions come from all years alike, and for as many as
/// their own years have where they do not.
/// </summary>
/// <param name="Inside">Studies in the category that an assigned and decided one stands for, to those that one not
/// assigned stands for.</param>
/// <param name="Outside">The same of studies outside the category.</param>
readonly record struct DecidedOdds(double Inside, double Outside)
{
    const int Rounds = 20;

    /// <summary>Error rates and the prevalence of each year follow from each other, so they are worked out in
    /// turn.</summary>
    /// <param name="years">All studies of the archive; some of either verdict are decided.</param>
    /// <param name="right">Of assigned and decided studies, the share in the category.</param>
    /// <param name="missed">Of decided studies not assigned, the share in the category.</param>
    public static DecidedOdds Of(IReadOnlyCollection<PeriodVerdicts> years, double right, double missed)
    {
        double assigned = years.Sum(y => y.DecidedAssigned),
            others = years.Sum(y => y.DecidedNotAssigned);
        double archive = (double)years.Sum(y => y.Assigned) / years.Sum(y => y.NotAssigned);
        var odds = new DecidedOdds(archive, archive);
        for (int i = 0; i < Rounds; i++)
        {
            ErrorRates rates = odds.Rates(right, missed);
            double insideAssigned = 0,
                insideOthers = 0,
                outsideAssigned = 0,
                outsideOthers = 0;
            foreach (PeriodVerdicts y in years.Where(y => y.All > 0))
            {
                // Not clamped to 0 to 1: over the years the chance deviations cancel out.
                double prevalence = (((double)y.Assigned / y.All) - rates.FalsePositives) / rates.Youden;
                double a = y.DecidedAssigned == 0 ? 0 : y.DecidedAssigned / assigned * y.All / y.Assigned;
                double b = y.DecidedNotAssigned == 0 ? 0 : y.DecidedNotAssigned / others * y.All / y.NotAssigned;
                insideAssigned += a * prevalence;
                insideOthers += b * prevalence;
                outsideAssigned += a * (1 - prevalence);
                outsideOthers += b * (1 - prevalence);
            }

            odds = new DecidedOdds(insideOthers / insideAssigned, outsideOthers / outsideAssigned);
            if (!(odds.Inside > 0 && odds.Outside > 0 && double.IsFinite(odds.Inside + odds.Outside)))
            {
                return new DecidedOdds(archive, archive);
            }
        }

        return odds;
    }

    public ErrorRates Rates(double right, double missed) =>
        new(
            right == 0 ? 0 : Inside * right / ((Inside * right) + missed),
            right == 1 ? 0 : Outside * (1 - right) / ((Outside * (1 - right)) + 1 - missed)
        );
}
