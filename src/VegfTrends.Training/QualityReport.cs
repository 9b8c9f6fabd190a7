using VegfTrends.Core;
using VegfTrends.Training.Quality;

namespace VegfTrends.Training;

/// <summary>Counts of one category, or of all together, with what follows from them.</summary>
/// <param name="Category">Key, or <c>micro</c>.</param>
/// <param name="Right">Assigned and true.</param>
/// <param name="Wrong">Assigned and not true.</param>
/// <param name="Missed">True and not assigned.</param>
/// <param name="F1Low">Lower end of the 95 % bootstrap interval of F1 over papers.</param>
/// <param name="F1High">Upper end.</param>
public sealed record QualityRow(string Category, int Right, int Wrong, int Missed, double F1Low, double F1High)
{
    public int Positives => Right + Missed;

    /// <summary>0 to 1; 0 when nothing was assigned.</summary>
    public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);

    /// <summary>0 to 1; 0 when there was nothing to find.</summary>
    public double Recall => Positives == 0 ? 0 : (double)Right / Positives;

    public double F1 => F1Of(Right, Wrong, Missed);

    internal static double F1Of(int right, int wrong, int missed) =>
        right == 0 ? 0 : 2.0 * right / ((2.0 * right) + wrong + missed);
}

/// <summary>How good assignments are against true labels.</summary>
/// <param name="Rows">One a category, in the order of the taxonomy.</param>
/// <param name="Micro">All categories together.</param>
/// <param name="MacroF1">Mean F1 over the categories with at least <see cref="LeastPositives"/> positives.</param>
/// <param name="Ece">Expected calibration error over all category scores, 10 equal-width bins (Guo et al. 2017); 0 to
/// 1, <c>NaN</c> without scores.</param>
/// <param name="Coverage">Share of papers that got at least one category.</param>
/// <param name="Papers">How many.</param>
public sealed record QualityReport(
    IReadOnlyList<QualityRow> Rows,
    QualityRow Micro,
    double MacroF1,
    double Ece,
    double Coverage,
    int Papers
)
{
    /// <summary>A category with fewer positives stays out of the macro mean.</summary>
    public const int LeastPositives = 5;

    const int Resamples = 1000;

    /// <param name="taxonomy">The categories.</param>
    /// <param name="predictions">Undecided counts as not assigned.</param>
    public static QualityReport Of(Taxonomy taxonomy, IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(predictions);
        string[] keys = [.. taxonomy.Scored.Select(c => c.Key)];
        // outcome[c][i]: 1 right, 2 wrong, 3 missed, 0 neither.
        byte[][] outcomes =
        [
            .. keys.Select(key =>
                predictions
                    .Select(p =>
                        (p.Paper.Labels.Contains(key), p.Assigned.Contains(key)) switch
                        {
                            (true, true) => (byte)1,
                            (false, true) => (byte)2,
                            (true, false) => (byte)3,
                            _ => (byte)0,
                        }
                    )
                    .ToArray()
            ),
        ];
        QualityRow[] rows = [.. keys.Select((key, c) => Row(key, [outcomes[c]], predictions.Count))];
        QualityRow micro = Row("micro", outcomes, predictions.Count);
        double[] counted = [.. rows.Where(r => r.Positives >= LeastPositives).Select(r => r.F1)];
        return new QualityReport(
            rows,
            micro,
            counted.Length == 0 ? 0 : counted.Average(),
            Reliability.Of(keys, predictions).Error,
            predictions.Count == 0 ? 0 : (double)predictions.Count(p => p.Assigned.Count > 0) / predictions.Count,
            predictions.Count
        );
    }

    static QualityRow Row(string key, byte[][] outcomes, int papers)
    {
        var random = new Random(20);
        var counts = new int[4];
        var f1 = new double[papers == 0 ? 0 : Resamples];
        for (int b = 0; b < f1.Length; b++)
        {
            Array.Clear(counts);
            for (int i = 0; i < papers; i++)
            {
                int drawn = random.Next(papers);
                foreach (byte[] category in outcomes)
                {
                    counts[category[drawn]]++;
                }
            }

            f1[b] = QualityRow.F1Of(counts[1], counts[2], counts[3]);
        }

        Array.Sort(f1);
        int Count(byte outcome) => outcomes.Sum(o => o.Count(x => x == outcome));
        return new QualityRow(
            key,
            Count(1),
            Count(2),
            Count(3),
            f1.Length == 0 ? 0 : f1[Resamples * 25 / 1000],
            f1.Length == 0 ? 0 : f1[(Resamples * 975 / 1000) - 1]
        );
    }
}
