using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>Keeps the search table in step with the papers of one transaction.</summary>
sealed class SearchIndex(SqlSession session)
{
    readonly SortedSet<long> _waiting = [];

    /// <summary>A paper has come; it is indexed by <see cref="Write"/>.</summary>
    public void Added(long row) => _waiting.Add(row);

    /// <summary>The text of a known paper changes; the old one goes at once, because the index must be told what it
    /// holds.</summary>
    public void Changing(long row, Paper old)
    {
        if (_waiting.Add(row))
        {
            session.Execute(
                """
                insert into paper_search (paper_search, rowid, title_zh, title_en, abstract_zh, abstract_en)
                values ('delete', $1, $2, $3, $4, $5)
                """,
                row,
                old.Title.Zh,
                old.Title.En,
                old.Abstract.Zh,
                old.Abstract.En
            );
        }
    }

    /// <summary>Indexes what waits. Once a batch: every other statement between two papers would make the index write
    /// itself to disk.</summary>
    public void Write()
    {
        foreach (long row in _waiting)
        {
            session.Execute(
                """
                insert into paper_search (rowid, title_zh, title_en, abstract_zh, abstract_en)
                select id, title_zh, title_en, abstract_zh, abstract_en from papers where id = $1
                """,
                row
            );
        }

        _waiting.Clear();
    }
}
