using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Matching;

namespace VegfTrends.Papers.Store;

/// <summary>Adds papers within one transaction: finds the paper that a record is of, or makes it, and notes where the
/// record stood.</summary>
/// <param name="session">A writing one.</param>
/// <param name="runId">The run that brings them.</param>
/// <param name="now">The time to note.</param>
/// <param name="isCurrent">
/// The records come from their source at this moment, so that their words replace those that the same source said
/// before; an export may be old.
/// </param>
/// <param name="noted">Told what became of each paper: its row and what changed.</param>
sealed class PaperAdder(
    SqlSession session,
    long runId,
    DateTimeOffset now,
    bool isCurrent = false,
    Action<long, PaperChange>? noted = null
)
{
    const string PubMedFormat = "pubmed-xml";

    /// <summary>Follows a merge: rows of papers that turned out to be another one keep their number and point to
    /// it.</summary>
    const string Resolved = "coalesce(p.merged_into, p.id)";

    const string ById =
        $"select {Resolved} from paper_ids i join papers p on p.id = i.paper where i.scheme = $1 and i.value = $2";

    const string TakenName =
        "select 1 from papers where name = $1 union all select 1 from paper_ids where scheme = 'name' and value = $1";

    readonly SearchIndex _index = new(session);

    /// <summary><c>true</c> when the paper is new.</summary>
    public bool Add(Paper paper, long file, bool fileHasBytes)
    {
        if (
            paper.Pmid is not null
            && session.Number("select 1 from deleted_pmids where pmid = $1", paper.Pmid) is not null
        )
        {
            paper = Undeleted(paper) ? paper : paper with { Status = PublicationStatus.Deleted };
        }

        IReadOnlyList<long> keys = MatchKeys.Of(paper);
        long? row = Known(paper, keys) ?? (fileHasBytes ? SamePlace(paper, file) : null);
        bool isNew = row is null;
        string? untaken = null;
        if (row is { } known)
        {
            untaken = MergeInto(known, paper);
        }
        else
        {
            row = PaperTable.Add(session, paper, FreeName(paper), runId, now);
            _index.Added(row.Value);
            noted?.Invoke(row.Value, PaperChange.New);
        }

        NoteIds(row.Value, paper);
        foreach (long key in keys)
        {
            session.Execute("insert into match_keys (key, paper) values ($1, $2) on conflict do nothing", key, row);
        }

        session.Execute(
            "insert into sources (paper, file, record, run, other) values ($1, $2, $3, $4, $5) on conflict do nothing",
            row,
            file,
            paper.Source.Record,
            runId,
            untaken
        );
        return isNew;
    }

    /// <summary>Whether a record is of a paper that is here; changes nothing.</summary>
    public bool Knows(Paper paper) =>
        Ids(paper).Any(i => session.Number(ById, i.Scheme, i.Value) is not null)
        || MatchKeys
            .Of(paper)
            .Any(key =>
                session
                    .List(
                        $"select {Resolved} from match_keys k join papers p on p.id = k.paper where k.key = $1",
                        r => r.GetInt64(0),
                        key
                    )
                    .Exists(row => !PaperMatcher.Contradict(Get(row).Paper, paper))
            );

    /// <summary>Makes what was added searchable; before the commit.</summary>
    public void Finish() => _index.Write();

    /// <summary>Marks the paper with this PMID, now or when it arrives.</summary>
    public void Delete(string pmid)
    {
        session.Execute(
            "insert into deleted_pmids (pmid, run, noted) values ($1, $2, $3) on conflict do nothing",
            pmid,
            runId,
            Columns.Of(now)
        );
        if (
            session.Number(ById, "pmid", pmid) is { } row
            && session.Execute("update papers set status = 'deleted' where id = $1 and status <> 'deleted'", row) > 0
        )
        {
            noted?.Invoke(row, PaperChange.Deleted);
        }
    }

    // PubMed itself gives the record: it was deleted by mistake, or its notice was one.
    bool Undeleted(Paper paper) =>
        isCurrent
        && paper.Source.Format == PubMedFormat
        && paper.Status != PublicationStatus.Deleted
        && session.Execute("delete from deleted_pmids where pmid = $1", paper.Pmid) > 0;

    long? Known(Paper paper, IReadOnlyList<long> keys)
    {
        // Identifiers first, the strongest first. One record may name two papers that were thought apart: it shows that
        // they are one.
        long? found = null;
        foreach (var (scheme, value) in Ids(paper))
        {
            if (session.Number(ById, scheme, value) is not { } row || row == found)
            {
                continue;
            }

            Paper other = Get(row).Paper;
            if (found is { } first)
            {
                Paper kept = Get(first).Paper;
                if (!PaperMatcher.Differ(kept.Pmid, other.Pmid) && !PaperMatcher.Differ(kept.Doi, other.Doi))
                {
                    MergeRows(first, row);
                }
            }
            else if (scheme == "pmid" || !PaperMatcher.Differ(paper.Pmid, other.Pmid))
            {
                found = row;
            }
        }

        if (found is not null)
        {
            return found;
        }

        return keys.SelectMany(key =>
                session.List(
                    $"select {Resolved} from match_keys k join papers p on p.id = k.paper where k.key = $1",
                    r => r.GetInt64(0),
                    key
                )
            )
            .Distinct()
            .Order()
            .Select(row => (long?)row)
            .FirstOrDefault(row => !PaperMatcher.Contradict(Get(row!.Value).Paper, paper));
    }

    /// <summary>The same record of the same bytes, read again: known even when it has nothing but a title.</summary>
    long? SamePlace(Paper paper, long file)
    {
        string title = TitleText(paper);
        return session
            .List(
                $"select {Resolved} from sources s join papers p on p.id = s.paper where s.file = $1 and s.record = $2 "
                    + $"order by s.id",
                r => r.GetInt64(0),
                file,
                paper.Source.Record
            )
            .Select(row => (long?)row)
            .FirstOrDefault(row => TitleText(Get(row!.Value).Paper) == title);
    }

    static string TitleText(Paper paper) =>
        PaperId.NormalisedTitle(paper.Title.In(Language.Zh) ?? paper.Abstract.In(Language.Zh));

    string? MergeInto(long row, Paper paper)
    {
        StoredPaper known = Get(row);
        Paper merged = IsRevision(known.Paper, paper)
            ? PaperMerge.Revise(known.Paper, paper)
            : PaperMerge.Merge(known.Paper, paper);
        Save(known, merged);
        if (ChangeOf(known.Paper, merged) is { } change)
        {
            noted?.Invoke(row, change);
        }

        return PaperMerge.Untaken(merged, paper);
    }

    bool IsRevision(Paper known, Paper paper) =>
        isCurrent
        && (
            known.Source.Format == paper.Source.Format
            || (known.Source.Format == "medline" && paper.Source.Format == PubMedFormat)
        )
        && Ids(known).Intersect(Ids(paper)).Any();

    static PaperChange? ChangeOf(Paper known, Paper merged) =>
        merged.Status == PublicationStatus.Retracted && known.Status != PublicationStatus.Retracted
            ? PaperChange.Retracted
        : merged.Title != known.Title || merged.Abstract != known.Abstract || merged.Status != known.Status
            ? PaperChange.Changed
        : null;

    void Save(StoredPaper known, Paper merged)
    {
        bool moreText = merged.Title != known.Paper.Title || merged.Abstract != known.Paper.Abstract;
        if (moreText)
        {
            _index.Changing(known.Row, known.Paper);
        }

        if (moreText || !SameButLists(merged, known.Paper))
        {
            PaperTable.Save(session, known.Row, merged, known.TextVersion + (moreText ? 1 : 0));
        }
    }

    // Lists are compared by reference on purpose: the merge returns the known list itself when nothing was added.
    static bool SameButLists(Paper merged, Paper known) => merged == known;

    // The dropped row keeps its text and its decisions, and points to the kept one: numbers and names given out before
    // still lead somewhere.
    void MergeRows(long keep, long drop)
    {
        StoredPaper kept = Get(keep),
            dropped = Get(drop);
        Paper merged = PaperMerge.Merge(kept.Paper, dropped.Paper);
        session.Execute("update paper_ids set paper = $1 where paper = $2", keep, drop);
        session.Execute(
            "insert into match_keys (key, paper) select key, $1 from match_keys where paper = $2 on conflict do nothing",
            keep,
            drop
        );
        session.Execute("delete from match_keys where paper = $1", drop);
        session.Execute(
            """
            update sources set paper = $1 where paper = $2
              and not exists (select 1 from sources o where o.paper = $1 and o.file = sources.file and o.record = sources.record)
            """,
            keep,
            drop
        );
        session.Execute("delete from embeddings where paper = $1", drop);
        session.Execute("delete from assessments where paper = $1", drop);
        session.Execute("update papers set merged_into = $1 where id = $2 or merged_into = $2", keep, drop);
        Save(kept, merged);
    }

    void NoteIds(long row, Paper paper)
    {
        foreach (var (scheme, value) in Ids(paper).Append(("name", paper.Id)))
        {
            session.Execute(
                "insert into paper_ids (scheme, value, paper) values ($1, $2, $3) on conflict do nothing",
                scheme,
                value,
                row
            );
        }
    }

    /// <summary>Two files may number their rows alike; the second paper called "1" is named by its identifiers or its
    /// text.</summary>
    string FreeName(Paper p)
    {
        string name = p.Id;
        for (int copy = 1; session.Number(TakenName, name) is not null; copy++)
        {
            name = PaperId.For(
                p.Pmid,
                p.Doi,
                p.Pmcid,
                p.CnkiId,
                p.Title,
                p.Date,
                AuthorName.First(p),
                p.Abstract.In(Language.Zh)
            );
            name = copy == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{copy}");
        }

        return name;
    }

    StoredPaper Get(long row) =>
        session.List($"select {PaperTable.Selected} from papers p where p.id = $1", PaperTable.Read, row)[0];

    static IEnumerable<(string Scheme, string Value)> Ids(Paper paper)
    {
        if (paper.Pmid is not null)
        {
            yield return ("pmid", paper.Pmid);
        }

        if (paper.Doi is not null)
        {
            yield return ("doi", paper.Doi);
        }

        if (paper.Pmcid is not null)
        {
            yield return ("pmcid", paper.Pmcid);
        }

        if (paper.CnkiId is not null)
        {
            yield return ("cnki", paper.CnkiId);
        }

        // A register's entry keeps its number while its title changes.
        if (paper.Id.StartsWith(ClinicalTrialsJsonFormat.IdPrefix, StringComparison.Ordinal))
        {
            yield return ("nct", paper.Id[ClinicalTrialsJsonFormat.IdPrefix.Length..]);
        }
    }
}
