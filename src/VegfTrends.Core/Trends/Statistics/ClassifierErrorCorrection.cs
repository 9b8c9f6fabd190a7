using MathNet.Numerics.Distributions;

namespace VegfTrends.Core;

/// <summary>
/// Counts of one category corrected for the model's sensitivity and false positives, which decisions of people tell.
/// Chosen by simulation: the sum of scores is off by a third when a category has become twice as frequent since it was
/// calibrated; predictive values of all years together (Tenenbein 1970, JASA 65:1350) make rare years come out too high
/// and frequent ones too low. The interval is of draws from what is known of the errors, of the prevalence in the
/// period and of its studies; always the same draws, so the same numbers.
/// </summary>
public sealed class ClassifierErrorCorrection
{
    /// <summary>Decisions wanted on either side before a count is corrected from them.</summary>
    public const int LeastDecisions = 30;

    /// <summary>Sensitivity less the share of false positives that a model must have, with 97.5 % certainty: the error
    /// of a count grows with its inverse.</summary>
    public const double LeastYouden = 0.1;

    const int Draws = 500,
        Tail = Draws / 40,
        Seed = 1,
        Rounds = 20;

    readonly ErrorRates _rates;
    readonly ErrorRates[] _draws;

    ClassifierErrorCorrection(ErrorRates rates, ErrorRates[] draws) => (_rates, _draws) = (rates, draws);

    /// <param name="years">All studies of the archive.</param>
    /// <returns><c>null</c> when decisions are too few, or say that the model may hardly tell the category from
    /// others.</returns>
    public static ClassifierErrorCorrection? Of(IReadOnlyCollection<PeriodVerdicts> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        int assigned = years.Sum(y => y.DecidedAssigned),
            right = years.Sum(y => y.Right),
            others = years.Sum(y => y.DecidedNotAssigned),
            missed = years.Sum(y => y.Missed);
        if (assigned < LeastDecisions || others < LeastDecisions)
        {
            return null;
        }

        DecidedOdds odds = DecidedOdds.Of(years, (double)right / assigned, (double)missed / others);
        var random = new Random(Seed);

        // Jeffreys' prior: a share of 0 of 40 has an error too.
        ErrorRates[] draws =
        [
            .. Enumerable
                .Range(0, Draws)
                .Select(_ =>
                    odds.Rates(
                        Beta.Sample(random, right + 0.5, assigned - right + 0.5),
                        Beta.Sample(random, missed + 0.5, others - missed + 0.5)
                    )
                ),
        ];
        return draws.Select(d => d.Youden).Order().ElementAt(Tail) < LeastYouden
            ? null
            : new ClassifierErrorCorrection(odds.Rates((double)right / assigned, (double)missed / others), draws);
    }

    /// <summary>What people decided is known; only the other studies have an interval.</summary>
    public CorrectedCount Correct(PeriodVerdicts period)
    {
        int known = period.Known,
            open = period.OpenAssigned + period.OpenOthers;
        if (open == 0)
        {
            return new CorrectedCount(period.Raw, known, known, known, Correctable: true);
        }

        // Without decisions in the period this is Rogan and Gladen's count; with them it is the likeliest one by both,
        // found by expectation and maximisation.
        bool decided = open < period.All;
        double rest = _rates.Open(period, _rates.Prevalence((double)period.Assigned / period.All)).Mean;
        for (int i = 0; decided && i < Rounds; i++)
        {
            rest = _rates.Open(period, (known + rest) / period.All).Mean;
        }

        double[] rests = DrawRests(period, open, decided);
        return new CorrectedCount(
            period.Raw,
            known + rest,
            known + Math.Min(rest, rests[Tail]),
            known + Math.Max(rest, rests[^(Tail + 1)]),
            Correctable: true
        );
    }

    // Sorted, in whole studies.
    double[] DrawRests(PeriodVerdicts period, int open, bool decided)
    {
        var random = new Random(Seed);
        var rests = new double[_draws.Length];
        for (int i = 0; i < rests.Length; i++)
        {
            ErrorRates rates = _draws[i];
            double rest = Draw(
                rates,
                rates.Prevalence(Beta.Sample(random, period.Assigned + 0.5, period.NotAssigned + 0.5))
            );
            if (decided)
            {
                double inside = period.Known + rest;
                rest = Draw(rates, Beta.Sample(random, inside + 0.5, period.All - inside + 0.5));
            }

            rests[i] = Math.Round(rest);
        }

        Array.Sort(rests);
        return rests;

        double Draw(ErrorRates rates, double prevalence)
        {
            (double mean, double variance) = rates.Open(period, prevalence);
            return Math.Clamp(mean + (Math.Sqrt(variance) * Normal.Sample(random, 0, 1)), 0, open);
        }
    }
}
