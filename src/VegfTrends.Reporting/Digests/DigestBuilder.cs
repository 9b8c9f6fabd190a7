using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>What the digests of one run are made of.</summary>
public sealed record DigestData
{
    /// <summary>All papers of the store.</summary>
    public required IReadOnlyList<ArrivedPaper> Papers { get; init; }

    /// <summary>By paper id; for readers with liked papers.</summary>
    public IReadOnlyDictionary<string, Embedding> Embeddings { get; init; } = new Dictionary<string, Embedding>();

    public required Taxonomy Taxonomy { get; init; }

    public required Lexicon Lexicon { get; init; }

    /// <summary>The day of the run; the only clock.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>What a reader is to be told.</summary>
/// <param name="New">Ids of papers that the reader has not been told about; those that the reader does not want are
/// left out.</param>
/// <param name="Changed">Papers that the reader was told about, and what became of them.</param>
/// <param name="Suspects">Sources that are not to be trusted today.</param>
public sealed record DigestNews(
    IReadOnlyList<string> New,
    IReadOnlyList<(string PaperId, PublicationStatus Status)> Changed,
    IReadOnlyList<SuspectSource> Suspects
);

/// <summary>Makes the digests of one run. Pure: the same data and news give the same digest.</summary>
public sealed class DigestBuilder
{
    // As in the workbook: smaller changes come and go by chance.
    const int ClearPapers = 3,
        MostRises = 3;
    const double ClearShare = 0.25;

    readonly DigestData _data;
    readonly Dictionary<string, AssessedPaper> _byId;
    readonly Lazy<FirstFinder> _firsts;
    readonly Lazy<TrendTables> _trends;
    readonly DigestWords _words;
    readonly DateOnly? _since;

    public DigestBuilder(DigestData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _byId = data.Papers.DistinctBy(p => p.Item.Paper.Id).ToDictionary(p => p.Item.Paper.Id, p => p.Item);
        _firsts = new(() => new FirstFinder(data.Papers, data.Taxonomy, data.Lexicon));
        _trends = new(() =>
            TrendCalculator.Calculate(
                data.Papers.Select(p => p.Item),
                data.Taxonomy,
                data.Lexicon,
                new TrendOptions { AsOf = data.Day }
            )
        );
        _words = new DigestWords(data.Taxonomy, data.Lexicon);
        _since = data.Papers.Min(p => p.Item.Added);
    }

    /// <param name="reader">For whom.</param>
    /// <param name="news">What is told; ids that the data does not have are left out.</param>
    /// <param name="cancel">Asked at every paper while ranking.</param>
    public Digest Build(DigestReader reader, DigestNews news, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(news);
        AssessedPaper[] untold =
        [
            .. news.New.Select(_byId.GetValueOrDefault).OfType<AssessedPaper>().DistinctBy(p => p.Paper.Id),
        ];
        IReadOnlyList<AssessedPaper> papers = Ranked(
            [.. untold.Where(p => reader.Wants(p, _data.Taxonomy))],
            reader,
            cancel
        );
        return new Digest
        {
            Reader = reader.Name,
            Language = reader.Language,
            Day = _data.Day,
            StoreSince = _since,
            Suspects = news.Suspects,
            Firsts =
            [
                .. papers
                    .SelectMany(p =>
                        _firsts
                            .Value.Of(p)
                            .Select(f => new DigestFirst(
                                p.Paper.Id,
                                f.Level,
                                _words.Combination(f, p, reader.Language),
                                f.Others
                            ))
                    )
                    .OrderBy(f => f.Level),
            ],
            Papers = [.. papers.Select(p => _words.Paper(p, reader.Language))],
            Changes =
            [
                .. news
                    .Changed.Where(c => _byId.ContainsKey(c.PaperId))
                    .Select(c => DigestWords.Change(_byId[c.PaperId].Paper, c.Status, reader.Language)),
            ],
            Rises = [.. Rises(reader)],
            Undecided = untold.Count(p => reader.MayWant(p, _data.Taxonomy)),
        };
    }

    // Near to what the reader likes first; else, and among what the ranker leaves out (liked papers themselves, papers
    // dated ahead), by the surest category.
    IReadOnlyList<AssessedPaper> Ranked(AssessedPaper[] papers, DigestReader reader, CancellationToken cancel)
    {
        Dictionary<string, double> near = [];
        if (papers.Length > 1 && reader.Likes.Any(_byId.ContainsKey))
        {
            cancel.ThrowIfCancellationRequested();
            var ranker = new SuggestionRanker(
                _data.Taxonomy,
                _data.Lexicon,
                new SuggestionOptions { AsOf = _data.Day }
            );
            near = ranker
                .Rank(
                    [.. _byId.Values],
                    _data.Embeddings,
                    new ReaderProfile { LikedIds = reader.Likes, Language = reader.Language }
                )
                .ToDictionary(r => r.PaperId, r => r.Score);
        }

        return
        [
            .. papers
                .OrderByDescending(p => near.GetValueOrDefault(p.Paper.Id, -1))
                .ThenByDescending(p => Surest(p, reader))
                .ThenByDescending(p => p.Paper.Date?.Earliest ?? DateOnly.MinValue)
                .ThenBy(p => p.Paper.Id, StringComparer.Ordinal),
        ];
    }

    // What a person decided is sure.
    double Surest(AssessedPaper paper, DigestReader reader) =>
        paper.Decision is not null
            ? 1
            : paper
                .Assigned.Where(k =>
                    reader.Categories.Count == 0 || _data.Taxonomy.Find(k)?.IsAmong(reader.Categories) == true
                )
                .Select(k => paper.Assessment.Scores.GetValueOrDefault(k))
                .DefaultIfEmpty(0)
                .Max();

    IEnumerable<DigestRise> Rises(DigestReader reader) =>
        _trends
            .Value.Changes.Where(c =>
                _data.Taxonomy.Leaves.Any(l =>
                    l.Key == c.Category && (reader.Categories.Count == 0 || l.IsAmong(reader.Categories))
                )
            )
            .Where(c => c.Difference >= ClearPapers && c.Difference >= ClearShare * c.Before)
            .OrderByDescending(c => c.Difference)
            .Take(MostRises)
            .Select(c => new DigestRise(
                c.Category,
                _data.Taxonomy.Name(c.Category, reader.Language),
                Years(c.BeforeFromYear, c.FromYear - 1),
                c.Before,
                Years(c.FromYear, c.ToYear),
                c.After
            ));

    static string Years(int from, int to) =>
        from == to
            ? string.Create(CultureInfo.InvariantCulture, $"{from}")
            : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");
}
