using System.Globalization;
using MathNet.Numerics.Distributions;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks;

/// <summary>The statistics on made series whose truth is known: size, power, false discoveries, coverage, errors.
/// Seeded; no clock.</summary>
static class TrendSimulation
{
    const int Series = 1_000,
        Years = 15,
        Months = 96;

    public static void Run()
    {
        Console.WriteLine(
            $"{Series:N0} series a row; share called at p <= .05 with its 95 % Monte Carlo interval. Years: {Years} "
                + $"counts a series."
        );
        Console.WriteLine(
            "| yearly counts | Mann-Kendall | rate ratio 3 + 3 | change point | burst found |\n|---|---|---|---|---|"
        );
        foreach ((string name, Func<Random, int[]> make) in Yearly())
        {
            var random = new Random(1);
            int kendall = 0,
                ratio = 0,
                change = 0,
                burst = 0;
            for (int i = 0; i < Series; i++)
            {
                int[] counts = make(random);
                kendall += MannKendall.Test([.. counts.Select(c => (double)c)]).P <= 0.05 ? 1 : 0;
                ratio += RateRatio.Test(counts[^6..^3], counts[^3..]).P <= 0.05 ? 1 : 0;
                change += ChangePoints.Find(counts).Count > 0 ? 1 : 0;
                burst +=
                    KleinbergBursts.Find(counts, [.. counts.Select(_ => Math.Max(400, counts.Max()))]).Count > 0
                        ? 1
                        : 0;
            }

            Console.WriteLine($"| {name} | {Share(kendall)} | {Share(ratio)} | {Share(change)} | {Share(burst)} |");
        }

        Discoveries();
        Slopes();
        Forecasts();
        Nowcasts();
        CorrectionSimulation.Run();
    }

    static IEnumerable<(string, Func<Random, int[]>)> Yearly()
    {
        int[] Of(Random random, Func<int, double> rate) =>
            [.. Enumerable.Range(0, Years).Select(t => Poisson.Sample(random, Math.Max(1e-9, rate(t))))];
        yield return ("flat, 2 a year", r => Of(r, _ => 2));
        yield return ("flat, 10 a year", r => Of(r, _ => 10));
        yield return ("flat, 40 a year", r => Of(r, _ => 40));
        yield return ("sparse flat, 0.3 a year", r => Of(r, _ => 0.3));
        yield return (
            "autocorrelated, no trend, AR(1) .5",
            r =>
            {
                double log = Normal.Sample(r, 0, 0.4);
                return Of(
                    r,
                    _ => 10 * Math.Exp((log = (0.5 * log) + Normal.Sample(r, 0, 0.4 * Math.Sqrt(0.75))) - 0.08)
                );
            }
        );
        yield return ("linear, 5 to 15", r => Of(r, t => 5 + (10.0 * t / (Years - 1))));
        yield return ("linear, 20 to 30", r => Of(r, t => 20 + (10.0 * t / (Years - 1))));
        yield return ("step, 8 to 16 in the last 3 years", r => Of(r, t => t >= Years - 3 ? 16 : 8));
        yield return ("burst, 8, thrice that in years 8-9", r => Of(r, t => t is 7 or 8 ? 24 : 8));
    }

    // A family is what one workbook tests: Mann-Kendall and the rate ratio of each of 11 categories; three of them
    // rise.
    static void Discoveries()
    {
        var random = new Random(2);
        double proportion = 0;
        int found = 0,
            rising = 0;
        for (int i = 0; i < Series; i++)
        {
            var p = new List<double>();
            for (int c = 0; c < 11; c++)
            {
                int[] counts =
                [
                    .. Enumerable
                        .Range(0, Years)
                        .Select(t => Poisson.Sample(random, c < 3 ? 4 * Math.Exp(0.12 * t) : 3 + (3 * c))),
                ];
                p.Add(MannKendall.Test([.. counts.Select(x => (double)x)]).P);
                p.Add(RateRatio.Test(counts[^6..^3], counts[^3..]).P);
            }

            bool[] called = [.. FalseDiscovery.Adjust(p).Select(q => q <= 0.05)];
            int right = called.Take(6).Count(x => x),
                wrong = called.Skip(6).Count(x => x);
            proportion += right + wrong == 0 ? 0 : (double)wrong / (right + wrong);
            (found, rising) = (found + right, rising + 6);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nFalse-discovery rate at q <= .05, {Series} families of 22 tests, 6 of them of rising categories: "
                    + $"{proportion / Series:0.000}; rising ones found {(double)found / rising:0.00}"
            )
        );
    }

    static void Slopes()
    {
        foreach ((string name, double slope) in new[] { ("flat", 0.0), ("rising 2 a year", 2) })
        {
            var random = new Random(3);
            int covered = 0;
            for (int i = 0; i < Series; i++)
            {
                TheilSenLine line = TheilSen.Fit([
                    .. Enumerable.Range(0, Years).Select(t => (double)Poisson.Sample(random, 30 + (slope * t))),
                ]);
                covered += line.Low <= slope && slope <= line.High ? 1 : 0;
            }

            Console.WriteLine($"Theil-Sen 95 % interval, {name}: covers {Share(covered)}");
        }

        foreach (double ratio in new[] { 1.0, 2.0 })
        {
            var random = new Random(4);
            int covered = 0;
            for (int i = 0; i < Series; i++)
            {
                RateRatioResult test = RateRatio.Test(
                    [.. Enumerable.Range(0, 3).Select(_ => Poisson.Sample(random, 12))],
                    [.. Enumerable.Range(0, 3).Select(_ => Poisson.Sample(random, 12 * ratio))]
                );
                covered += test.Low <= ratio && ratio <= test.High ? 1 : 0;
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"rate ratio 95 % interval, true ratio {ratio}: covers {Share(covered)} (discrete)"
                )
            );
        }
    }

    static void Forecasts()
    {
        Console.WriteLine(
            $"\n| 12 months after {Months - 12} monthly counts | coverage of the 95 % interval | mean absolute error | "
                + $"last value | seasonal naive | mean |\n|---|---|---|---|---|---|"
        );
        foreach (
            (string name, Func<Random, int, double> rate) in new (string, Func<Random, int, double>)[]
            {
                ("flat, 5", (_, _) => 5),
                ("linear rise, 2 to 10", (_, t) => 2 + (8.0 * t / Months)),
                ("exponential rise, 1 to 12", (_, t) => Math.Exp(t * 2.5 / Months)),
                ("seasonal, 6", (_, t) => 6 * (1 + (0.5 * Math.Sin(t * Math.PI / 6)))),
                ("step, 4 to 8 two years ago", (_, t) => t < Months - 36 ? 4 : 8),
                ("sparse, 0.4", (_, _) => 0.4),
                ("levelling off at 10", (_, t) => 10 * (1 - Math.Exp(-t / 20.0))),
            }
        )
        {
            var random = new Random(5);
            int covered = 0,
                tried = 0;
            double error = 0,
                last = 0,
                seasonal = 0,
                level = 0;
            for (int i = 0; i < Series; i++)
            {
                int[] counts =
                [
                    .. Enumerable.Range(0, Months).Select(t => Poisson.Sample(random, Math.Max(1e-9, rate(random, t)))),
                ];
                int[] known = counts[..^12];
                int truth = counts[^12..].Sum();
                if (CountForecast.Of(known, 12) is not { } forecast)
                {
                    continue;
                }

                tried++;
                covered += forecast.Low <= truth && truth <= forecast.High ? 1 : 0;
                error += Math.Abs(forecast.Expected - truth);
                last += Math.Abs((12 * known[^1]) - truth);
                seasonal += Math.Abs(known[^12..].Sum() - truth);
                level += truth;
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {Share(covered, tried)} | {error / tried:0.0} | {last / tried:0.0} | "
                        + $"{seasonal / tried:0.0} | {level / tried:0.0} |"
                )
            );
        }
    }

    // Months of 12 studies; a study is seen after an exponential delay of 45 days from its own day on.
    static void Nowcasts()
    {
        var asOf = new DateOnly(2026, 7, 1);
        int covered = 0,
            tried = 0;
        double error = 0,
            raw = 0;
        var random = new Random(6);
        for (int i = 0; i < Series; i++)
        {
            var seen = new List<SeenStudy>();
            var truth = new Dictionary<DateOnly, int>();
            for (int m = 1; m <= 18; m++)
            {
                DateOnly start = asOf.AddMonths(-m);
                truth[start] = Poisson.Sample(random, 12);
                for (int s = 0; s < truth[start]; s++)
                {
                    seen.Add(
                        new SeenStudy(
                            start,
                            start.AddDays((int)((random.NextDouble() * 30) + Exponential.Sample(random, 1 / 45.0)))
                        )
                    );
                }
            }

            IndexingDelays? delays = IndexingDelays.Estimate(seen.Where(s => s.Seen <= asOf), asOf, 365);
            for (int m = 1; m <= 3; m++)
            {
                DateOnly start = asOf.AddMonths(-m);
                int reported = seen.Count(s => s.PeriodStart == start && s.Seen <= asOf);
                if (delays?.Nowcast(reported, start, asOf) is { } now)
                {
                    tried++;
                    covered += now.Low <= truth[start] && truth[start] <= now.High ? 1 : 0;
                    error += Math.Abs(now.Expected - truth[start]);
                    raw += Math.Abs(reported - truth[start]);
                }
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nnowcast of the last 3 months, 12 studies each: coverage {Share(covered, tried)}, mean absolute "
                    + $"error {error / tried:0.00} studies, unadjusted counts {raw / tried:0.00}"
            )
        );
    }

    internal static string Share(int found, int of = Series)
    {
        double p = (double)found / of,
            error = 1.96 * Math.Sqrt(p * (1 - p) / of);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{p:0.000} [{Math.Max(0, p - error):0.000}-{Math.Min(1, p + error):0.000}]"
        );
    }
}
