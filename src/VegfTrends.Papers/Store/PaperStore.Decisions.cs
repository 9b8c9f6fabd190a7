using Microsoft.Data.Sqlite;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

public sealed partial class PaperStore
{
    const string SelectedDecision =
        "coalesce(k.name, p.name), d.categories, d.who, d.decided, d.note from decisions d join papers p on p.id = d.paper left join papers k on k.id = p.merged_into";

    /// <summary>Keeps what a person said. Nothing is ever overwritten: the latest decision on a paper holds, the earlier ones stay.</summary>
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
            paper, Columns.Of(decision.Categories), decision.Who, Columns.Of(decision.When), decision.Note);
        session.Commit();
        return added == 1;
    }

    /// <summary>All decisions on a paper, the latest last.</summary>
    public IReadOnlyList<Decision> DecisionsOf(string paperId)
    {
        ArgumentNullException.ThrowIfNull(paperId);
        using SqlSession session = Reading();
        return session.List($"select {SelectedDecision} where coalesce(p.merged_into, p.id) = $1 order by d.decided, d.id", r => ReadDecision(r, 0),
            FindRow(session, paperId));
    }

    /// <summary>The decision that holds, for every paper that has one, by paper id. Of two at the same moment the one entered later holds.</summary>
    public IReadOnlyDictionary<string, Decision> LatestDecisions()
    {
        using SqlSession session = Reading();
        return LatestDecisions(session);
    }

    static Dictionary<string, Decision> LatestDecisions(SqlSession session, StoreMark? until = null)
    {
        var latest = new Dictionary<string, Decision>(StringComparer.Ordinal);
        foreach (Decision decision in session.List($"select {SelectedDecision} where $1 is null or d.id <= $1 order by d.decided, d.id", r => ReadDecision(r, 0), until?.Decision))
        {
            latest[decision.PaperId] = decision;
        }

        return latest;
    }

    static Decision ReadDecision(SqliteDataReader r, int from) =>
        new(r.GetString(from), r.Strings(from + 1), r.GetString(from + 2), r.Time(from + 3), r.Text(from + 4));
}
