using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>Who wants to be told what, when and how.</summary>
public sealed record DigestReader
{
    /// <summary>Unique in the readers' file; what was told is kept under it.</summary>
    public required string Name { get; init; }

    public Language Language { get; init; } = Language.En;

    public Rhythm Rhythm { get; init; } = Rhythm.Daily;

    /// <summary>Keys of categories; a parent stands for its children. Empty: every combination (all categories that are
    /// not exclusive).</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Ids of papers that the reader likes: papers near to them come first.</summary>
    public IReadOnlyList<string> Likes { get; init; } = [];

    /// <summary>Whether a digest goes out when there is nothing to tell. Default no.</summary>
    public bool Empty { get; init; }

    public IReadOnlyList<ChannelOptions> Channels { get; init; } = [];

    /// <summary>Whether a paper belongs into this reader's digests: it stands, and has a category that the reader asked
    /// for.</summary>
    public bool Wants(AssessedPaper paper, Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(taxonomy);
        return paper.Stands && Asks(paper.Assigned, taxonomy);
    }

    /// <summary>Whether a paper would belong into them if a person decided for one of its undecided
    /// categories.</summary>
    public bool MayWant(AssessedPaper paper, Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(taxonomy);
        return paper.Stands && !Wants(paper, taxonomy) && Asks(paper.Undecided, taxonomy);
    }

    bool Asks(IEnumerable<string> keys, Taxonomy taxonomy) =>
        keys.Select(taxonomy.Find)
            .OfType<Category>()
            .Any(c => Categories.Count == 0 ? !c.Exclusive : c.IsAmong(Categories));
}
