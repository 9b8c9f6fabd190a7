using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>
/// What all combination categories have in common, learned once over all of them: how much a combined pair in the
/// title, a share of the mentions or a mere listing says for the category it belongs to. A category with few papers
/// borrows it from the others. Linear, so that it melts into each category's own weights and the trained model knows
/// nothing of it.
/// </summary>
sealed class SharedRuleModel
{
    readonly double _bias;
    readonly SortedDictionary<string, float> _weights;

    SharedRuleModel(double bias, SortedDictionary<string, float> weights) => (_bias, _weights) = (bias, weights);

    /// <param name="papers">Features of the training papers.</param>
    /// <param name="labelled">The same papers with their labels.</param>
    /// <param name="rowWeights">Weight of each paper.</param>
    /// <param name="leaves">Keys of the categories that share; those that the taxonomy gives no pair of concept kinds
    /// stay out.</param>
    /// <param name="options">Regularisation.</param>
    /// <returns><c>null</c> when fewer than two categories can share.</returns>
    public static SharedRuleModel? Train(
        IReadOnlyList<PaperFeatures> papers,
        IReadOnlyList<LabelledPaper> labelled,
        IReadOnlyList<float> rowWeights,
        IReadOnlyList<string> leaves,
        TrainingOptions options
    )
    {
        if (leaves.Count < 2)
        {
            return null;
        }

        string[] names =
        [
            .. leaves
                .SelectMany(leaf => papers.SelectMany(p => Own(p.Named, leaf).Select(f => f.Shared)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Dictionary<string, int> columns = names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i);
        var rows = new List<float[]>();
        var labels = new List<bool>();
        var weights = new List<float>();
        foreach (string leaf in leaves)
        {
            for (int i = 0; i < papers.Count; i++)
            {
                var row = new float[names.Length];
                foreach ((string shared, _, float value) in Own(papers[i].Named, leaf))
                {
                    row[columns[shared]] = value;
                }

                rows.Add(row);
                labels.Add(labelled[i].Labels.Contains(leaf));
                weights.Add(rowWeights[i]);
            }
        }

        (double bias, float[] trained) = LogisticRegression.Train(rows, labels, weights, 0, options.L2);
        return new SharedRuleModel(
            bias,
            new SortedDictionary<string, float>(
                names.Zip(trained).ToDictionary(x => x.First, x => x.Second),
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>What the shared weights say of one paper and category.</summary>
    public double LogOdds(PaperFeatures paper, string leaf) =>
        _bias + Own(paper.Named, leaf).Sum(f => (double)_weights.GetValueOrDefault(f.Shared) * f.Value);

    /// <summary>Adds the shared weights, times a factor, to a category's own.</summary>
    /// <returns>What its bias gains.</returns>
    public double MeltInto(SortedDictionary<string, float> named, string leaf, double factor)
    {
        foreach ((string shared, float weight) in _weights)
        {
            string own = shared.Replace(Placeholder, leaf, StringComparison.Ordinal);
            named[own] = named.GetValueOrDefault(own) + (float)(factor * weight);
        }

        return factor * _bias;
    }

    const string Placeholder = "{own}";

    // A category's own features under names that fit every category, and what holds for all alike.
    static IEnumerable<(string Shared, string Name, float Value)> Own(
        IReadOnlyDictionary<string, float> named,
        string leaf
    )
    {
        foreach ((string name, float value) in named)
        {
            int colon = name.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            ReadOnlySpan<char> rest = name.AsSpan(colon + 1);
            if (
                rest.StartsWith(leaf, StringComparison.Ordinal)
                && (rest.Length == leaf.Length || rest[leaf.Length] == ':')
            )
            {
                yield return ($"{name[..(colon + 1)]}{Placeholder}{rest[leaf.Length..]}", name, value);
            }
            else if (
                name.StartsWith("sides", StringComparison.Ordinal)
                || name.StartsWith("agents.", StringComparison.Ordinal)
            )
            {
                yield return (name, name, value);
            }
        }
    }
}
