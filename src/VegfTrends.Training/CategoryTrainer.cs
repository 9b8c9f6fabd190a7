using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>A trained model with its cross-validated quality.</summary>
/// <param name="File">What <c>model.json</c> holds.</param>
/// <param name="CrossValidation">Every training paper as a model that has not seen it assesses it. Categories known by
/// definition alone are left out of it.</param>
public sealed record TrainedModel(CategoryModelFile File, IReadOnlyList<Prediction> CrossValidation)
{
    /// <summary>How much each part of the model counts: embedding and concepts, definitions, words, word ratios. Empty
    /// without labelled papers.</summary>
    public IReadOnlyList<double> Parts { get; init; } = [];

    /// <summary>What unlabelled papers did; <c>null</c> when none were given.</summary>
    public WeakOutcome? Weak { get; init; }
}

/// <summary>What unlabelled papers did for a model.</summary>
/// <param name="Read">Papers that are no copies of labelled ones.</param>
/// <param name="Labelled">Of these, labelled by agreement.</param>
/// <param name="LossWithout">Log loss a labelled paper over all categories, held out, without them.</param>
/// <param name="LossWith">The same with them.</param>
public sealed record WeakOutcome(int Read, int Labelled, double LossWithout, double LossWith)
{
    /// <summary>They are learned from only where the held-out loss is lower with them.</summary>
    public bool Used => LossWith < LossWithout;
}

/// <summary>
/// Labelled papers and a taxonomy to a category model. Deterministic: the same input gives the same bytes. Categories
/// with too few labelled papers are known by their definitions.
/// </summary>
public sealed class CategoryTrainer(FeatureExtractor features, TrainingOptions options)
{
    /// <param name="papers">Any number.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="lexiconSha256">Kept in the model to tell which lexicon it was trained with.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="unlabelled">
    /// Papers that nobody labelled. Those that labelling functions and model agree on join the training if that lowers
    /// the held-out loss; categories known by definition alone take from all of them what is usual.
    /// </param>
    /// <param name="cancel">Ends the training with <see cref="OperationCanceledException"/>.</param>
    public TrainedModel Train(
        IReadOnlyList<LabelledPaper> papers,
        string name,
        string lexiconSha256,
        Action<string>? progress = null,
        IReadOnlyList<Paper>? unlabelled = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(papers);
        papers = options.HoldOutTenth ? [.. papers.Where(p => !HeldOutTenth.Holds(p))] : papers;
        progress?.Invoke($"reading {papers.Count:N0} labelled papers");
        AnalysedPaper[] analysed =
        [
            .. papers.Select(p =>
            {
                cancel.ThrowIfCancellationRequested();
                return features.Analyse(p.Paper);
            }),
        ];
        string[] keys = [.. features.Taxonomy.Scored.Select(c => c.Key)];
        string[] learned =
            papers.Count < options.Folds * 2
                ? []
                : [.. keys.Where(k => papers.Count(p => p.Labels.Contains(k)) >= options.LeastExamples)];
        LexicalVocabulary? vocabulary =
            options.Words && learned.Length > 0
                ? LexicalVocabulary.Over(analysed, features.Lexicon, options.LeastPapersAWord, options.MostWords)
                : null;
        TrainingRow[] rows =
        [
            .. analysed.Select(a =>
            {
                cancel.ThrowIfCancellationRequested();
                return new TrainingRow(features.Extract(a), vocabulary?.Row(a, features.Lexicon) ?? []);
            }),
        ];

        var weights = new Dictionary<string, CategoryWeights>();
        var heldOut = new Dictionary<string, double[]>();
        double[] mixture = [];
        WeakOutcome? weak = null;
        if (learned.Length > 0)
        {
            var set = new LearningSet(papers, rows, vocabulary, DefinitionModel.Of(features), learned)
            {
                Weights = [.. papers.Select(options.WeightOf)],
            };
            double[][][] byPart = HeldOut(set, null, progress, cancel);
            mixture = PartMixture.Choose(byPart, set.Labels, set.Weights);
            WeakPool? pool = null;
            if (unlabelled is { Count: > 0 })
            {
                progress?.Invoke($"reading {unlabelled.Count:N0} unlabelled papers");
                pool = new WeakPool(features, analysed, unlabelled, vocabulary, options, cancel);
                double[][][] withWeak = HeldOut(set, pool, progress, cancel);
                double[] mixtureWithWeak = PartMixture.Choose(withWeak, set.Labels, set.Weights);
                weak = new WeakOutcome(
                    pool.Count,
                    Trainer(set, [.. Enumerable.Range(0, papers.Count)], pool).Weak,
                    Loss(set, byPart, mixture),
                    Loss(set, withWeak, mixtureWithWeak)
                );
                (byPart, mixture, pool) = weak.Used ? (withWeak, mixtureWithWeak, pool) : (byPart, mixture, null);
            }

            progress?.Invoke("final weights");
            PartTrainer all = Trainer(set, [.. Enumerable.Range(0, papers.Count)], pool).Trainer;
            for (int c = 0; c < learned.Length; c++)
            {
                cancel.ThrowIfCancellationRequested();
                (weights[learned[c]], heldOut[learned[c]]) = Calibrated(
                    learned[c],
                    LinearPart.Mix(all.Fit(learned[c]), mixture),
                    Mixed(byPart, c, mixture),
                    papers,
                    set.Labels[c]
                );
            }
        }

        SetThresholds(weights, heldOut, papers, learned.Length == keys.Length ? keys : []);
        if (learned.Length < keys.Length)
        {
            progress?.Invoke("categories by their definitions");
            var byDefinition = new DefinedCategories(features, options);
            foreach (
                CategoryWeights defined in byDefinition.Weights(
                    [.. keys.Except(learned)],
                    papers,
                    rows,
                    heldOut.Keys,
                    unlabelled ?? [],
                    cancel
                )
            )
            {
                weights[defined.Key] = defined;
            }
        }

        bool hasWords = weights.Values.Any(w => w.Lexical is not null);
        var file = new CategoryModelFile
        {
            Format = CategoryModelFile.CurrentFormat,
            Name = name,
            Encoder = features.Encoder.Id,
            LexiconSha256 = lexiconSha256,
            Categories = features.Taxonomy.Categories,
            Weights = [.. keys.Select(k => weights[k])],
            Lexical = hasWords ? vocabulary!.ToFile() : null,
        };
        return new TrainedModel(
            file,
            learned.Length == 0 ? [] : [.. papers.Select((p, i) => Predict(p, file.Weights, heldOut, i))]
        )
        {
            Parts = mixture,
            Weak = weak,
        };
    }

    /// <summary>Log-odds of every paper by models that have not seen it: by part, category and paper. The same folds
    /// for every category.</summary>
    double[][][] HeldOut(LearningSet set, WeakPool? pool, Action<string>? progress, CancellationToken cancel)
    {
        int[] folds = [.. set.Papers.Select(p => IdHash.Fold(p.Paper.Id, options.Folds))];
        double[][][]? heldOut = null;
        for (int fold = 0; fold < options.Folds; fold++)
        {
            progress?.Invoke(
                pool is null
                    ? $"cross-validation {fold + 1} of {options.Folds}"
                    : $"cross-validation {fold + 1} of {options.Folds}, with unlabelled papers"
            );
            PartTrainer trainer = Trainer(
                set,
                [.. Enumerable.Range(0, set.Papers.Count).Where(i => folds[i] != fold)],
                pool
            ).Trainer;
            for (int c = 0; c < set.Keys.Count; c++)
            {
                cancel.ThrowIfCancellationRequested();
                IReadOnlyList<LinearPart> parts = trainer.Fit(set.Keys[c]);
                heldOut ??= [.. parts.Select(_ => set.Keys.Select(_ => new double[set.Papers.Count]).ToArray())];
                for (int part = 0; part < parts.Count; part++)
                {
                    for (int i = 0; i < set.Papers.Count; i++)
                    {
                        if (folds[i] == fold)
                        {
                            heldOut[part][c][i] = parts[part].LogOdds(set.Rows[i]);
                        }
                    }
                }
            }
        }

        return heldOut!;
    }

    /// <summary>A trainer over some of the papers, with the weak labels that these papers justify.</summary>
    (PartTrainer Trainer, int Weak) Trainer(LearningSet set, int[] places, WeakPool? pool)
    {
        LabelledPaper[] papers = [.. places.Select(i => set.Papers[i])];
        TrainingRow[] rows = [.. places.Select(i => set.Rows[i])];
        var trainer = new PartTrainer(features.Taxonomy, papers, rows, set.Vocabulary, set.Definitions, options);
        if (pool is null)
        {
            return (trainer, 0);
        }

        (IReadOnlyList<LabelledPaper> weakPapers, IReadOnlyList<TrainingRow> weakRows) = pool.Label(
            papers,
            places,
            set.Keys.ToDictionary(k => k, trainer.Concepts)
        );
        return (
            new PartTrainer(
                features.Taxonomy,
                [.. papers, .. weakPapers],
                [.. rows, .. weakRows],
                set.Vocabulary,
                set.Definitions,
                options
            ),
            weakPapers.Count
        );
    }

    static double[] Mixed(double[][][] byPart, int category, double[] mixture) =>
        [
            .. Enumerable
                .Range(0, byPart[0][category].Length)
                .Select(i => mixture.Select((by, part) => by * byPart[part][category][i]).Sum()),
        ];

    /// <summary>Calibrated log loss a paper over all categories; over real papers where there are enough of
    /// them.</summary>
    double Loss(LearningSet set, double[][][] byPart, double[] mixture)
    {
        bool[] counts = [.. set.Papers.Select(p => !p.Synthetic)];
        if (counts.Count(c => c) < options.LeastPapersALanguage)
        {
            Array.Fill(counts, true);
        }

        double sum = 0;
        for (int c = 0; c < set.Keys.Count; c++)
        {
            double[] logOdds = Mixed(byPart, c, mixture);
            (double slope, double offset) = PlattCalibration.Fit(logOdds, set.Labels[c]);
            sum += LanguageShift.Loss(
                logOdds.Where((_, i) => counts[i]).Select(x => (slope * x) + offset),
                set.Labels[c].Where((_, i) => counts[i])
            );
        }

        return Math.Round(sum / counts.Count(c => c), 5);
    }

    (CategoryWeights Weights, double[] HeldOut) Calibrated(
        string key,
        LinearPart part,
        double[] heldOut,
        IReadOnlyList<LabelledPaper> papers,
        bool[] labels
    )
    {
        (double slope, double offset) = PlattCalibration.Fit(heldOut, labels);
        var named = new SortedDictionary<string, float>(part.Named.ToDictionary(), StringComparer.Ordinal);
        double[] shifted = [.. heldOut];
        foreach (Language language in (ReadOnlySpan<Language>)(slope > 0 ? [Language.Zh, Language.En] : []))
        {
            Shift(language);
        }

        CategoryWeights weights = new()
        {
            Key = key,
            Bias = part.Bias,
            Embedding = part.Embedding ?? new float[features.Encoder.Dimension],
            Named = named,
            Lexical = part.Lexical is null ? null : PackedFloats.Pack(part.Lexical),
            Slope = Math.Round(slope, 6),
            Offset = Math.Round(offset, 6),
            AssignFrom = 0.5,
            UndecidedFrom = 0.5,
        };
        return (weights, shifted);

        // Kept only where papers that had no say in the shift are better off with it.
        void Shift(Language language)
        {
            int[] places = [.. Enumerable.Range(0, papers.Count).Where(i => papers[i].Language == language)];
            int positives = places.Count(i => labels[i]);
            if (
                places.Length < options.LeastPapersALanguage
                || places.Length == papers.Count
                || positives < options.LeastExamples
                || places.Length - positives < options.LeastExamples
            )
            {
                return;
            }

            double Of(int i) => (slope * heldOut[i]) + offset;
            double ShiftOf(IEnumerable<int> from) =>
                LanguageShift.Fit([.. from.Select(Of)], [.. from.Select(i => labels[i])]);
            double[] byFold =
            [
                .. Enumerable
                    .Range(0, options.Folds)
                    .Select(fold => ShiftOf(places.Where(i => IdHash.Fold(papers[i].Paper.Id, options.Folds) != fold))),
            ];
            double[] after = [.. places.Select(i => Of(i) + byFold[IdHash.Fold(papers[i].Paper.Id, options.Folds)])];
            if (
                LanguageShift.Loss(after, places.Select(i => labels[i]))
                >= LanguageShift.Loss(places.Select(Of), places.Select(i => labels[i]))
            )
            {
                return;
            }

            named[FeatureExtractor.LanguagePrefix + language.Code()] = (float)(ShiftOf(places) / slope);
            for (int i = 0; i < places.Length; i++)
            {
                shifted[places[i]] = (after[i] - offset) / slope;
            }
        }
    }

    /// <summary>Second calibration over all categories, where they exclude each other, then the thresholds for the
    /// precision wanted.</summary>
    /// <param name="weights">Of the learned categories; replaced.</param>
    /// <param name="heldOut">Their log-odds by models that have not seen the paper.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="all">Keys of all scored categories when each of them was learned, else none.</param>
    void SetThresholds(
        Dictionary<string, CategoryWeights> weights,
        Dictionary<string, double[]> heldOut,
        IReadOnlyList<LabelledPaper> papers,
        string[] all
    )
    {
        bool[] Labels(string key) => [.. papers.Select(p => p.Labels.Contains(key))];
        if (all.Length > 0 && features.Taxonomy.Exclusives.Count > 0)
        {
            double[][] weighed =
            [
                .. papers.Select(
                    (_, i) =>
                        JointScores.Weighed(
                            features.Taxonomy,
                            all,
                            [.. all.Select(k => weights[k].Calibrate(heldOut[k][i]))]
                        )
                ),
            ];
            for (int c = 0; c < all.Length; c++)
            {
                (double slope, double offset) = PlattCalibration.Fit([.. weighed.Select(w => w[c])], Labels(all[c]));
                weights[all[c]] = weights[all[c]] with
                {
                    JointSlope = Math.Round(slope, 6),
                    JointOffset = Math.Round(offset, 6),
                };
            }
        }

        CategoryWeights[] learned = [.. weights.Values];
        Dictionary<string, double>[] scores =
        [
            .. papers.Select(
                (_, i) => JointScores.Of(features.Taxonomy, learned, [.. learned.Select(w => heldOut[w.Key][i])])
            ),
        ];
        foreach (CategoryWeights one in learned)
        {
            (double assign, double undecided) = Thresholds.Choose(
                [.. scores.Select(s => s[one.Key])],
                Labels(one.Key),
                options.Precision
            );
            weights[one.Key] = one with { AssignFrom = assign, UndecidedFrom = undecided };
        }
    }

    Prediction Predict(
        LabelledPaper paper,
        IReadOnlyList<CategoryWeights> weights,
        Dictionary<string, double[]> heldOut,
        int index
    )
    {
        // What is known by definition alone takes part in no figure: nobody said of these papers whether it holds.
        Dictionary<string, double> scores = JointScores.Of(
            features.Taxonomy,
            weights,
            [
                .. weights.Select(w =>
                    heldOut.TryGetValue(w.Key, out double[]? logOdds) ? logOdds[index] : double.NegativeInfinity
                ),
            ]
        );
        (List<string> assigned, List<string> undecided) = CategoryVerdict.Of(features.Taxonomy, weights, scores);
        return new Prediction(paper, scores.Where(s => heldOut.ContainsKey(s.Key)).ToDictionary(), assigned, undecided);
    }

    /// <summary>What the trained categories are learned from.</summary>
    sealed record LearningSet(
        IReadOnlyList<LabelledPaper> Papers,
        IReadOnlyList<TrainingRow> Rows,
        LexicalVocabulary? Vocabulary,
        DefinitionModel Definitions,
        IReadOnlyList<string> Keys
    )
    {
        public bool[][] Labels { get; } = [.. Keys.Select(k => Papers.Select(p => p.Labels.Contains(k)).ToArray())];

        public required float[] Weights { get; init; }
    }
}
