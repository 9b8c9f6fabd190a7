namespace VegfTrends.Core;

/// <summary>
/// Finds the sentences that made a score. A sentence's strength is what the log-odds lose without it plus what they gain by it alone: where two
/// sentences say the same, neither is missed much, but each would have been enough.
/// </summary>
static class EvidenceFinder
{
    // Each sentence tried exactly costs an encoding of the whole rest, so a cheap estimate picks the ones to try.
    const int Tried = 3, Kept = 2;

    /// <summary>At most two sentences a category, strongest first.</summary>
    public static IReadOnlyList<Evidence> Find(AnalysedPaper paper, FeatureExtractor features, IReadOnlyList<CategoryWeights> weights, IReadOnlyList<string> categories)
    {
        if (categories.Count == 0 || paper.Sentences.Count == 0)
        {
            return [];
        }

        if (paper.Sentences.Count == 1)
        {
            Sentence only = paper.Sentences[0];
            return [.. categories.Select(key => new Evidence(key, only.Field, only.Start, only.End, 1))];
        }

        PaperFeatures whole = features.Extract(paper), empty = features.Extract(paper.Only([]));
        Removal[] removals = [.. paper.Sentences.Select(s => new Removal(paper, s, features))];
        return [.. weights.Where(w => categories.Contains(w.Key)).SelectMany(w => Of(w, whole, empty, removals, features))];
    }

    static IEnumerable<Evidence> Of(CategoryWeights weights, PaperFeatures whole, PaperFeatures empty, Removal[] removals, FeatureExtractor features)
    {
        double named = weights.OfNamed(whole.Named), full = weights.LogOdds(whole), none = weights.LogOdds(empty);
        double Alone(Removal r) => weights.Bias + weights.OfNamed(r.NamedAlone) + weights.OfEmbedding(r.Embedding) - none;
        (Removal Removal, double Strength)[] estimated = [.. removals
            .Select(r => (r, named - weights.OfNamed(r.Named) + (r.Share * weights.OfEmbedding(r.Embedding)) + Alone(r)))
            .OrderByDescending(x => x.Item2)];
        double all = estimated.Skip(Tried).Sum(x => Math.Max(0, x.Strength));
        (Removal Removal, double Strength)[] measured = [.. estimated.Take(Tried)
            .Select(x => (x.Removal, full - weights.Bias - weights.OfNamed(x.Removal.Named) - weights.OfEmbedding(x.Removal.RestEmbedding(features)) + Alone(x.Removal)))
            .Where(x => x.Item2 > 0)
            .OrderByDescending(x => x.Item2)];
        all += measured.Sum(x => x.Strength);
        return measured.Take(Kept).Select(x => new Evidence(weights.Key, x.Removal.Sentence.Field, x.Removal.Sentence.Start, x.Removal.Sentence.End, x.Strength / all));
    }

    /// <summary>A paper without one sentence, and that sentence without the paper.</summary>
    sealed class Removal(AnalysedPaper paper, Sentence sentence, FeatureExtractor features)
    {
        readonly AnalysedPaper _rest = paper.Without(sentence);
        ReadOnlyMemory<float>? _restEmbedding;

        public Sentence Sentence => sentence;

        /// <summary>Of the paper's text, 0 to 1.</summary>
        public double Share { get; } = (double)(sentence.End - sentence.Start) / paper.Sentences.Sum(s => s.End - s.Start);

        public IReadOnlyDictionary<string, float> Named => field ??= features.Named(_rest);

        public IReadOnlyDictionary<string, float> NamedAlone => field ??= features.Named(paper.Only([sentence]));

        /// <summary>Of the sentence alone.</summary>
        public ReadOnlyMemory<float> Embedding { get; } = features.Encoder.Encode(features.Lexicon.Simplified(paper.Text(sentence))).Vector;

        public ReadOnlyMemory<float> RestEmbedding(FeatureExtractor by) => _restEmbedding ??= by.Embed(_rest);
    }
}
