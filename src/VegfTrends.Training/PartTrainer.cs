using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Fits the parts of every category on one set of papers: embedding and concepts, words by two learners,
/// definitions.</summary>
sealed class PartTrainer
{
    readonly IReadOnlyList<LabelledPaper> _papers;
    readonly IReadOnlyList<TrainingRow> _rows;
    readonly IReadOnlyList<(int Column, float Value)[]> _words;
    readonly FeatureTable _table;
    readonly IReadOnlyList<float[]> _dense;
    readonly float[] _weights;
    readonly string[] _sharing;
    readonly SharedRuleModel? _shared;
    readonly LexicalVocabulary? _vocabulary;
    readonly DefinitionModel _definitions;
    readonly TrainingOptions _options;

    /// <param name="taxonomy">The categories.</param>
    /// <param name="papers">Labels and weights.</param>
    /// <param name="rows">The same papers as numbers.</param>
    /// <param name="vocabulary">What the rows' words are columns of; <c>null</c> for no words.</param>
    /// <param name="definitions">What the taxonomy says.</param>
    /// <param name="options">Regularisation.</param>
    public PartTrainer(
        Taxonomy taxonomy,
        IReadOnlyList<LabelledPaper> papers,
        IReadOnlyList<TrainingRow> rows,
        LexicalVocabulary? vocabulary,
        DefinitionModel definitions,
        TrainingOptions options
    )
    {
        (_papers, _rows, _vocabulary, _definitions, _options) = (papers, rows, vocabulary, definitions, options);
        PaperFeatures[] seen = [.. rows.Select(r => r.Features)];
        _table = FeatureTable.Over(seen, options);
        _dense = [.. seen.Select(_table.Row)];
        _words = [.. rows.Select(r => r.Words)];
        _weights = [.. papers.Select(options.WeightOf)];
        _sharing = [.. taxonomy.Leaves.Where(c => c.Combines is not null).Select(c => c.Key)];
        _shared = SharedRuleModel.Train(seen, papers, _weights, _sharing, options);
    }

    /// <summary>The parts of one category, always as many and in the same order.</summary>
    public IReadOnlyList<LinearPart> Fit(string key)
    {
        bool[] labels = [.. _papers.Select(p => p.Labels.Contains(key))];
        var parts = new List<LinearPart> { Concepts(key), _definitions.Part(key) };
        if (_vocabulary is { } vocabulary)
        {
            (double bias, float[] weights) = LinearSvm.Train(
                _words,
                vocabulary.Terms.Count,
                labels,
                _weights,
                _options.WordCost
            );
            parts.Add(new LinearPart(bias, null, LinearPart.NoNames, weights));
            parts.Add(
                new LinearPart(
                    0,
                    null,
                    LinearPart.NoNames,
                    WordRatios.Train(_words, vocabulary.Terms.Count, labels, _weights, _options.WordSmoothing)
                )
            );
        }

        return parts;
    }

    /// <summary>The part over embedding and concepts alone.</summary>
    public LinearPart Concepts(string key)
    {
        bool[] labels = [.. _papers.Select(p => p.Labels.Contains(key))];
        SharedRuleModel? shared = _sharing.Contains(key) ? _shared : null;
        IReadOnlyList<float[]> rows = shared is null
            ? _dense
            : [.. _dense.Select((row, i) => (float[])[.. row, (float)shared.LogOdds(_rows[i].Features, key)])];
        (double bias, float[] weights) = LogisticRegression.Train(rows, labels, _weights, _options.L1, _options.L2);
        (float[] embedding, SortedDictionary<string, float> named) = _table.Weights(weights);
        bias += shared?.MeltInto(named, key, weights[^1]) ?? 0;
        return new LinearPart(bias, embedding, named, null);
    }
}
