namespace VegfTrends.Benchmarks.DrugCombos;

/// <summary>Multinomial logistic regression over named features, by averaged stochastic gradient descent in a fixed
/// order: the same rows give the same weights.</summary>
sealed class SparseSoftmax
{
    readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    readonly int _classes;
    double[] _weights = [];

    SparseSoftmax(int classes) => _classes = classes;

    /// <param name="rows">Features and class of each row.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="epochs">Times that all rows are seen.</param>
    /// <param name="decay">L2 pull on the weights of a row, each time it is seen.</param>
    /// <param name="fewest">A feature must stand in this many rows.</param>
    public static SparseSoftmax Train(
        IReadOnlyList<(IReadOnlyCollection<string> Features, int Class)> rows,
        int classes,
        int epochs,
        double decay,
        int fewest
    )
    {
        var model = new SparseSoftmax(classes);
        foreach (
            IGrouping<string, string> name in rows.SelectMany(r => r.Features)
                .GroupBy(f => f)
                .Where(g => g.Count() >= fewest)
        )
        {
            model._names[name.Key] = model._names.Count;
        }

        int[][] x = [.. rows.Select(r => model.Index(r.Features))];
        double[] w = new double[model._names.Count * classes],
            sum = new double[w.Length],
            p = new double[classes];
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        var random = new Random(1);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            double rate = 0.2 / (1 + (0.3 * epoch));
            foreach (int i in order)
            {
                Softmax(w, x[i], p);
                foreach (int f in x[i])
                {
                    for (int c = 0; c < classes; c++)
                    {
                        ref double weight = ref w[(f * classes) + c];
                        weight -= rate * (p[c] - (c == rows[i].Class ? 1 : 0) + (decay * weight));
                    }
                }
            }

            for (int k = 0; k < w.Length; k++)
            {
                sum[k] += w[k] / epochs;
            }
        }

        model._weights = sum;
        return model;
    }

    /// <summary>Probability of each class.</summary>
    public double[] Predict(IReadOnlyCollection<string> features)
    {
        var p = new double[_classes];
        Softmax(_weights, Index(features), p);
        return p;
    }

    int[] Index(IReadOnlyCollection<string> features) =>
        [.. features.Where(_names.ContainsKey).Select(f => _names[f]).Distinct()];

    static void Softmax(double[] weights, int[] x, double[] p)
    {
        Array.Clear(p);
        foreach (int f in x)
        {
            for (int c = 0; c < p.Length; c++)
            {
                p[c] += weights[(f * p.Length) + c];
            }
        }

        double most = p.Max(),
            all = 0;
        for (int c = 0; c < p.Length; c++)
        {
            all += p[c] = Math.Exp(p[c] - most);
        }

        for (int c = 0; c < p.Length; c++)
        {
            p[c] /= all;
        }
    }
}
