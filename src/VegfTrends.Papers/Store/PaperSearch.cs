using System.Globalization;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>Searches titles and abstracts for words; see <see cref="PaperStore.Search"/>.</summary>
/// <param name="session">Must outlive the enumeration.</param>
sealed class PaperSearch(SqlSession session)
{
    /// <summary>All papers that hold every word, the best first; read one by one as they are asked for.</summary>
    public IEnumerable<StoredPaper> Find(string text)
    {
        List<string> terms = Terms(text);
        return terms.Count == 0
            ? []
            : Candidates(terms)
                .Select(row =>
                    session.List($"select {PaperTable.Selected} from papers p where p.id = $1", PaperTable.Read, row)[0]
                )
                .Where(p => terms.TrueForAll(t => Holds(p.Paper, t)));
    }

    // Numbers only, in the order of the answer: sorting whole papers would cost more than finding them.
    List<long> Candidates(List<string> terms)
    {
        // The trigram index finds nothing, and says nothing, for less than three characters: such words are looked for
        // row by row when they stand alone.
        string[] indexed = terms.Where(t => Characters(t) >= 3).ToArray();
        if (indexed.Length > 0)
        {
            return session.List(
                "select s.rowid from paper_search s join papers p on p.id = s.rowid where paper_search match $1 and "
                    + "p.merged_into is null order by s.rank, s.rowid desc",
                r => r.GetInt64(0),
                string.Join(" AND ", indexed.SelectMany(Trigrams).Distinct())
            );
        }

        var sql = new StringBuilder("select p.id from papers p where p.merged_into is null");
        for (int i = 1; i <= terms.Count; i++)
        {
            sql.Append(
                CultureInfo.InvariantCulture,
                $@" and (p.title_zh like ${i} escape '\' or p.title_en like ${i} escape '\' or p.abstract_zh like ${i} "
                    + $@"escape '\' or p.abstract_en like ${i} escape '\')"
            );
        }

        return session.List(
            sql.Append(" order by p.year desc, p.id desc").ToString(),
            r => r.GetInt64(0),
            terms.Select(object? (t) => '%' + Escaped(t) + '%').ToArray()
        );
    }

    // The index knows which paper has which three characters, not in which order they stand.
    static bool Holds(Paper paper, string term) =>
        paper.Texts().Any(t => t.Text.Contains(term, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<string> Trigrams(string term)
    {
        string[] characters = term.EnumerateRunes().Select(r => r.ToString()).ToArray();
        return Enumerable
            .Range(0, characters.Length - 2)
            .Select(i =>
                '"' + string.Concat(characters.AsSpan(i, 3)).Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            );
    }

    static List<string> Terms(string text)
    {
        var terms = new List<string>();
        string[] parts = text.Replace('\u201C', '"').Replace('\u201D', '"').Split('"');
        for (int i = 0; i < parts.Length; i++)
        {
            // Every second part stood between quotes.
            terms.AddRange(
                i % 2 == 1 ? [parts[i].Trim()] : parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );
        }

        terms.RemoveAll(t => t.Length == 0);
        return terms;
    }

    static int Characters(string text) => text.EnumerateRunes().Count();

    static string Escaped(string term) =>
        term.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
