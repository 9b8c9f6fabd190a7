namespace VegfTrends.Core;

/// <summary>A paper as the ranker sees it.</summary>
sealed class Candidate(
    AssessedPaper paper,
    Func<Candidate, float[]?> vector,
    Func<Candidate, Dictionary<string, double>> concepts,
    Dictionary<int, double> words
)
{
    float[]? _vector;
    bool _hasVector;

    public AssessedPaper Paper => paper;

    /// <summary>Worked out when first asked for: without likes only the best few are.</summary>
    public float[]? Vector
    {
        get
        {
            (_vector, _hasVector) = (_hasVector ? _vector : vector(this), true);
            return _vector;
        }
    }

    public Dictionary<string, double> Concepts => field ??= concepts(this);

    public Dictionary<int, double> Words => words;

    public string Id => Paper.Paper.Id;

    /// <summary>0 to 1, by text, or by concepts where a text has no embedding.</summary>
    public double Likeness(Candidate other) =>
        Vector is null || other.Vector is null
            ? ConceptVectors.Overlap(Concepts, other.Concepts)
            : Math.Max(0, CentredVectors.Cosine(Vector, other.Vector));
}

/// <summary>Something liked: a paper of the data, or a seed text.</summary>
sealed record Liked(string Name, Assessment Assessment, float[]? Vector);

/// <summary>All that is worked out once for a reader before papers are scored.</summary>
sealed class SuggestionData
{
    static readonly Dictionary<int, double> NoWords = [];

    readonly Dictionary<(string, string), string> _firstOfPair = [];
    readonly HashSet<Language> _likedLanguages;
    readonly Dictionary<int, double> _likedWords;
    readonly double _wordsANearness;

    public SuggestionData(
        IReadOnlyList<AssessedPaper> papers,
        IReadOnlyDictionary<string, Embedding> embeddings,
        ReaderProfile profile,
        CancellationToken cancel
    )
    {
        List<AssessedPaper> distinct = [.. papers.DistinctBy(p => p.Paper.Id)];
        var concepts = new ConceptVectors([.. distinct.Select(p => p.Assessment)]);
        var ids = distinct.Select(p => p.Paper.Id).ToHashSet();
        var vectors = new CentredVectors(
            embeddings
                .Where(e => ids.Contains(e.Key))
                .Select(e => e.Value)
                .Concat(profile.Seeds.Select(s => s.Embedding))
        );
        // Words are asked for only beside likes, and take the longest to work out.
        bool hasLikes = profile.Seeds.Count > 0 || distinct.Exists(p => profile.LikedIds.Contains(p.Paper.Id));
        var words = new WordVectors(hasLikes ? [.. distinct.Select(p => Live(p).Paper)] : []);
        Func<Candidate, float[]?> vector = c => embeddings.TryGetValue(c.Id, out Embedding? e) ? vectors.Of(e) : null;
        Func<Candidate, Dictionary<string, double>> kinds = c => concepts.Of(c.Paper.Assessment);
        Candidates =
        [
            .. distinct.Select(p => new Candidate(Live(p), vector, kinds, hasLikes ? words.Of(p.Paper) : NoWords)),
        ];

        var byId = Candidates.ToDictionary(c => c.Id);
        string[] likedIds = [.. profile.LikedIds.Distinct()];
        UnknownLikes = [.. likedIds.Where(id => !byId.ContainsKey(id))];
        Likes =
        [
            .. likedIds.Where(byId.ContainsKey).Select(id => new Liked(id, byId[id].Paper.Assessment, byId[id].Vector)),
            .. profile.Seeds.Select(s => new Liked(s.Name, s.Assessment, vectors.Of(s.Embedding))),
        ];
        LikedCentre = CentredVectors.Middle([.. Likes.Select(l => l.Vector).OfType<float[]>()]);
        _likedWords = WordVectors.Middle([
            .. likedIds.Where(byId.ContainsKey).Select(id => byId[id].Words),
            .. profile.Seeds.Select(s => words.Of(s.Text)),
        ]);
        LikedConcepts = concepts.Of(Likes.Select(l => l.Assessment));
        _likedLanguages =
        [
            .. likedIds
                .Where(byId.ContainsKey)
                .Select(id => byId[id].Paper.Paper)
                .Concat(profile.Seeds.Select(s => s.Text))
                .SelectMany(Languages),
        ];
        List<Candidate> sameLanguage = hasLikes ? [.. Candidates.Where(SharesLanguage)] : [];
        double nearness = sameLanguage.Sum(Nearness);
        _wordsANearness =
            nearness > 0 ? sameLanguage.Sum(c => WordVectors.Overlap(c.Words, _likedWords)) / nearness : 0;

        foreach (
            AssessedPaper paper in distinct
                .Where(p => p.Stands && p.Paper.Date is not null)
                .OrderBy(p => p.Paper.Date!.Value)
                .ThenBy(p => p.Paper.Id, StringComparer.Ordinal)
        )
        {
            foreach ((string, string) pair in paper.Assessment.Pairs)
            {
                _firstOfPair.TryAdd(pair, paper.Paper.Id);
            }
        }

        AssessedPaper Live(AssessedPaper paper)
        {
            cancel.ThrowIfCancellationRequested();
            return paper;
        }
    }

    public IReadOnlyList<Candidate> Candidates { get; }

    public IReadOnlyList<Liked> Likes { get; }

    public IReadOnlyList<string> UnknownLikes { get; }

    public float[] LikedCentre { get; }

    public Dictionary<string, double> LikedConcepts { get; }

    public bool HasLikes => Likes.Count > 0;

    /// <summary>
    /// Words shared with what is liked, 0 to 1. A paper in another language shares none: it is given what papers of the
    /// liked languages share on average at its nearness of embedding, so that readers are not kept within one language.
    /// </summary>
    public double SharedWords(Candidate candidate) =>
        SharesLanguage(candidate)
            ? WordVectors.Overlap(candidate.Words, _likedWords)
            : Math.Min(1, _wordsANearness * Nearness(candidate));

    /// <summary>The liked text that is nearest in words, and how near, -1 to 1.</summary>
    public (Liked? Liked, double Cosine) Nearest(Candidate candidate)
    {
        (Liked? nearest, double cosine) = (null, 0);
        foreach (Liked liked in Likes)
        {
            double found = CentredVectors.Cosine(candidate.Vector, liked.Vector);
            if (nearest is null || found > cosine)
            {
                (nearest, cosine) = (liked, found);
            }
        }

        return (nearest, cosine);
    }

    bool SharesLanguage(Candidate candidate) => Languages(candidate.Paper.Paper).Any(_likedLanguages.Contains);

    double Nearness(Candidate candidate) => Math.Max(0, CentredVectors.Cosine(candidate.Vector, LikedCentre));

    static IEnumerable<Language> Languages(Paper paper) => paper.Texts().Select(t => t.Field.Language()).Distinct();

    /// <summary>The pairs of which this paper is the earliest in the data. Of papers dated alike, the first
    /// id.</summary>
    public IEnumerable<(string AntiVegf, string Partner)> FirstOf(Candidate candidate) =>
        candidate.Paper.Assessment.Pairs.Where(p => _firstOfPair.GetValueOrDefault(p) == candidate.Id);
}
