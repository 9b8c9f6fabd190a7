using System.Data.Common;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

// What people said.
public sealed partial class PaperStore
{
    const string SelectedDecision =
        "coalesce(k.name, p.name), d.categories, d.who, d.decided, d.note from decisions d join papers p on p.id = "
        + "d.paper left join papers k on k.id = p.merged_into";

    /// <summary>Keeps what a person said. Nothing is ever overwritten: the latest decision on a paper holds, the
    /// earlier ones stay.</summary>
    /// <returns><c>false</c> when exactly this decision is known already, as when a sheet is read twice.</returns>
    /// <exception cref="StoreException">The paper is not in the store.</exception>
    public bool AddDecision(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        using SqlSession session = Writing();
        long paper = RequirePaper(session, decision.PaperId, Path);
        int added = session.Execute(
            """
            insert into decisions (paper, categories, who, decided, note)
            select $1, $2, $3, $4, $5
            where not exists (select 1 from decisions
              where paper = $1 and categories = $2 and who = $3 and decided = $4 and coalesce(note, '') = coalesce($5, ''))
            """,
            paper,
            Columns.Of(decision.Categories),
            decision.Who,
            Columns.Of(decision.When),
            decision.Note
        );
        session.Commit();
        return added == 1;
    }

    /// <summary>Keeps many decisions, all or none.</summary>
    /// <param name="batch">Each with the decision that must be its paper's latest, or <c>null</c> when the paper must
    /// have none.</param>
    /// <returns><c>false</c>, and nothing is kept, when another decision was made meanwhile.</returns>
    /// <exception cref="StoreException">A paper is not in the store; nothing is kept.</exception>
    public bool TakeDecisions(IReadOnlyList<(Decision Decision, Decision? Replaces)> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0)
        {
            return true;
        }

        using SqlSession session = Writing();

        // All are compared before any is added: a file of a decision's history has several on one paper.
        var rows = new long[batch.Count];
        for (int i = 0; i < batch.Count; i++)
        {
            rows[i] = RequirePaper(session, batch[i].Decision.PaperId, Path);
            if (!Same(History(session, rows[i]).LastOrDefault(), batch[i].Replaces))
            {
                return false;
            }
        }

        for (int i = 0; i < batch.Count; i++)
        {
            Decision d = batch[i].Decision;
            session.Execute(
                "insert into decisions (paper, categories, who, decided, note) values ($1, $2, $3, $4, $5)",
                rows[i],
                Columns.Of(d.Categories),
                d.Who,
                Columns.Of(d.When),
                d.Note
            );
        }

        session.Commit();
        return true;
    }

    /// <summary>All decisions on these papers, the latest last, by paper id; papers without any are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Decision>> DecisionHistory(IEnumerable<string> paperIds)
    {
        ArgumentNullException.ThrowIfNull(paperIds);
        using SqlSession session = Reading();
        var histories = new Dictionary<string, IReadOnlyList<Decision>>(StringComparer.Ordinal);
        foreach (string id in paperIds.Distinct(StringComparer.Ordinal))
        {
            if (FindRow(session, id) is { } row && History(session, row) is { Count: > 0 } history)
            {
                histories[id] = history;
            }
        }

        return histories;
    }

    /// <summary>All decisions ever made, in the order of their moments.</summary>
    public IReadOnlyList<Decision> AllDecisions()
    {
        using SqlSession session = Reading();
        return session.List($"select {SelectedDecision} order by d.decided, d.id", r => ReadDecision(r, 0));
    }

    /// <summary>All decisions on a paper, the latest last.</summary>
    public IReadOnlyList<Decision> DecisionsOf(string paperId)
    {
        ArgumentNullException.ThrowIfNull(paperId);
        using SqlSession session = Reading();
        return History(session, FindRow(session, paperId));
    }

    // The union of a paper's own and those of papers merged into it; each half has an index.
    static List<Decision> History(SqlSession session, long? paper) =>
        session.List(
            $"select {SelectedDecision} where d.paper = $1 or d.paper in (select id from papers where merged_into = "
                + $"$1) order by d.decided, d.id",
            r => ReadDecision(r, 0),
            paper
        );

    static bool Same(Decision? a, Decision? b) =>
        a is null || b is null
            ? a is null && b is null
            : a.When == b.When && a.Who == b.Who && a.Note == b.Note && a.Categories.SequenceEqual(b.Categories);

    /// <summary>The decision that holds, for every paper that has one, by paper id. Of two at the same moment the one
    /// entered later holds.</summary>
    public IReadOnlyDictionary<string, Decision> LatestDecisions()
    {
        using SqlSession session = Reading();
        return LatestDecisions(session);
    }

    static Dictionary<string, Decision> LatestDecisions(SqlSession session, StoreMark? until = null)
    {
        var latest = new Dictionary<string, Decision>(StringComparer.Ordinal);
        foreach (
            Decision decision in session.List(
                $"select {SelectedDecision} where $1 is null or d.id <= $1 order by d.decided, d.id",
                r => ReadDecision(r, 0),
                until?.Decision
            )
        )
        {
            latest[decision.PaperId] = decision;
        }

        return latest;
    }

    static Decision ReadDecision(DbDataReader r, int from) =>
        new(r.GetString(from), r.Strings(from + 1), r.GetString(from + 2), r.Time(from + 3), r.Text(from + 4));
}
