namespace VegfTrends.Core;

/// <summary>
/// The papers that report the same work: what trends count. How papers become studies is decided in <see cref="Group"/> and nowhere else.
/// </summary>
public sealed class Study
{
    readonly IReadOnlyList<AssessedPaper> _standing;

    Study(IReadOnlyList<AssessedPaper> papers)
    {
        Papers = papers;
        _standing = [.. papers.Where(p => p.Stands)];
        Date = _standing.Select(p => p.Paper.Date).OfType<PaperDate>()
            .OrderBy(d => d.Year).ThenBy(d => d.Month is null).ThenBy(d => d).Select(d => (PaperDate?)d).FirstOrDefault();
    }

    /// <summary>At least one.</summary>
    public IReadOnlyList<AssessedPaper> Papers { get; }

    /// <summary>Of the earliest standing paper; within its year a date with a month is taken before the year alone.</summary>
    public PaperDate? Date { get; }

    /// <summary>No paper stands.</summary>
    public bool IsWithdrawn => _standing.Count == 0;

    /// <summary>Every standing paper is an entry of a trial register.</summary>
    public bool IsRegistryRecord => !IsWithdrawn && _standing.All(p => p.Paper.IsRegistryRecord);

    /// <summary>People have decided on every standing paper: its categories are known.</summary>
    public bool IsDecided => !IsWithdrawn && _standing.All(p => p.Decision is not null);

    /// <summary>Day on which the watch saw its first paper arrive; <c>null</c> when the store had that paper in another way.</summary>
    public DateOnly? SeenArriving => _standing.Min(p => p.Added) is { } first && _standing.All(p => p.Added is not null && (p.Added > first || p.SeenByWatch)) ? first : null;

    public bool IsUndecided => _standing.Any(p => p.Undecided.Count > 0);

    /// <summary>One study a paper id; a second record with the same id belongs to the same study.</summary>
    public static IReadOnlyList<Study> Group(IEnumerable<AssessedPaper> papers) =>
        [.. papers.GroupBy(p => p.Paper.Id).Select(g => new Study([.. g]))];

    /// <summary>What holds for a standing paper of the study, parents included. An exclusive category falls where a combination holds.</summary>
    public IReadOnlySet<string> Categories(Taxonomy taxonomy) => Categories(_standing, taxonomy);

    /// <summary>The same by the model alone, as if no person had said anything.</summary>
    public IReadOnlySet<string> AssessedCategories(Taxonomy taxonomy) => Categories(_standing.Select(p => p with { Decision = null }), taxonomy);

    static HashSet<string> Categories(IEnumerable<AssessedPaper> papers, Taxonomy taxonomy)
    {
        var keys = papers.SelectMany(p => p.Categories(taxonomy)).ToHashSet();
        if (keys.Any(k => taxonomy.Find(k) is { Exclusive: false }))
        {
            keys.RemoveWhere(k => taxonomy.Find(k) is { Exclusive: true });
        }

        return keys;
    }

    public IEnumerable<(string AntiVegf, string Partner)> Pairs(Taxonomy taxonomy) => _standing.SelectMany(p => p.Pairs(taxonomy)).Distinct();

    public IEnumerable<string> Agents(Lexicon lexicon, CombinationSide side) => _standing.SelectMany(p => p.Agents(lexicon, side)).Distinct();
}
