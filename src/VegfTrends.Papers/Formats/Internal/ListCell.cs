using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Splits a cell that holds a list: by semicolons, bars or line ends, or as Python writes one (<c>['Marx,
/// Karl', 'Li, W.']</c>).</summary>
static class ListCell
{
    /// <param name="cell">The cell.</param>
    /// <param name="names">Whether it lists persons, whose names may hold a comma themselves: "Marx, Karl" is one, "Liu
    /// R., Adler D.G." are two.</param>
    public static IEnumerable<string> Split(string cell, bool names)
    {
        cell = cell.Trim();
        if (cell is ['[', '\'' or '"', .., ']'])
        {
            return Quoted(cell);
        }

        if (cell.AsSpan().IndexOfAny(";；|\n") >= 0)
        {
            return cell.Split(';', '；', '|', '\n');
        }

        List<string> parts = AtCommas(cell);
        return !names || parts.All(p => p.Trim().Contains(' ')) || parts.Any(p => p.Any(Han.Is)) ? parts : [cell];
    }

    // Commas inside brackets do not count: "duplication cyst (diagnosis, surgery), cytology".
    static List<string> AtCommas(string cell)
    {
        var parts = new List<string>();
        int depth = 0,
            start = 0;
        for (int i = 0; i < cell.Length; i++)
        {
            depth +=
                cell[i] is '(' or '（' ? 1
                : cell[i] is ')' or '）' && depth > 0 ? -1
                : 0;
            if (depth == 0 && (cell[i] is ',' or '，' or '、'))
            {
                parts.Add(cell[start..i]);
                start = i + 1;
            }
        }

        parts.Add(cell[start..]);
        return parts;
    }

    static IEnumerable<string> Quoted(string cell)
    {
        int position = 1;
        while (position < cell.Length)
        {
            int open = cell.AsSpan(position).IndexOfAny('\'', '"');
            if (open < 0)
            {
                yield break;
            }

            open += position;

            // A closing quote stands before a comma or the bracket: O'Neil's does not.
            int close = open + 1;
            while (close < cell.Length && !(cell[close] == cell[open] && cell[close + 1] is ',' or ']'))
            {
                close++;
            }

            yield return cell[(open + 1)..Math.Min(close, cell.Length)].Trim(']');
            position = close + 1;
        }
    }
}
