using System.Globalization;
using System.Text;

namespace VegfTrends.Papers.Store;

public sealed partial class PaperStore
{
    /// <summary>
    /// Papers whose titles and abstracts hold every word of the text, in either language and any case; words in double quotes belong together.
    /// Best first, or the latest first when only words of one or two characters are given. An identifier finds its paper.
    /// </summary>
    public IReadOnlyList<StoredPaper> Search(string text, int limit = 100)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (Find(text.Trim()) is { } named)
        {
            return [named];
        }

        List<string> terms = Terms(text);
        if (terms.Count == 0)
        {
            return [];
        }

        // The trigram index finds nothing, and says nothing, for less than three characters; those words are looked for row by row.
        string[] indexed = terms.Where(t => Characters(t) >= 3).ToArray(), scanned = terms.Where(t => Characters(t) < 3).ToArray();
        var sql = new StringBuilder($"select {PaperRows.Selected} from papers p ");
        var values = new List<object?>();
        if (indexed.Length > 0)
        {
            values.Add(string.Join(" AND ", indexed.Select(t => '"' + t.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')));
            sql.Append("join paper_search s on s.rowid = p.id and paper_search match $1 ");
        }

        sql.Append("where p.merged_into is null ");
        foreach (string term in scanned)
        {
            values.Add('%' + Escaped(term) + '%');
            sql.Append(CultureInfo.InvariantCulture,
                $"""
                 and (p.title_zh like ${values.Count} escape '\' or p.title_en like ${values.Count} escape '\'
                   or p.abstract_zh like ${values.Count} escape '\' or p.abstract_en like ${values.Count} escape '\')

                 """);
        }

        values.Add(limit);
        sql.Append(indexed.Length > 0 ? "order by s.rank, p.id desc " : "order by p.year desc, p.id desc ")
            .Append(CultureInfo.InvariantCulture, $"limit ${values.Count}");
        using SqlSession session = Reading();
        return session.List(sql.ToString(), PaperRows.Read, values.ToArray());
    }

    static List<string> Terms(string text)
    {
        var terms = new List<string>();
        string[] parts = text.Replace('\u201C', '"').Replace('\u201D', '"').Split('"');
        for (int i = 0; i < parts.Length; i++)
        {
            // Every second part stood between quotes.
            terms.AddRange(i % 2 == 1 ? [parts[i].Trim()] : parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        terms.RemoveAll(t => t.Length == 0);
        return terms;
    }

    static int Characters(string text) => text.EnumerateRunes().Count();

    static string Escaped(string term) =>
        term.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
