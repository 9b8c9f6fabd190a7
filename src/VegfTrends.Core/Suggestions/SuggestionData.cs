namespace VegfTrends.Core;

/// <summary>A paper as the ranker sees it.</summary>
sealed record Candidate(AssessedPaper Paper, float[]? Vector, Dictionary<string, double> Concepts)
{
    public string Id => Paper.Paper.Id;

    /// <summary>0 to 1, by text, or by concepts where a text has no embedding.</summary>
    public double Likeness(Candidate other) =>
        Vector is null || other.Vector is null ? ConceptVectors.Overlap(Concepts, other.Concepts) : Math.Max(0, CentredVectors.Cosine(Vector, other.Vector));
}

/// <summary>Something liked: a paper of the data, or a seed text.</summary>
sealed record Liked(string Name, Assessment Assessment, float[]? Vector);

/// <summary>All that is worked out once for a reader before papers are scored.</summary>
sealed class SuggestionData
{
    readonly Dictionary<(string, string), string> _firstOfPair = [];

    public SuggestionData(IReadOnlyList<AssessedPaper> papers, IReadOnlyDictionary<string, Embedding> embeddings, ReaderProfile profile)
    {
        List<AssessedPaper> distinct = [.. papers.DistinctBy(p => p.Paper.Id)];
        var concepts = new ConceptVectors([.. distinct.Select(p => p.Assessment)]);
        var vectors = new CentredVectors([.. distinct.Select(p => embeddings.GetValueOrDefault(p.Paper.Id)).Concat(profile.Seeds.Select(s => s.Embedding)).OfType<Embedding>()]);
        Candidates = [.. distinct.Select(p => new Candidate(p, embeddings.TryGetValue(p.Paper.Id, out Embedding? e) ? vectors.Of(e) : null, concepts.Of(p.Assessment)))];

        var byId = Candidates.ToDictionary(c => c.Id);
        string[] likedIds = [.. profile.LikedIds.Distinct()];
        UnknownLikes = [.. likedIds.Where(id => !byId.ContainsKey(id))];
        Likes =
        [
            .. likedIds.Where(byId.ContainsKey).Select(id => new Liked(id, byId[id].Paper.Assessment, byId[id].Vector)),
            .. profile.Seeds.Select(s => new Liked(s.Name, s.Assessment, vectors.Of(s.Embedding))),
        ];
        LikedCentre = CentredVectors.Middle([.. Likes.Select(l => l.Vector).OfType<float[]>()]);
        LikedConcepts = concepts.Of(Likes.Select(l => l.Assessment));

        foreach (AssessedPaper paper in distinct.Where(p => p.Stands && p.Paper.Date is not null)
            .OrderBy(p => p.Paper.Date!.Value).ThenBy(p => p.Paper.Id, StringComparer.Ordinal))
        {
            foreach ((string, string) pair in paper.Assessment.Pairs)
            {
                _firstOfPair.TryAdd(pair, paper.Paper.Id);
            }
        }
    }

    public IReadOnlyList<Candidate> Candidates { get; }

    public IReadOnlyList<Liked> Likes { get; }

    public IReadOnlyList<string> UnknownLikes { get; }

    public float[] LikedCentre { get; }

    public Dictionary<string, double> LikedConcepts { get; }

    public bool HasLikes => Likes.Count > 0;

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

    /// <summary>The pairs of which this paper is the earliest in the data. Of papers dated alike, the first id.</summary>
    public IEnumerable<(string AntiVegf, string Partner)> FirstOf(Candidate candidate) =>
        candidate.Paper.Assessment.Pairs.Where(p => _firstOfPair.GetValueOrDefault(p) == candidate.Id);
}
