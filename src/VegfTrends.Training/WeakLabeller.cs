using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>
/// Labels for unlabelled papers. How far each labelling function is to be believed is learned from labelled papers (log
/// ratios of its answers, as in naive Bayes, then calibrated together); a paper is kept where functions and the model
/// trained so far agree on every category, and weighs what they agree on. Rows without agreement are left out rather
/// than guessed.
/// </summary>
sealed class WeakLabeller
{
    const double Smoothing = 1;

    readonly string[] _keys;
    readonly List<Dictionary<int, double>[]> _ratios = [];
    readonly List<(double Slope, double Offset)> _calibration = [];
    readonly TrainingOptions _options;
    readonly Taxonomy _taxonomy;

    /// <param name="taxonomy">The categories.</param>
    /// <param name="papers">Labelled papers.</param>
    /// <param name="answers">The same papers' answers of <see cref="LabellingFunctions"/>.</param>
    /// <param name="options">Floor, share and weight.</param>
    public WeakLabeller(
        Taxonomy taxonomy,
        IReadOnlyList<LabelledPaper> papers,
        IReadOnlyList<int[][]> answers,
        TrainingOptions options
    )
    {
        (_taxonomy, _options) = (taxonomy, options);
        _keys = [.. taxonomy.Scored.Select(c => c.Key)];
        for (int c = 0; c < _keys.Length; c++)
        {
            bool[] labels = [.. papers.Select(p => p.Labels.Contains(_keys[c]))];
            int category = c;
            _ratios.Add([
                .. Enumerable
                    .Range(0, LabellingFunctions.Count)
                    .Select(f => Ratios([.. answers.Select(a => a[category][f])], labels, papers)),
            ]);
            _calibration.Add(PlattCalibration.Fit([.. answers.Select(a => Sum(category, a[category]))], labels));
        }
    }

    /// <summary>The papers that functions and model agree on, at most as many of a category as there are labelled
    /// ones.</summary>
    /// <param name="labelled">The labelled papers.</param>
    /// <param name="unlabelled">Papers to label.</param>
    /// <param name="answers">Their answers.</param>
    /// <param name="taught">The model's probability by paper and category, in the taxonomy's order.</param>
    /// <returns>Places in <paramref name="unlabelled"/> with the labelled paper.</returns>
    public IReadOnlyList<(int Index, LabelledPaper Paper)> Label(
        IReadOnlyList<LabelledPaper> labelled,
        IReadOnlyList<Paper> unlabelled,
        IReadOnlyList<int[][]> answers,
        IReadOnlyList<double[]> taught
    )
    {
        var found = new List<(int Index, LabelledPaper Paper)>();
        for (int i = 0; i < unlabelled.Count; i++)
        {
            double agreed = 1;
            var labels = new HashSet<string>();
            for (int c = 0; c < _keys.Length && agreed > 0; c++)
            {
                double byFunctions = Probability(c, answers[i][c]),
                    byModel = taught[i][c];
                bool holds = byModel >= 0.5;

                // Functions are coarse, and a category that is rare is unlikely by them whatever they see: they must
                // not contradict, the model must be sure.
                double sure = holds ? byModel : 1 - byModel;
                bool contradicted = holds ? byFunctions < 0.5 : byFunctions > 0.5;
                agreed =
                    contradicted || sure < _options.WeakFloor
                        ? 0
                        : agreed * Math.Max(sure, holds ? byFunctions : 1 - byFunctions);
                if (holds)
                {
                    labels.Add(_keys[c]);
                }
            }

            bool alone = labels.Any(l => _taxonomy.Find(l)!.Exclusive);
            if (agreed > 0 && labels.Count > 0 && (!alone || labels.Count == 1))
            {
                found.Add(
                    (
                        i,
                        new LabelledPaper(
                            unlabelled[i],
                            labels,
                            Synthetic: false,
                            (float)(agreed * _options.WeakWeight)
                        )
                    )
                );
            }
        }

        return Capped(labelled, found);
    }

    List<(int Index, LabelledPaper Paper)> Capped(
        IReadOnlyList<LabelledPaper> labelled,
        List<(int Index, LabelledPaper Paper)> found
    )
    {
        Dictionary<string, int> room = _keys.ToDictionary(
            k => k,
            k => (int)Math.Ceiling(_options.WeakShare * labelled.Count(p => p.Labels.Contains(k)))
        );
        var kept = new List<(int Index, LabelledPaper Paper)>();

        // By weight, the surest first; of equals by id, so that the order of files does not matter.
        foreach (
            (int Index, LabelledPaper Paper) one in found
                .OrderByDescending(f => f.Paper.Weight)
                .ThenBy(f => f.Paper.Paper.Id, StringComparer.Ordinal)
        )
        {
            if (one.Paper.Labels.All(l => room[l] > 0))
            {
                kept.Add(one);
                foreach (string label in one.Paper.Labels)
                {
                    room[label]--;
                }
            }
        }

        return kept;
    }

    double Probability(int category, int[] answers)
    {
        (double slope, double offset) = _calibration[category];
        return 1 / (1 + Math.Exp(-((slope * Sum(category, answers)) + offset)));
    }

    double Sum(int category, int[] answers) =>
        answers.Select((a, f) => _ratios[category][f].GetValueOrDefault(a)).Sum();

    Dictionary<int, double> Ratios(int[] answers, bool[] labels, IReadOnlyList<LabelledPaper> papers)
    {
        double[] weights = [.. papers.Select(_options.WeightOf)];
        int[] values = [.. answers.Distinct()];
        double positives = weights.Where((_, i) => labels[i]).Sum(),
            negatives = weights.Where((_, i) => !labels[i]).Sum();
        return values.ToDictionary(
            v => v,
            v =>
            {
                double inside = weights.Where((_, i) => labels[i] && answers[i] == v).Sum(),
                    outside = weights.Where((_, i) => !labels[i] && answers[i] == v).Sum();
                return Math.Log((inside + Smoothing) / (positives + (Smoothing * values.Length)))
                    - Math.Log((outside + Smoothing) / (negatives + (Smoothing * values.Length)));
            }
        );
    }
}
