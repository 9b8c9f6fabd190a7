namespace VegfTrends.Papers.Formats;

/// <summary>Splits a cell that holds a list: by semicolons, bars or line ends, or as Python writes one (<c>['Marx, Karl', 'Li, W.']</c>).</summary>
static class ListCell
{
    /// <param name="cell">The cell.</param>
    /// <param name="names">Whether it lists persons, whose names may hold a comma themselves: "Marx, Karl" is one, "Liu R., Adler D.G." are two.</param>
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

        string[] parts = cell.Split(',', '，', '、');
        return !names || parts.All(p => p.Trim().Contains(' ')) || parts.Any(p => p.Any(c => c is >= '\u3400' and <= '\u9FFF')) ? parts : [cell];
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
