namespace VegfTrends.Core;

/// <summary>
/// The papers that report the same work: what trends count. How papers become studies is decided in <see cref="Group"/>
/// and nowhere else.
/// </summary>
public sealed class Study
{
    readonly IReadOnlyList<AssessedPaper> _standing;

    Study(IReadOnlyList<AssessedPaper> papers)
    {
        Papers = papers;
        // Nearly every study is one standing paper.
        _standing = papers.All(p => p.Stands) ? papers : [.. papers.Where(p => p.Stands)];
        Earliest = _standing.Where(p => p.Paper.Date is not null).OrderBy(p => p.Paper.Date, Precise).FirstOrDefault();
        Date = Earliest?.Paper.Date;
    }

    /// <summary>At least one.</summary>
    public IReadOnlyList<AssessedPaper> Papers { get; }

    /// <summary>Of the earliest standing paper; within its year a date with a month is taken before the year
    /// alone.</summary>
    public PaperDate? Date { get; }

    /// <summary>The standing paper that <see cref="Date"/> is of, or <c>null</c>.</summary>
    public AssessedPaper? Earliest { get; }

    /// <summary>The first tumour that a standing paper names (see <see cref="Assessment.Cancer"/>); <c>none</c> where
    /// none does.</summary>
    public string Cancer =>
        field ??= _standing.Select(p => p.Assessment.Cancer).FirstOrDefault(c => c != "none") ?? "none";

    /// <summary>The highest of the standing papers.</summary>
    public EvidenceStage Stage =>
        EvidenceStages.Highest(_standing.Select(p => EvidenceStages.Of(p.Assessment.StudyType)));

    /// <summary>What the standing papers name, each once, in text order.</summary>
    public IEnumerable<Concept> Concepts =>
        _standing.SelectMany(p => p.Assessment.Mentions).Select(m => m.Concept).DistinctBy(c => (c.Group, c.Key));

    /// <summary>Of the standing papers, each once, as they write them.</summary>
    public IEnumerable<string> Keywords => _standing.SelectMany(p => p.Paper.Keywords).Distinct();

    /// <summary>Of the standing papers, sorted; see <see cref="Paper.Countries"/>.</summary>
    public IEnumerable<string> Countries =>
        _standing.SelectMany(p => p.Paper.Countries).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Years in order; within a year a date with a month before the year alone. No date comes last.</summary>
    internal static IComparer<PaperDate?> Precise { get; } =
        Comparer<PaperDate?>.Create((a, b) => Rank(a).CompareTo(Rank(b)));

    /// <summary>No paper stands.</summary>
    public bool IsWithdrawn => _standing.Count == 0;

    /// <summary>Every standing paper is an entry of a trial register.</summary>
    public bool IsRegistryRecord => !IsWithdrawn && _standing.All(p => p.Paper.IsRegistryRecord);

    /// <summary>People have decided on every standing paper: its categories are known.</summary>
    public bool IsDecided => !IsWithdrawn && _standing.All(p => p.Decision is not null);

    /// <summary>Day on which the watch saw its first paper arrive; <c>null</c> when the store had that paper in another
    /// way.</summary>
    public DateOnly? SeenArriving =>
        _standing.Min(p => p.Added) is { } first
        && _standing.All(p => p.Added is not null && (p.Added > first || p.SeenByWatch))
            ? first
            : null;

    public bool IsUndecided => _standing.Any(p => p.Undecided.Count > 0);

    /// <summary>One study a paper id; a second record with the same id belongs to the same study.</summary>
    public static IReadOnlyList<Study> Group(IEnumerable<AssessedPaper> papers) =>
        [.. papers.GroupBy(p => p.Paper.Id).Select(g => new Study([.. g]))];

    /// <summary>What holds for a standing paper of the study, parents included. An exclusive category falls where a
    /// combination holds.</summary>
    public IReadOnlySet<string> Categories(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return taxonomy.Holding(_standing.SelectMany(p => p.Assigned));
    }

    /// <summary>The same by the model alone, as if no person had said anything.</summary>
    public IReadOnlySet<string> AssessedCategories(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return taxonomy.Holding(_standing.SelectMany(p => p.Assessment.Assigned));
    }

    public IEnumerable<(string AntiVegf, string Partner)> Pairs(Taxonomy taxonomy) =>
        _standing.SelectMany(p => p.Pairs(taxonomy)).Distinct();

    /// <summary>Whether the title or abstract of a standing paper is in the language.</summary>
    public bool IsIn(Language language) =>
        _standing.Any(p => p.Paper.Title.Only(language) is not null || p.Paper.Abstract.Only(language) is not null);

    static (int Year, bool YearOnly, DateOnly Day) Rank(PaperDate? date) =>
        date is { } d ? (d.Year, d.Month is null, d.Earliest) : (int.MaxValue, true, DateOnly.MaxValue);

    public IEnumerable<string> Agents(Lexicon lexicon, CombinationSide side) =>
        _standing.SelectMany(p => p.Agents(lexicon, side)).Distinct();
}
