namespace VegfTrends.Core;

/// <summary>Finds the sentences that made a score: those whose absence lowers the log-odds most.</summary>
static class EvidenceFinder
{
    // Each sentence tried exactly costs an encoding of the whole rest, so a cheap estimate picks the ones to try.
    const int Tried = 3, Kept = 2;

    /// <summary>At most two sentences a category, strongest first. Every drop that is reported was measured by reading the paper without the sentence.</summary>
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

        PaperFeatures whole = features.Extract(paper);
        Removal[] removals = [.. paper.Sentences.Select(s => new Removal(paper, s, features))];
        return [.. weights.Where(w => categories.Contains(w.Key)).SelectMany(w => Of(w, whole, removals, features))];
    }

    static IEnumerable<Evidence> Of(CategoryWeights weights, PaperFeatures whole, Removal[] removals, FeatureExtractor features)
    {
        double named = weights.OfNamed(whole.Named), full = weights.LogOdds(whole);
        (Removal Removal, double Drop)[] estimated = [.. removals
            .Select(r => (r, named - weights.OfNamed(r.Named) + (r.Share * weights.OfEmbedding(r.Embedding))))
            .OrderByDescending(x => x.Item2)];
        double all = estimated.Skip(Tried).Sum(x => Math.Max(0, x.Drop));
        (Removal Removal, double Drop)[] measured = [.. estimated.Take(Tried)
            .Select(x => (x.Removal, full - weights.Bias - weights.OfNamed(x.Removal.Named) - weights.OfEmbedding(x.Removal.RestEmbedding(features))))
            .Where(x => x.Item2 > 0)
            .OrderByDescending(x => x.Item2)];
        all += measured.Sum(x => x.Drop);
        return measured.Take(Kept).Select(x => new Evidence(weights.Key, x.Removal.Sentence.Field, x.Removal.Sentence.Start, x.Removal.Sentence.End, x.Drop / all));
    }

    /// <summary>A paper without one sentence.</summary>
    sealed class Removal(AnalysedPaper paper, Sentence sentence, FeatureExtractor features)
    {
        readonly AnalysedPaper _rest = paper.Without(sentence);
        ReadOnlyMemory<float>? _restEmbedding;

        public Sentence Sentence => sentence;

        /// <summary>Of the paper's text, 0 to 1.</summary>
        public double Share { get; } = (double)(sentence.End - sentence.Start) / paper.Sentences.Sum(s => s.End - s.Start);

        public IReadOnlyDictionary<string, float> Named => field ??= features.Named(_rest);

        /// <summary>Of the sentence alone.</summary>
        public ReadOnlyMemory<float> Embedding { get; } = features.Encoder.Encode(features.Lexicon.Simplified(paper.Text(sentence))).Vector;

        public ReadOnlyMemory<float> RestEmbedding(FeatureExtractor by) => _restEmbedding ??= by.Embed(_rest);
    }
}
