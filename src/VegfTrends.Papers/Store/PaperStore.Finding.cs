using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

// Which papers are there.
public sealed partial class PaperStore
{
    /// <summary>All papers in the order in which they were added, those deleted by their source included.</summary>
    public IEnumerable<StoredPaper> Papers() =>
        Stream(
            $"select {PaperTable.Selected} from papers p where p.merged_into is null order by p.id",
            PaperTable.Read
        );

    public int CountPapers()
    {
        using SqlSession session = Reading();
        return (int)session.Number("select count(*) from papers where merged_into is null")!.Value;
    }

    /// <summary>A paper by any name it has been met under: <c>pmid:1</c>, <c>doi:10.1/x</c>, <c>pmcid:…</c>,
    /// <c>cnki:…</c>, or the id its input gave.</summary>
    public StoredPaper? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        using SqlSession session = Reading();
        return FindRow(session, id) is { } row
            ? session.List($"select {PaperTable.Selected} from papers p where p.id = $1", PaperTable.Read, row).Single()
            : null;
    }

    /// <summary>The ids in the store of the papers that are known under these names, see <see cref="Find"/>; unknown
    /// names are left out.</summary>
    public IReadOnlyDictionary<string, string> PaperIds(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        using SqlSession session = Reading();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            if (FindRow(session, name) is { } row)
            {
                ids[name] = session.List("select name from papers where id = $1", r => r.GetString(0), row)[0];
            }
        }

        return ids;
    }

    /// <summary>
    /// Papers whose titles and abstracts hold every word of the text, in either language and any case; words in double
    /// quotes belong together. Best first, or the latest first when only words of one or two characters are given. An
    /// identifier finds its paper.
    /// </summary>
    public IReadOnlyList<StoredPaper> Search(string text, int limit = 100)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (Find(text.Trim()) is { } named)
        {
            return [named];
        }

        using SqlSession session = Reading();
        return [.. new PaperSearch(session).Find(text).Take(limit)];
    }

    /// <summary>Every place where a paper stood, the first one first. Empty when the paper is not known.</summary>
    public IReadOnlyList<PaperSource> SourcesOf(string paperId)
    {
        ArgumentNullException.ThrowIfNull(paperId);
        using SqlSession session = Reading();
        return session.List(
            """
            select f.name, f.sha256, f.format, s.record, s.run, s.other
            from sources s join files f on f.id = s.file where s.paper = $1 order by s.id
            """,
            r => new PaperSource(
                r.GetString(0),
                r.GetString(1),
                r.GetString(2),
                r.GetInt32(3),
                r.GetInt64(4),
                r.Text(5)
            ),
            FindRow(session, paperId)
        );
    }

    /// <summary>Which of these identifiers the store has.</summary>
    public IReadOnlySet<string> KnownIds(string scheme, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using SqlSession session = Reading();
        return values
            .Where(v =>
                session.Number("select 1 from paper_ids where scheme = $1 and value = $2", scheme, v) is not null
            )
            .ToHashSet();
    }

    /// <summary>Whether a record would be taken for a paper that the store has, by its identifiers or its
    /// text.</summary>
    public bool Knows(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using SqlSession session = Reading();
        return new PaperAdder(session, 0, Now).Knows(paper);
    }

    static long? FindRow(SqlSession session, string id)
    {
        if (session.Number("select coalesce(merged_into, id) from papers where name = $1", id) is { } named)
        {
            return named;
        }

        const string ById =
            "select coalesce(p.merged_into, p.id) from paper_ids i join papers p on p.id = i.paper where i.scheme = $1 "
            + "and i.value = $2";
        int colon = id.IndexOf(':', StringComparison.Ordinal);
        return session.Number(ById, "name", id)
            ?? (colon > 0 ? session.Number(ById, id[..colon], id[(colon + 1)..]) : null);
    }

    static long RequirePaper(SqlSession session, string id, string path) =>
        FindRow(session, id)
        ?? throw new StoreException(
            $"{path}: found no paper '{id}', expected one that is in the store. Import its file first."
        );
}
