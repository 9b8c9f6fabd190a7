namespace VegfTrends.Core;

/// <summary>
/// Says which papers a reader should read next. With likes: papers near what is liked, in text, words and agents.
/// Without: papers that combine, new ones, new pairs and the specialty's tumour first. Deterministic: equal scores stand
/// in the order of their ids.
/// </summary>
public sealed class SuggestionRanker
{
    // Diversity looks at this many of the best for each suggestion asked for: enough to step round near copies, small
    // enough to stay fast.
    const int PoolFactor = 20;

    readonly Taxonomy _taxonomy;
    readonly SuggestionOptions _options;
    readonly SuggestionReasons _reasons;
    readonly ConceptNames _names;

    public SuggestionRanker(Taxonomy taxonomy, Lexicon lexicon, SuggestionOptions options)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(options);
        _names = new ConceptNames(lexicon);
        (_taxonomy, _options, _reasons) = (taxonomy, options, new SuggestionReasons(taxonomy, _names, options));
    }

    /// <summary>The best papers, unlike one another, until the reader's number or minutes are used up.</summary>
    /// <param name="papers">All papers; liked, known and fallen ones among them are used but not suggested.</param>
    /// <param name="embeddings">By paper id; a paper without one is judged by its concepts.</param>
    /// <param name="profile">The reader.</param>
    /// <param name="cancel">Asked at every paper.</param>
    public SuggestionList Suggest(
        IReadOnlyList<AssessedPaper> papers,
        IReadOnlyDictionary<string, Embedding> embeddings,
        ReaderProfile profile,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(profile);
        SuggestionData data = Prepare(papers, embeddings, profile, cancel);
        List<(Candidate Candidate, double Score)> pool =
        [
            .. Scored(data, profile).Take(Math.Max(200, profile.Top * PoolFactor)),
        ];
        var items = new List<Suggestion>();
        var likeness = new double[pool.Count]; // to the nearest one chosen
        int minutes = 0;
        while (items.Count < profile.Top && pool.Count > 0)
        {
            int best = 0;
            for (int i = 1; i < pool.Count; i++)
            {
                if (Gain(i) > Gain(best))
                {
                    best = i;
                }
            }

            (Candidate chosen, double score) = pool[best];
            int reading = chosen.Paper.Minutes ?? ReadingTime.Minutes(chosen.Paper.Paper, profile.Language);
            pool.RemoveAt(best);
            likeness = [.. likeness.Where((_, i) => i != best)];
            if (minutes + reading > profile.Minutes)
            {
                // A shorter one may still fit.
                continue;
            }

            minutes += reading;
            items.Add(new Suggestion(items.Count + 1, chosen.Id, score, _reasons.For(chosen, data), reading));
            for (int i = 0; i < pool.Count; i++)
            {
                likeness[i] = Math.Max(likeness[i], pool[i].Candidate.Likeness(chosen));
            }
        }

        return new SuggestionList(items, data.UnknownLikes);

        double Gain(int i) => (_options.Relevance * pool[i].Score) - ((1 - _options.Relevance) * likeness[i]);
    }

    /// <summary>Every paper that could be suggested, by score alone, best first: for measuring the ranking.</summary>
    public IReadOnlyList<(string PaperId, double Score)> Rank(
        IReadOnlyList<AssessedPaper> papers,
        IReadOnlyDictionary<string, Embedding> embeddings,
        ReaderProfile profile
    ) =>
        [
            .. Scored(Prepare(papers, embeddings, profile, CancellationToken.None), profile)
                .Select(s => (s.Candidate.Id, s.Score)),
        ];

    static SuggestionData Prepare(
        IReadOnlyList<AssessedPaper> papers,
        IReadOnlyDictionary<string, Embedding> embeddings,
        ReaderProfile profile,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(profile);
        return new SuggestionData(papers, embeddings, profile, cancel);
    }

    IEnumerable<(Candidate Candidate, double Score)> Scored(SuggestionData data, ReaderProfile profile)
    {
        var skipped = profile.LikedIds.Concat(profile.ReadIds).ToHashSet();
        return data
            .Candidates.Where(c =>
                c.Paper.Stands
                && !skipped.Contains(c.Id)
                && !(c.Paper.Paper.Date?.Earliest > _options.AsOf)
                && (data.HasLikes || Combines(c))
            )
            .Select(c => (c, data.HasLikes ? ByLikes(c, data) : ByNews(c, data)))
            .OrderByDescending(s => s.Item2)
            .ThenBy(s => s.c.Id, StringComparer.Ordinal);
    }

    bool Combines(Candidate candidate) => candidate.Paper.Assigned.Any(k => _taxonomy.Find(k) is { Exclusive: false });

    double ByLikes(Candidate candidate, SuggestionData data)
    {
        double centre = (1 + CentredVectors.Cosine(candidate.Vector, data.LikedCentre)) / 2;
        double nearest = (1 + data.Nearest(candidate).Cosine) / 2;
        return Weighed(
            (_options.CentreWeight, centre),
            (_options.NearestWeight, nearest),
            (_options.WordWeight, data.SharedWords(candidate)),
            (_options.ConceptWeight, ConceptVectors.Overlap(candidate.Concepts, data.LikedConcepts)),
            (_options.RecencyWeight, Recency(candidate.Paper))
        );
    }

    double ByNews(Candidate candidate, SuggestionData data)
    {
        // What a person decided is sure.
        double category = candidate
            .Paper.Assigned.Where(k => _taxonomy.Find(k) is { Exclusive: false })
            .Max(k => candidate.Paper.Decision is null ? candidate.Paper.Assessment.Scores.GetValueOrDefault(k) : 1);
        double recency = Recency(candidate.Paper);
        double novelty = data.FirstOf(candidate).Any() ? recency : 0;
        double cancer = candidate.Paper.Assessment.Cancer == _names.FirstTumour.Key ? 1 : 0;
        return Weighed(
            (_options.CategoryWeight, category),
            (_options.FreshWeight, recency),
            (_options.NoveltyWeight, novelty),
            (_options.CancerWeight, cancer)
        );
    }

    static double Weighed(params ReadOnlySpan<(double Weight, double Value)> parts)
    {
        double sum = 0,
            weights = 0;
        foreach ((double weight, double value) in parts)
        {
            (sum, weights) = (sum + (weight * value), weights + weight);
        }

        return weights == 0 ? 0 : Math.Clamp(sum / weights, 0, 1);
    }

    // A year alone is taken for its middle, so that such papers are neither favoured nor put back. Undated papers go by
    // the day they came in.
    double Recency(AssessedPaper paper)
    {
        DateOnly? day = paper.Paper.Date switch
        {
            { Month: null } date => new DateOnly(date.Year, 7, 1),
            { } date => date.Earliest,
            null => paper.Added,
        };
        return day is { } known
            ? Math.Pow(0.5, Math.Max(0, _options.AsOf.DayNumber - known.DayNumber) / (365.25 * _options.HalfLifeYears))
            : 0;
    }
}
