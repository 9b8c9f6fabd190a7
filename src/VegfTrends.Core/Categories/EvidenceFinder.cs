namespace VegfTrends.Core;

/// <summary>
/// Finds the sentences that made a score, and the words in them. The strength of either is what the log-odds lose
/// without it plus what they gain by it alone (for a word: what its sentence, read alone, loses with it): where two
/// places say the same, neither is missed much, but each would have been enough.
/// </summary>
sealed class EvidenceFinder
{
    // Where the encoder is no sum, a sentence tried exactly costs an encoding of the whole rest: a cheap estimate picks
    // the ones to try.
    const int Tried = 3,
        KeptSentences = 2,
        KeptWords = 6,
        KeptAgainst = 2;

    // Words below this part of their sentence's strength say nothing to a reader.
    const double LeastPart = 0.03;

    readonly AnalysedPaper _paper;
    readonly PaperFeatures _whole;
    readonly FeatureExtractor _features;
    readonly PaperEmbeddings _embeddings;
    readonly WordScores? _words;
    readonly IReadOnlyDictionary<string, float> _concepts;
    readonly Removal[] _removals;

    EvidenceFinder(AnalysedPaper paper, PaperFeatures whole, FeatureExtractor features)
    {
        (_paper, _whole, _features) = (paper, whole, features);
        _embeddings = new PaperEmbeddings(paper, whole.Embedding, features);
        (_words, _concepts) = (features.Words(paper), features.Concepts(paper));
        _removals = [.. paper.Sentences.Select(s => new Removal(this, s))];
    }

    /// <summary>At most two sentences a category, strongest first.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="whole">Its features.</param>
    /// <param name="features">Made them.</param>
    /// <param name="weights">Of all categories.</param>
    /// <param name="categories">Those to explain.</param>
    public static IReadOnlyList<Evidence> Find(
        AnalysedPaper paper,
        PaperFeatures whole,
        FeatureExtractor features,
        IReadOnlyList<CategoryWeights> weights,
        IReadOnlyList<string> categories
    )
    {
        if (categories.Count == 0 || paper.Sentences.Count == 0)
        {
            return [];
        }

        var finder = new EvidenceFinder(paper, whole, features);
        return [.. weights.Where(w => categories.Contains(w.Key)).SelectMany(finder.Of)];
    }

    IEnumerable<Evidence> Of(CategoryWeights weights)
    {
        foreach ((Removal removal, double share) in Sentences(weights))
        {
            Sentence sentence = removal.Sentence;
            yield return new Evidence(weights.Key, sentence.Field, sentence.Start, sentence.End, share)
            {
                Words = Words(weights, removal, share),
            };
        }
    }

    IEnumerable<(Removal Removal, double Share)> Sentences(CategoryWeights weights)
    {
        if (_removals is [var only])
        {
            return [(only, 1)];
        }

        double full = weights.LogOdds(_whole),
            none = weights.Bias + weights.OfNamed(_features.Concepts(_paper.Only([])));
        double Alone(Removal r) =>
            weights.Bias
            + weights.OfNamed(r.NamedAlone)
            + weights.OfEmbedding(r.Alone.Embedding)
            + WordsAlone(weights, r.Counts)
            - none;
        double Lost(Removal r, ReadOnlyMemory<float> rest) =>
            full
            - weights.Bias
            - weights.OfNamed(r.Named)
            - weights.OfEmbedding(rest)
            - WordsLeft(weights, r.Counts, null);
        (Removal Removal, double Strength)[] found =
        [
            .. _removals.Select(r => (r, Lost(r, r.Rest) + Alone(r))).OrderByDescending(x => x.Item2),
        ];
        if (!_embeddings.AreExact)
        {
            found =
            [
                .. found
                    .Take(Tried)
                    .Select(x => (x.Removal, Lost(x.Removal, x.Removal.EncodedRest) + Alone(x.Removal)))
                    .OrderByDescending(x => x.Item2),
                .. found.Skip(Tried),
            ];
        }

        double all = found.Sum(x => Math.Max(0, x.Strength));
        return found.Take(KeptSentences).Where(x => x.Strength > 0).Select(x => (x.Removal, x.Strength / all));
    }

    IReadOnlyList<EvidenceWord> Words(CategoryWeights weights, Removal removal, double share)
    {
        double full = weights.LogOdds(_whole),
            alone =
                weights.Bias
                + weights.OfNamed(removal.NamedAlone)
                + weights.OfEmbedding(removal.Alone.Embedding)
                + WordsAlone(weights, removal.Counts);
        (Word Word, double Strength)[] found =
        [
            .. removal.Words.Select(w =>
                (
                    w,
                    full
                        - weights.Bias
                        - weights.OfNamed(w.Named)
                        - weights.OfEmbedding(w.Rest)
                        - WordsLeft(weights, removal.Counts, w.Counts)
                        + alone
                        - weights.Bias
                        - weights.OfNamed(w.NamedAlone)
                        - weights.OfEmbedding(w.Alone)
                        - WordsAlone(weights, w.Counts)
                )
            ),
        ];
        double all = found.Sum(x => Math.Abs(x.Strength));
        if (all < 1e-9)
        {
            return [];
        }

        IEnumerable<(Word Word, double Part)> parts = found
            .Select(x => (x.Word, Part: x.Strength / all))
            .Where(x => Math.Abs(x.Part) >= LeastPart)
            .OrderByDescending(x => Math.Abs(x.Part))
            .ToList();
        return
        [
            .. parts
                .Where(x => x.Part > 0)
                .Take(KeptWords)
                .Concat(parts.Where(x => x.Part < 0).Take(KeptAgainst))
                .OrderByDescending(x => Math.Abs(x.Part))
                .Select(x => new EvidenceWord(x.Word.Start, x.Word.End, share * x.Part)),
        ];
    }

    double WordsAlone(CategoryWeights weights, Dictionary<string, int> counts) => _words?.Of(weights, counts) ?? 0;

    double WordsLeft(CategoryWeights weights, Dictionary<string, int> before, Dictionary<string, int>? after) =>
        _words?.Without(weights, before, after) ?? 0;

    /// <summary>What is left of paper and sentence without one word.</summary>
    sealed record Word(
        int Start,
        int End,
        IReadOnlyDictionary<string, float> Named,
        IReadOnlyDictionary<string, float> NamedAlone,
        ReadOnlyMemory<float> Rest,
        ReadOnlyMemory<float> Alone,
        Dictionary<string, int> Counts
    );

    /// <summary>A paper without one sentence, and that sentence without the paper.</summary>
    sealed class Removal(EvidenceFinder finder, Sentence sentence)
    {
        readonly AnalysedPaper _without = finder._paper.Without(sentence);
        readonly AnalysedPaper _only = finder._paper.Only([sentence]);
        ReadOnlyMemory<float>? _encodedRest;

        public Sentence Sentence => sentence;

        public IReadOnlyDictionary<string, float> Named => field ??= finder._features.Concepts(_without);

        public IReadOnlyDictionary<string, float> NamedAlone => field ??= finder._features.Concepts(_only);

        /// <summary>How often the sentence has each word.</summary>
        public Dictionary<string, int> Counts => field ??= finder._features.CountWords(_only);

        /// <summary>The sentence alone.</summary>
        public PaperEmbeddings.Part Alone { get; } = finder._embeddings.Of(sentence, finder._paper.Text(sentence));

        /// <summary>Of the paper without the sentence; an estimate where the encoder is no sum.</summary>
        public ReadOnlyMemory<float> Rest => field.Length > 0 ? field : field = finder._embeddings.With(Alone, null);

        public ReadOnlyMemory<float> EncodedRest => _encodedRest ??= finder._features.Embed(_without);

        public IReadOnlyList<Word> Words =>
            field ??= [
                .. SentenceWords
                    .Of(finder._paper.Text(sentence), sentence, _only.Mentions, finder._embeddings.Cut)
                    .Select(Without),
            ];

        Word Without((int Start, int End) word)
        {
            AnalysedPaper paper = finder._paper,
                blanked = finder._features.Blank(_only, sentence, [word]);
            PaperEmbeddings.Part left = finder._embeddings.Of(sentence, blanked.Text(sentence));
            bool same = SameFindings(blanked);
            return new Word(
                word.Start,
                word.End,
                same ? finder._concepts : finder._features.Concepts(finder._features.Blank(paper, sentence, [word])),
                same ? NamedAlone : finder._features.Concepts(blanked),
                finder._embeddings.With(Alone, left),
                left.Embedding,
                finder._features.CountWords(blanked)
            );
        }

        // Most words are neither a name nor a cue: what the paper names and relates is the same without them.
        bool SameFindings(AnalysedPaper blanked) =>
            blanked.Mentions.SequenceEqual(_only.Mentions)
            && blanked
                .Pairs.Select(p => (p.Left, p.Right, p.Relation))
                .SequenceEqual(_only.Pairs.Select(p => (p.Left, p.Right, p.Relation)));
    }
}
