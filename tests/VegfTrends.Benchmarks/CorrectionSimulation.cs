using System.Globalization;
using MathNet.Numerics.Distributions;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks;

/// <summary>
/// Counts corrected for the model's errors beside the truth, and beside two methods that were not chosen: the sum of
/// scores, and the predictive values of all years together. Seeded.
/// </summary>
static class CorrectionSimulation
{
    const int Series = 1_000,
        PerYear = 400,
        FirstYear = 2018,
        Years = 8;

    public static void Run()
    {
        Scores();
        Periods();
        Tables();
    }

    // 500 papers a period; scores are calibrated at 10 % prevalence; in the second row the prevalence has doubled
    // since.
    static void Scores()
    {
        Console.WriteLine(
            "\n| true share | decisions | raw counts: bias | sum of scores: bias, coverage | from decisions: bias, "
                + "coverage |\n|---|---|---|---|---|"
        );
        foreach ((double share, int decided) in new[] { (0.1, 200), (0.2, 200), (0.05, 200), (0.2, 1_000) })
        {
            var random = new Random(7);
            Sum raw = new(),
                scores = new(),
                decisions = new();
            for (int i = 0; i < Series; i++)
            {
                (bool True, double Score)[] papers = [.. Enumerable.Range(0, 500).Select(_ => Paper(random, share))];
                // People are asked about half assigned and half other papers of the rest of the archive, as a triage
                // queue does.
                (bool True, double Score)[] rest =
                [
                    .. Enumerable.Range(0, decided * 20).Select(_ => Paper(random, share)),
                ];
                int there = papers.Count(p => p.True),
                    called = papers.Count(p => p.Score >= 0.5);
                PeriodVerdicts archive = Ask(
                    [.. rest.Select(p => (0, p.True, p.Score >= 0.5))],
                    Enumerable.Range(0, rest.Length),
                    decided,
                    1
                )[0];
                var period = new PeriodVerdicts(called, 500 - called, 0, 0, 0, 0);
                double sum = papers.Sum(p => p.Score),
                    error = 1.96 * Math.Sqrt(papers.Sum(p => p.Score * (1 - p.Score)));
                raw.Add(called, called, called, there);
                scores.Add(sum, sum - error, sum + error, there);
                if (ClassifierErrorCorrection.Of([archive, period])?.Correct(period) is { } count)
                {
                    decisions.Add(count.Corrected, count.Low, count.High, there);
                }
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {share:0.00} | {decided} | {raw.Bias} | {scores.Bias}, {scores.Coverage} | {decisions.Bias}, "
                        + $"{decisions.Coverage} |"
                )
            );
        }
    }

    // Eight years (or as many months) whose share of the category changes or not; people decide on half assigned and
    // half other papers, drawn from all years or from the last two.
    static void Periods()
    {
        Console.WriteLine(
            $"\n{Series:N0} archives a row; lowest: of the coverages of the single periods. Predictive values: of all "
                + $"years together (not chosen)."
        );
        Console.WriteLine(
            "| sensitivity, false positives | true share | decisions | no correction | bias: first, last, all | "
                + "coverage: first, last, all, lowest | predictive values: bias | coverage |\n|---|---|---|---|---|---|---|---|"
        );
        foreach ((double sensitivity, double falsePositives) in new[] { (0.85, 0.05), (0.95, 0.02) })
        {
            foreach (
                (string name, double first, double last, int periods, int recent) in new[]
                {
                    ("5 % to 20 %", 0.05, 0.2, Years, Years),
                    ("12 %", 0.12, 0.12, Years, Years),
                    ("2 %", 0.02, 0.02, Years, Years),
                    ("5 % to 20 %, decisions of the last two years", 0.05, 0.2, Years, 2),
                    ("2 %, by month", 0.02, 0.02, Years * 12, Years * 12),
                }
            )
            {
                foreach (int decided in new[] { 200, 600 })
                {
                    Cell(new Random(9), name, first, last, periods, recent, sensitivity, falsePositives, decided);
                }
            }
        }
    }

    static void Cell(
        Random random,
        string name,
        double first,
        double last,
        int periods,
        int recent,
        double sensitivity,
        double falsePositives,
        int decided
    )
    {
        Sum[] corrected = [.. Enumerable.Range(0, periods).Select(_ => new Sum())],
            values = [.. corrected.Select(_ => new Sum())];
        int none = 0,
            repeats = periods > Years ? Series / 10 : Series;
        for (int i = 0; i < repeats; i++)
        {
            (int Period, bool True, bool Assigned)[] papers = Papers(
                random,
                first,
                last,
                periods,
                sensitivity,
                falsePositives
            );
            IEnumerable<int> order = Enumerable
                .Range(0, papers.Length)
                .OrderBy(p => random.NextDouble() + (papers[p].Period < periods - recent ? 1 : 0));
            PeriodVerdicts[] verdicts = Ask(papers, order, decided, periods);
            int[] truth = [.. Enumerable.Range(0, periods).Select(y => papers.Count(p => p.Period == y && p.True))];
            if (ClassifierErrorCorrection.Of(verdicts) is not { } correction)
            {
                none++;
                continue;
            }

            for (int y = 0; y < periods; y++)
            {
                CorrectedCount count = correction.Correct(verdicts[y]);
                corrected[y].Add(count.Corrected, count.Low, count.High, truth[y]);
                (double mean, double error) = PredictiveValues(verdicts, verdicts[y]);
                values[y].Add(mean, Math.Max(verdicts[y].Known, mean - error), mean + error, truth[y]);
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {sensitivity}, {falsePositives} | {name} | {decided} | {(double)none / repeats:0.000} | "
                    + $"{Biases(corrected)} | {Coverages(corrected)} | {Biases(values)} | {Coverages(values)} |"
            )
        );

        static string Biases(Sum[] sums) => $"{sums[0].Bias}, {sums[^1].Bias}, {Sum.Of(sums).Bias}";
        static string Coverages(Sum[] sums) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{sums[0].Covered:0.000}, {sums[^1].Covered:0.000}, {Sum.Of(sums).Covered:0.000}, "
                    + $"{sums.Min(s => s.Covered):0.000}"
            );
    }

    // The method before: predictive values (Tenenbein 1970, JASA 65:1350) with Agresti and Coull's two and two in the
    // error.
    static (double Mean, double Error) PredictiveValues(PeriodVerdicts[] all, PeriodVerdicts period)
    {
        (double mean, double variance) = Part(
            period.OpenAssigned,
            all.Sum(v => v.Right),
            all.Sum(v => v.DecidedAssigned)
        );
        (double others, double othersVariance) = Part(
            period.OpenOthers,
            all.Sum(v => v.Missed),
            all.Sum(v => v.DecidedNotAssigned)
        );
        return (period.Known + mean + others, 1.96 * Math.Sqrt(variance + othersVariance));

        static (double Mean, double Variance) Part(double open, double inside, double decided)
        {
            double share = (inside + 2) / (decided + 4),
                variance = share * (1 - share);
            return (open * inside / decided, (open * open * variance / (decided + 4)) + (open * variance));
        }
    }

    // The same all the way through the tables: the share rises from 5 % to 20 %, the model finds 85 % and takes 5 % of
    // the others.
    static void Tables()
    {
        const int Repeats = 60;
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        Lexicon lexicon = Lexicon.LoadBundled();
        var options = new TrendOptions { AsOf = new DateOnly(FirstYear + Years, 1, 1) };
        Console.WriteLine(
            $"\nThrough the tables, {Repeats} archives a row:\n| decisions | year | raw counts: bias | corrected: "
                + $"bias, coverage |\n|---|---|---|---|"
        );
        foreach (int decided in new[] { 40, 200, 600 })
        {
            var random = new Random(8);
            Sum[] raw = [.. Enumerable.Range(0, Years).Select(_ => new Sum())],
                corrected = [.. raw.Select(_ => new Sum())];
            int correctable = 0;
            for (int i = 0; i < Repeats; i++)
            {
                (int Period, bool True, bool Assigned)[] papers = Papers(random, 0.05, 0.2, Years, 0.85, 0.05);
                int[] order = [.. Enumerable.Range(0, papers.Length).OrderBy(_ => random.Next())];
                HashSet<int> asked =
                [
                    .. order.Where(p => papers[p].Assigned).Take(decided / 2),
                    .. order.Where(p => !papers[p].Assigned).Take(decided / 2),
                ];
                TrendTables tables = TrendCalculator.Calculate(
                    papers.Select((p, n) => Assessed(n, FirstYear + p.Period, p.True, p.Assigned, asked.Contains(n))),
                    taxonomy,
                    lexicon,
                    options
                );
                for (int y = 0; y < Years; y++)
                {
                    int truth = papers.Count(p => p.Period == y && p.True),
                        assigned = papers.Count(p => p.Period == y && p.Assigned);
                    CorrectedCount count = tables.Of("ici.pd1", PeriodUnit.Year).Points[y].Corrected!;
                    raw[y].Add(assigned, assigned, assigned, truth);
                    corrected[y].Add(count.Corrected, count.Low, count.High, truth);
                    correctable += count.Correctable ? 1 : 0;
                }
            }

            foreach (
                (string year, Sum before, Sum after) in new[]
                {
                    ($"{FirstYear}", raw[0], corrected[0]),
                    ($"{FirstYear + Years - 1}", raw[^1], corrected[^1]),
                    ("all", Sum.Of(raw), Sum.Of(corrected)),
                }
            )
            {
                Console.WriteLine(
                    $"| {decided} | {year} | {before.Bias} | "
                        + $"{(correctable == 0 ? "not correctable" : $"{after.Bias}, {after.Coverage}")} |"
                );
            }
        }
    }

    static (int Period, bool True, bool Assigned)[] Papers(
        Random random,
        double first,
        double last,
        int periods,
        double sensitivity,
        double falsePositives
    ) =>
        [
            .. Enumerable
                .Range(0, periods)
                .SelectMany(period =>
                    Enumerable
                        .Range(0, PerYear * Years / periods)
                        .Select(_ =>
                        {
                            bool positive = random.NextDouble() < first + ((last - first) * period / (periods - 1));
                            return (period, positive, random.NextDouble() < (positive ? sensitivity : falsePositives));
                        })
                ),
        ];

    // Decides on the first assigned papers in the order, and on as many others.
    static PeriodVerdicts[] Ask(
        (int Period, bool True, bool Assigned)[] papers,
        IEnumerable<int> order,
        int decided,
        int periods
    )
    {
        var verdicts = new PeriodVerdicts[periods];
        int assigned = 0,
            others = 0;
        foreach (int p in order)
        {
            int before = papers[p].Assigned ? assigned++ : others++;
            verdicts[papers[p].Period] = verdicts[papers[p].Period]
                .With(papers[p].Assigned, before < decided / 2 ? papers[p].True : null);
        }

        return verdicts;
    }

    static AssessedPaper Assessed(int number, int year, bool positive, bool assigned, bool decided)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"ex:{number:00000}");
        IReadOnlyList<string> Keys(bool holds) => [holds ? "ici.pd1" : "other"];
        var paper = new Paper
        {
            Id = id,
            Title = new Bilingual(null, "An invented study"),
            Date = new PaperDate(year),
            Source = new RecordSource("examples.jsonl", "jsonl", number + 1),
        };
        var assessment = new Assessment(
            id,
            "invented@00000000",
            new Dictionary<string, double>(),
            Keys(assigned),
            [],
            [],
            [],
            [],
            "other",
            "none"
        );
        return new AssessedPaper(
            paper,
            assessment,
            decided ? new Decision(id, Keys(positive), "ab", DateTimeOffset.UnixEpoch, null) : null,
            null
        );
    }

    // Log-odds of the model: normal around -+1.5 with deviation 1.5, so that adding the prior's log-odds calibrates
    // them at 10 %.
    static (bool True, double Score) Paper(Random random, double share)
    {
        bool positive = random.NextDouble() < share;
        double evidence = Normal.Sample(random, positive ? 1.5 : -1.5, Math.Sqrt(3)),
            logOdds = evidence + Math.Log(0.1 / 0.9);
        return (positive, 1 / (1 + Math.Exp(-logOdds)));
    }

    // Counts beside the truth.
    sealed class Sum
    {
        double _error,
            _truth;
        int _covered,
            _tried;

        public double Covered => (double)_covered / _tried;

        public string Bias =>
            Math.Round(_error / _truth, 3).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

        public string Coverage => TrendSimulation.Share(_covered, _tried);

        public static Sum Of(IReadOnlyCollection<Sum> parts) =>
            new()
            {
                _error = parts.Sum(p => p._error),
                _truth = parts.Sum(p => p._truth),
                _covered = parts.Sum(p => p._covered),
                _tried = parts.Sum(p => p._tried),
            };

        public void Add(double count, double low, double high, int truth)
        {
            (_error, _truth, _tried) = (_error + count - truth, _truth + truth, _tried + 1);
            _covered += low <= truth && truth <= high ? 1 : 0;
        }
    }
}
