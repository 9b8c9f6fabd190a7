namespace VegfTrends.Core;

/// <summary>A model's errors on one category, which stay the same however frequent the category is.</summary>
/// <param name="Sensitivity">Share of the studies in the category that it assigns, 0 to 1.</param>
/// <param name="FalsePositives">Share of the others that it assigns, 0 to 1.</param>
readonly record struct ErrorRates(double Sensitivity, double FalsePositives)
{
    /// <summary>Youden's index, -1 to 1: 0 tells nothing.</summary>
    public double Youden => Sensitivity - FalsePositives;

    /// <summary>Share of the category among studies of which this share was assigned (Rogan and Gladen 1978, Am. J.
    /// Epidemiol. 107:71).</summary>
    public double Prevalence(double assigned) =>
        Youden <= 0 ? assigned : Math.Clamp((assigned - FalsePositives) / Youden, 0, 1);

    /// <summary>Studies in the category among those of the period that no one decided on, and the binomial variance of
    /// their number.</summary>
    /// <param name="period">The studies.</param>
    /// <param name="prevalence">Of the category in the period, 0 to 1.</param>
    public (double Mean, double Variance) Open(PeriodVerdicts period, double prevalence)
    {
        double assigned = Share(Sensitivity, FalsePositives, prevalence),
            others = Share(1 - Sensitivity, 1 - FalsePositives, prevalence);
        return (
            (period.OpenAssigned * assigned) + (period.OpenOthers * others),
            (period.OpenAssigned * assigned * (1 - assigned)) + (period.OpenOthers * others * (1 - others))
        );
    }

    static double Share(double inside, double outside, double prevalence)
    {
        double there = inside * prevalence,
            all = there + (outside * (1 - prevalence));
        return all > 0 ? there / all : 0;
    }
}
